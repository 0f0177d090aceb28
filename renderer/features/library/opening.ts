import type { Finding } from '../../../shared/library-files.ts';
import { t } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import {
  openStore,
  startLibrary,
  watchOutbox,
  type OutboxWatch,
  type Started,
} from '../../storage/library.ts';
import { setLibrary } from '../../stores/library.ts';
import { ingest } from '../../workers/index.ts';

const ASIDE = 'lectern.setAside';
const TOLD = 'lectern.findingsTold';
/** A store that breaks twice within this time is not mended by putting it aside. */
const ASIDE_AGAIN_MS = 5 * 60_000;

let opening: Promise<void> | null = null;
let watch: OutboxWatch | null = null;

/** Opens the library, mends it where it must be, and from then on sends what is written. Once; `openAgain` tries anew. */
export function openLibrary(): Promise<void> {
  opening ??= open().catch((error: unknown) => {
    setLibrary({ opening: { phase: 'failed', problem: { code: 'unexpected', detail: String(error) } } });
    throw error;
  });
  return opening;
}

/** Tries again after a start that failed. */
export function openAgain(): void {
  opening = null;
  void openLibrary();
}

/** Sends at once what could not be saved. */
export const trySavingAgain = (): void => watch?.retry();

/** Resolves when everything written so far is in the journal. Never, while that fails. */
export const settled = async (): Promise<void> => watch?.settled();

async function open(): Promise<void> {
  setLibrary({ opening: { phase: 'starting', step: 'opening', fraction: null } });
  const store = await openStore();
  if (store !== 'open') return withoutStore(store);
  const started = await startLibrary({
    main: bridge,
    rebuild: (state) =>
      ingest().rebuild(state, (done, of) => {
        const fraction = of === 0 ? null : done / of;
        setLibrary({ opening: { phase: 'starting', step: 'rebuilding', fraction } });
      }),
    onStep: (step) => setLibrary({ opening: { phase: 'starting', step, fraction: null } }),
  });
  if (!started.ok) return setLibrary({ opening: { phase: 'failed', problem: started.problem } });
  const { state } = started.value;
  watch = watchOutbox({
    append: (batches) => bridge.appendJournal({ batches }),
    generation: state.generation,
    onSaving: (saving) => setLibrary({ saving }),
  });
  setLibrary({ opening: { phase: 'open' }, report: reportOf(started.value) });
}

async function withoutStore(store: 'full' | 'broken'): Promise<void> {
  const last = Number(localStorage.getItem(ASIDE) ?? 0);
  if (store === 'broken' && Date.now() - last > ASIDE_AGAIN_MS) {
    localStorage.setItem(ASIDE, String(Date.now()));
    await bridge.setStoreAside();
    return;
  }
  setLibrary({ opening: { phase: 'failed', problem: { code: 'store-broken' } } });
}

/** Everything that was mended or is missing, one sentence each. What main found is told once, not at every start. */
function reportOf({ state, rebuilt, resent, unsaved }: Started): readonly string[] {
  const { report } = t.library;
  const known = localStorage.getItem(TOLD);
  const now = JSON.stringify(state.findings);
  localStorage.setItem(TOLD, now);
  return [
    ...(now === known ? [] : state.findings.map(findingText)),
    ...(resent ? [report.resent] : []),
    ...(rebuilt === null
      ? []
      : [report.rebuilt(rebuilt.papers, rebuilt.digests, rebuilt.notes, rebuilt.highlights)]),
    ...(rebuilt?.missing ?? []).map(({ name, papers }) => report.missing(name, papers)),
    ...(unsaved === null ? [] : [report.unsaved]),
  ];
}

/** What main found, as a sentence. */
export const findingText = ({ code, detail }: Finding): string => t.library.findings[code](detail);
