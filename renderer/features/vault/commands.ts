import type { CommandId } from '../../../shared/commands.ts';
import { mergeText } from '../../../shared/merge-text.ts';
import { t } from '../../../shared/strings/index.ts';
import type { VaultScope } from '../../../shared/vault/contract.ts';
import { bridge } from '../../bridge.ts';
import { takeVaultEdits } from '../../storage/library.ts';
import { announceDone, announceProblem, say } from '../../stores/activity.ts';
import { setVault, useVault, type OpenConflict } from '../../stores/vault.ts';
import { setView } from '../../stores/view.ts';
import { kickVault } from './runner.ts';

/** What is kept where both sides changed a text. */
export type Choice = 'ours' | 'theirs' | 'both';

/** Shows how the mirror is. */
export async function openVault(): Promise<void> {
  setView({ overlay: 'vault' });
  setVault({ status: await bridge.vaultStatus() });
}

export const vaultCommands = { 'vault.open': openVault } satisfies Partial<
  Record<CommandId, () => Promise<void>>
>;

/** Asks for a folder, and begins. */
export async function chooseFolder(): Promise<void> {
  const chosen = await bridge.chooseVault();
  if (!chosen.ok) return announceProblem(chosen.problem);
  if (chosen.value === null) return;
  setVault({ status: chosen.value, conflicts: [], problem: null });
  kickVault(0);
}

/** Rests, or goes on. A pass that runs stops after its portion. */
export async function restVault(to: 'paused' | 'on'): Promise<void> {
  const { status } = useVault.getState();
  if (status === null) return;
  setVault({ status: await bridge.setVault({ paused: to === 'paused', scope: status.scope }) });
  kickVault(0);
}

/** Mirrors other papers from now on; files that are there stay. */
export async function setScope(scope: VaultScope): Promise<void> {
  const { status } = useVault.getState();
  if (status === null) return;
  setVault({ status: await bridge.setVault({ paused: status.state === 'paused', scope }) });
  kickVault(0);
}

/** Mirrors no more; the files stay. */
export async function stopMirroring(): Promise<void> {
  setVault({ status: await bridge.stopVault(), conflicts: [], problem: null });
  announceDone(t.vault.stopped, false);
}

/** Writes files and blocks again that the reader deleted. */
export async function rewriteMissing(): Promise<void> {
  const ids = await bridge.rewriteVault();
  if (!ids.ok) return announceProblem(ids.problem);
  kickVault(0, ids.value);
}

export const openFolder = (): void => void bridge.openVaultFolder();

/** Settles a conflict as the reader chose. A library or file that moved on meanwhile is merged again. */
export async function resolve(conflict: OpenConflict, choice: Choice): Promise<void> {
  const { id, key, base, ours, theirs } = conflict;
  const paperId = id.slice('paper:'.length);
  const value = choice === 'theirs' ? theirs : mergeText(base, ours, theirs);
  const { settled } =
    choice === 'ours'
      ? { settled: [{ id, key, theirs }] }
      : await takeVaultEdits([{ paperId, key, value, ours, theirs }]);
  const done = await bridge.settleVault({ settled });
  if (!done.ok) return announceProblem(done.problem);
  setVault({ conflicts: useVault.getState().conflicts.filter((each) => each !== conflict) });
  say(t.vault.chosen[choice]);
  kickVault(0, [id]);
}
