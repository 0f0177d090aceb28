import type { CommandId } from '../../../shared/commands.ts';
import { t } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import { announceDone, announceProblem, say } from '../../stores/activity.ts';
import { setView, useView } from '../../stores/view.ts';
import { heard } from './runner.ts';

/** Shows how sync is. */
export async function openSync(): Promise<void> {
  setView({ overlay: 'sync' });
  heard(await bridge.syncStatus());
}

/** Looks at the folder at once. */
export async function lookNow(): Promise<void> {
  const status = await bridge.lookSync();
  heard(status);
  if (status.state !== 'on') await openSync();
  else if (useView.getState().overlay === 'sync') return;
  else if (status.problem !== null) announceProblem(status.problem);
  else say(t.sync.looked);
}

export const syncCommands = { 'sync.open': openSync, 'sync.now': lookNow } satisfies Partial<
  Record<CommandId, () => Promise<void>>
>;

/** Asks for the folder that devices share. */
export async function chooseFolder(): Promise<void> {
  const chosen = await bridge.chooseSyncFolder();
  if (!chosen.ok) return announceProblem(chosen.problem);
  if (chosen.value !== null) heard(chosen.value);
}

/** Stops for now, or goes on. */
export async function restSync(to: 'paused' | 'on'): Promise<void> {
  heard(await bridge.pauseSync(to === 'paused'));
}

/** Syncs no more; what is there and what is here stays. */
export async function leaveSync(): Promise<void> {
  heard(await bridge.leaveSync());
  announceDone(t.sync.left, false);
}
