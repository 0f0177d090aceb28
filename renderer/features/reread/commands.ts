import type { Digest } from '../../../shared/model.ts';
import { fail, type Result } from '../../../shared/problem.ts';
import type { ReadingDiff } from '../../../shared/reread.ts';
import { bridge } from '../../bridge.ts';
import { announceDone, announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';
import { setView, useView } from '../../stores/view.ts';
import { ingest } from '../../workers/index.ts';
import type { Keep } from '../../workers/ingest-api.ts';

/** Where a re-reading stands. */
export type RereadState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly digest: Digest }
  | { readonly phase: 'ready' | 'using'; readonly digest: Digest; readonly diff: ReadingDiff };

let state: RereadState = { phase: 'idle' };
const listeners = new Set<() => void>();

export const rereadState = (): RereadState => state;

/** Calls back at every change of `rereadState`. Answers a function that stops it. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: RereadState): void {
  state = next;
  listeners.forEach((listener) => listener());
}

/** Reads a digest's original again and shows what would change; nothing does yet. */
export async function reread(digest: Digest): Promise<void> {
  if (state.phase !== 'idle') return;
  const mine: RereadState = { phase: 'reading', digest };
  set(mine);
  const read = await ingest().reread(digest.id).catch(broken);
  if (rereadState() !== mine) return; // put away meanwhile
  if (read.ok) set({ phase: 'ready', digest, diff: read.value });
  else {
    set({ phase: 'idle' });
    announceProblem(read.problem);
  }
}

/** Puts the new reading in the place of the digest, and shows that where the old one showed. */
export async function useNewReading(): Promise<void> {
  if (state.phase !== 'ready') return;
  const { saving } = useLibrary.getState();
  if (saving.state === 'failing') return announceProblem(saving.problem);
  const { digest } = state;
  set({ ...state, phase: 'using' });
  const used = await ingest()
    .useReading(() => undefined, keepOf(digest.id))
    .catch(broken);
  set({ phase: 'idle' });
  if (!used.ok) return announceProblem(used.problem);
  if (used.value === null) return;
  announceDone(used.value.done.label);
  const { view } = useView.getState();
  if (view.kind === 'digest' && view.id === digest.id)
    setView({ view: { kind: 'digest', id: used.value.digestId } });
}

/** Puts the sheet away, and what was read with it. Not while the new reading is being written. */
export function keepAsItIs(): void {
  if (state.phase !== 'using') set({ phase: 'idle' });
}

/** Hands the steps of keeping the new reading to main, which has the original already. */
function keepOf(from: string): Keep {
  return (step) => {
    const { digestId } = step;
    if (step.kind === 'begin')
      return bridge.keepDigest({ digestId, original: { kind: 'kept', digestId: from } });
    if (step.kind === 'lines') return bridge.keepEntries({ digestId, lines: step.lines });
    return bridge.endDigest({ digestId, keep: step.keep });
  };
}

const broken = (error: unknown): Result<never> => fail('import-failed', String(error));
