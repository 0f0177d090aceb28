import { t } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import { announceDone, announceProblem } from '../../stores/activity.ts';
import { setLibrary, useLibrary, type LibraryStore } from '../../stores/library.ts';
import { setView } from '../../stores/view.ts';
import { ingest } from '../../workers/index.ts';
import { settled } from './opening.ts';

/** Shows how the library is. */
export function openHealth(): void {
  setView({ overlay: 'health' });
  void refresh();
}

/** Puts it away, with a backup that was chosen and not restored. */
export function closeHealth(): void {
  setView({ overlay: null });
  if (useLibrary.getState().busy === null) void leaveBackup();
}

async function refresh(): Promise<void> {
  setLibrary({ health: await bridge.health() });
}

/** Reads everything on the disk back. */
export const verify = (): Promise<void> =>
  busy('verifying', async () => setLibrary({ health: await bridge.verifyLibrary() }));

export const openFolder = (): void => void bridge.openLibraryFolder();

/** Writes a backup where the reader says. */
export const backUp = (): Promise<void> =>
  busy('backingUp', async () => {
    // A backup of what is on the disk is worth most while nothing more can be saved.
    if (useLibrary.getState().saving.state !== 'failing') await settled();
    const made = await bridge.backUp();
    if (!made.ok) announceProblem(made.problem);
    else if (made.value !== null) announceDone(t.library.backedUp(made.value.name, made.value.bytes), false);
    await refresh();
  });

/** Asks for a backup, and shows what restoring it would do. */
export async function chooseBackup(): Promise<void> {
  const { saving } = useLibrary.getState();
  if (saving.state === 'failing') return announceProblem(saving.problem);
  const chosen = await bridge.chooseBackup();
  if (!chosen.ok) announceProblem(chosen.problem);
  else setLibrary({ offer: chosen.value });
}

/** Forgets the backup that was chosen. */
export async function leaveBackup(): Promise<void> {
  const { offer } = useLibrary.getState();
  setLibrary({ offer: null });
  if (offer !== null) await bridge.releaseBackup(offer.token);
}

/** Merges the backup that was chosen, as one step that can be undone. */
export const restore = (): Promise<void> =>
  busy('restoring', async () => {
    const { offer, saving } = useLibrary.getState();
    if (offer === null) return;
    if (saving.state === 'failing') return announceProblem(saving.problem);
    await settled();
    const adopted = await bridge.adoptBackup(offer.token);
    if (!adopted.ok) return announceProblem(adopted.problem);
    const { done } = await ingest().restore(offer, () => undefined);
    announceDone(done?.label ?? t.library.nothingRestored(offer.name), done !== null);
    await leaveBackup();
    await refresh();
  });

/** One long thing at a time. What breaks is told. */
async function busy(what: NonNullable<LibraryStore['busy']>, run: () => Promise<void>): Promise<void> {
  if (useLibrary.getState().busy !== null) return;
  setLibrary({ busy: what });
  try {
    await run();
  } catch (error) {
    announceProblem({ code: 'unexpected', detail: String(error) });
  } finally {
    setLibrary({ busy: null });
  }
}
