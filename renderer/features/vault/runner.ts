/**
 * Keeps the files of the Markdown mirror and the library together: after every commit, and whenever main says that a file
 * changed. A pass reads only what changed, a portion at a time, and stops between portions when it is told to. One window does it for all.
 */
import type { VaultDocument, VaultOutcome, VaultStatus } from '../../../shared/vault/contract.ts';
import { bridge } from '../../bridge.ts';
import {
  onLibraryChanged,
  Refused,
  takeVaultEdits,
  vaultChanges,
  vaultDocuments,
  vaultListDocuments,
  vaultPaperIds,
  type PaperEdit,
} from '../../storage/library.ts';
import { announceDone } from '../../stores/activity.ts';
import { setVault, useVault } from '../../stores/vault.ts';

const QUIET_MS = 800;
const PORTION = 40;
const LISTS = 200;
/** Fewer are done before anybody could read how far it is. */
const SHOWN_FROM = 120;
const LOCK = 'lectern:vault';
const PAPER = 'paper:';

/** Documents to look at in the next pass, whatever changed. */
const waiting = new Set<string>();
let timer: ReturnType<typeof setTimeout> | undefined;
let running: Promise<void> | null = null;
let asked = false;
let leads = false;
/** Whether files may be others than at the last look. */
let isStale = true;

/** Follows from now on, unless another window does. Answers a function that stops it. */
export function followVault(): () => void {
  const own = new AbortController();
  const { signal } = own;
  void bridge.vaultStatus().then((status) => setVault({ status }));
  void navigator.locks
    .request(LOCK, { signal }, async () => {
      leads = true;
      const stops = [
        onLibraryChanged(() => kickSoon(QUIET_MS)),
        bridge.on('vaultChanged', () => kickVault(0)),
      ];
      kickVault(0);
      await new Promise<void>((done) => signal.addEventListener('abort', () => done()));
      stops.forEach((stop) => stop());
      clearTimeout(timer);
      leads = false;
    })
    .catch(() => undefined);
  return () => own.abort();
}

/** Has a pass begin soon. `ids` are documents that it looks at in any case. */
export function kickVault(wait = QUIET_MS, ids: readonly string[] = []): void {
  ids.forEach((id) => waiting.add(id));
  isStale = true;
  kickSoon(wait);
}

function kickSoon(wait: number): void {
  if (!leads) return;
  if (running !== null) {
    asked = true;
    return;
  }
  clearTimeout(timer);
  timer = setTimeout(() => void run(), wait);
}

async function run(): Promise<void> {
  running ??= pass().catch((error: unknown) => {
    // Nothing can be saved at the moment: files wait as everything does.
    if (!(error instanceof Refused)) setVault({ problem: { code: 'unexpected', detail: String(error) } });
  });
  await running;
  running = null;
  setVault({ progress: null });
  if (!asked) return;
  asked = false;
  kickSoon(QUIET_MS);
}

const isOn = (status: VaultStatus | null): boolean => status?.state === 'on' || status?.state === 'gone';

async function pass(): Promise<void> {
  // Another window may have chosen a folder, or paused.
  const known = await bridge.vaultStatus();
  if (!isOn(known)) return setVault({ status: known });
  const { status, changed } = await look();
  if (status === null) return;
  setVault({ status, problem: null });
  if (status.state !== 'on') return;
  const { cursor, paperIds } = await vaultChanges(status.cursor);
  const own = [...changed, ...waiting];
  waiting.clear();
  const wanted = paperIds ?? (await vaultPaperIds(status.scope));
  const ids = [...new Set([...wanted, ...own.flatMap(paperOf)])];
  if (ids.length === 0 && own.length === 0 && cursor === status.cursor) return;
  const edits: PaperEdit[] = [];
  let isWhole = true;
  for (let from = 0; from < ids.length && isWhole; from += PORTION) {
    if (ids.length >= SHOWN_FROM) setVault({ progress: { done: from, of: ids.length } });
    const documents = await vaultDocuments(ids.slice(from, from + PORTION), status.scope);
    edits.push(...(await exchange(documents)));
    isWhole = isOn(useVault.getState().status);
  }
  const lists = isWhole ? await vaultListDocuments() : [];
  for (let from = 0; from < lists.length; from += LISTS) await exchange(lists.slice(from, from + LISTS));
  await take(edits);
  setVault({ status: isWhole ? await bridge.followedVault(cursor) : await bridge.vaultStatus() });
}

/** What changed in the folder, where anything may have. The status is null where that could not be told. */
async function look(): Promise<{ readonly status: VaultStatus | null; readonly changed: readonly string[] }> {
  if (!isStale) return { status: await bridge.vaultStatus(), changed: [] };
  isStale = false;
  const scanned = await bridge.scanVault();
  if (scanned.ok) return scanned.value;
  isStale = true;
  setVault({ problem: scanned.problem });
  return { status: null, changed: [] };
}

const paperOf = (id: string): readonly string[] => (id.startsWith(PAPER) ? [id.slice(PAPER.length)] : []);

async function exchange(documents: readonly VaultDocument[]): Promise<readonly PaperEdit[]> {
  if (documents.length === 0) return [];
  const exchanged = await bridge.exchangeVault({ documents });
  if (!exchanged.ok) {
    setVault({ problem: exchanged.problem });
    documents.forEach(({ id }) => waiting.add(id));
    return [];
  }
  for (const { id, again } of exchanged.value) if (again) kickVault(QUIET_MS, [id]);
  showConflicts(documents, exchanged.value);
  return exchanged.value.flatMap(({ id, edits }) =>
    paperOf(id).flatMap((paperId) => edits.map((edit) => ({ ...edit, paperId }))),
  );
}

function showConflicts(documents: readonly VaultDocument[], outcomes: readonly VaultOutcome[]): void {
  const titles = new Map(
    documents.map(({ id, front }) => [id, front.find(({ key }) => key === 'title')?.value]),
  );
  const { conflicts: before } = useVault.getState();
  const fresh = outcomes.flatMap(({ id, conflicts }) =>
    conflicts.map((each) => ({ ...each, id, title: titles.get(id) ?? '' })),
  );
  const conflicts = [...before.filter(({ id }) => !titles.has(id)), ...fresh];
  if (JSON.stringify(conflicts) !== JSON.stringify(before)) setVault({ conflicts });
}

/** One step for all that files had to say. */
async function take(edits: readonly PaperEdit[]): Promise<void> {
  if (edits.length === 0) return;
  const { done, settled } = await takeVaultEdits(edits);
  await bridge.settleVault({ settled });
  kickVault(
    QUIET_MS,
    edits.map(({ paperId }) => `${PAPER}${paperId}`),
  );
  if (done !== null) announceDone(done.label);
}
