/**
 * The start of the library: opens what main keeps on the disk, sends what still waits, and compares. Whatever one side
 * lost it gets back from the other, so that neither is ever believed over the words of a reader.
 */
import type { Bridge } from '../../shared/bridge.ts';
import type { JournalHead, LibraryState } from '../../shared/library-files.ts';
import { fail, ok, type Problem, type Result } from '../../shared/problem.ts';
import { papersWithWords } from './cells.ts';
import { readHead } from './head.ts';
import { chunks, db, readMarker, type Marker } from './db.ts';
import { derive } from './derive.ts';
import { purgeHidden } from './imports.ts';
import { drainOutbox, type Append } from './outbox.ts';
import type { RebuildReport } from './rebuild.ts';
import { resendAll } from './resend.ts';

const CARDED = 1000;

export type StartStep = 'opening' | 'sending' | 'rebuilding';

export interface StartPorts {
  readonly main: Pick<Bridge, 'openLibrary' | 'appendJournal'>;
  /** Rebuilds the library from main's files, in a worker. */
  readonly rebuild: (state: LibraryState) => Promise<RebuildReport>;
  readonly onStep: (step: StartStep) => void;
}

/** The open library, and what had to be done for it. */
export interface Started {
  readonly state: LibraryState;
  readonly rebuilt: RebuildReport | null;
  /** The journal had lost something, and has it again. */
  readonly resent: boolean;
  /** What was written last time cannot reach the disk. It is kept; nothing was compared. */
  readonly unsaved: Problem | null;
}

/** A store that will not open is one of these. `full`: it may open once there is space; nothing must be moved. */
export type StoreState = 'open' | 'full' | 'broken';

/** Opens the store, trying more than once: another process may just be closing it. */
export async function openStore(pause = 300): Promise<StoreState> {
  for (let attempt = 1; ; attempt++) {
    try {
      await db.open();
      await db.meta.get('head');
      return 'open';
    } catch (error) {
      db.close();
      if (String(error).includes('Quota')) return 'full';
      if (attempt === 3) return 'broken';
      await new Promise((resume) => setTimeout(resume, pause));
    }
  }
}

/** Starts the library. Fails with main's problem when that cannot open it, and then nothing was changed. */
export async function startLibrary({ main, rebuild, onStep }: StartPorts): Promise<Result<Started>> {
  return exclusively(async () => {
    onStep('opening');
    const opened = await main.openLibrary();
    if (!opened.ok) return opened;
    const state = opened.value;
    await purgeHidden();
    await adopt(state.device);
    await cardPapers();
    const before = await readMarker();
    const found = await compare(state, before);
    const append: Append = (batches) => main.appendJournal({ batches });
    onStep('sending');
    const sent = await drainOutbox(append, state.generation);
    if (!sent.ok) return ok({ state, rebuilt: null, resent: false, unsaved: sent.problem });
    const { generation } = state;
    const after = await readMarker();
    let head = sent.value > 0 && after !== undefined ? headOf(after) : state.head;
    const rebuilds = found.rebuild || (!found.resend && after?.behind === true);
    // Before anything here is written anew, the journal has all of it.
    if (found.resend || (rebuilds && found.hasWords)) {
      const answer = await resendAll(append);
      if (!answer.ok) return ok({ state, rebuilt: null, resent: false, unsaved: answer.problem });
      head = answer.value ?? head;
    }
    const resent = found.resend && before !== undefined;
    if (!rebuilds) {
      if (found.resend || after === undefined)
        await db.meta.put({ id: 'journal', generation, ...head, behind: false });
      return ok({ state, rebuilt: null, resent, unsaved: null });
    }
    onStep('rebuilding');
    try {
      const rebuilt = await rebuild({ ...state, head });
      return ok({ state, rebuilt, resent, unsaved: null });
    } catch (error) {
      return fail('rebuild-failed', error instanceof Error ? error.message : String(error));
    }
  });
}

const headOf = ({ batches, lastId }: Marker): JournalHead => ({ batches, lastId });

interface Found {
  /** This library holds changes, and holds them whole. */
  readonly hasWords: boolean;
  readonly resend: boolean;
  readonly rebuild: boolean;
}

/**
 * Which side lost something. The journal, when it is another one or shorter than it was; this library, when it is empty,
 * was being rebuilt, or does not know the journal's last batch. Batches that wait in the outbox may be in it already.
 */
async function compare({ generation, head }: LibraryState, marker: Marker | undefined): Promise<Found> {
  const { clock } = await readHead();
  const another = marker !== undefined && marker.generation !== generation;
  const rebuilding = (await db.meta.get('rebuilding')) !== undefined;
  const isEmpty = clock === '';
  const hasWords = !rebuilding && !isEmpty;
  const knowsLast =
    head.lastId === null ||
    head.lastId === marker?.lastId ||
    (await db.batches.get(head.lastId)) !== undefined;
  return {
    hasWords,
    resend: hasWords && (marker === undefined || another || head.batches < marker.batches),
    rebuild:
      rebuilding ||
      (head.batches > 0 && (isEmpty || another)) ||
      (!another && marker?.behind === true) ||
      !knowsLast,
  };
}

/** Writes the cards of a library from before there were cards. */
async function cardPapers(): Promise<void> {
  if ((await db.meta.get('cards')) !== undefined) return;
  if ((await db.meta.get('rebuilding')) !== undefined) return;
  for (const some of chunks([...(await papersWithWords())], CARDED))
    await db.transaction('rw', db.tables, async () => derive(some));
  await db.meta.put({ id: 'cards' });
}

/** Ends every clock from now on as main says. */
async function adopt(device: string): Promise<void> {
  await db.transaction('rw', db.meta, async () => {
    if ((await db.meta.get('rebuilding')) !== undefined) return;
    const head = await readHead();
    if (head.device !== device) await db.meta.put({ ...head, device });
  });
}

async function exclusively<T>(run: () => Promise<T>): Promise<T> {
  const locks = globalThis.navigator?.locks;
  return locks === undefined ? run() : (locks.request('lectern:start', run) as Promise<T>);
}
