import { DIGEST_STREAM_PATH, type Offer } from '../../../shared/bridge.ts';
import type { LineRole, ParseOptions } from '../../../shared/digest/report.ts';
import { MAX_TEXT_BYTES } from '../../../shared/digest/limits.ts';
import type { OriginalSource } from '../../../shared/library-files.ts';
import { fail, type Problem, type Result } from '../../../shared/problem.ts';
import { t } from '../../../shared/strings/index.ts';
import sampleUrl from '../../../assets/sample-digest.txt?url';
import { bridge } from '../../bridge.ts';
import { announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';
import { ingest, stopIngest } from '../../workers/index.ts';
import type {
  ImportChoices,
  ImportDone,
  ImportPreview,
  IngestSource,
  Keep,
} from '../../workers/ingest-api.ts';

/** Where an import stands. `fraction` is 0 to 1. */
export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly name: string; readonly fraction: number }
  | {
      readonly phase: 'ready';
      readonly name: string;
      readonly preview: ImportPreview;
      readonly options: ParseOptions;
      /** Sources that wait for their turn. */
      readonly waiting: number;
    }
  | { readonly phase: 'adding'; readonly done: number; readonly of: number }
  | { readonly phase: 'failed'; readonly name: string; readonly problem: Problem };

let state: ImportState = { phase: 'idle' };
let current: IngestSource | null = null;
const queue: IngestSource[] = [];
const listeners = new Set<() => void>();

export const importState = (): ImportState => state;

/** Calls back at every change of `importState`. Answers a function that stops it. */
export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: ImportState): void {
  state = next;
  void bridge.setProgress(fractionOf(next));
  listeners.forEach((listener) => listener());
}

function fractionOf(of: ImportState): number | null {
  if (of.phase === 'reading') return of.fraction;
  return of.phase === 'adding' ? of.done / Math.max(1, of.of) : null;
}

/** Offers files for import, one after another; those that cannot be opened are named. */
export function importOffer({ digests, refused }: Offer): void {
  for (const { name, reason } of refused) announceProblem({ code: reason, detail: name });
  for (const { id, name, size, modifiedAt, sha256 } of digests) {
    startImport({ kind: 'file', url: `${DIGEST_STREAM_PATH}${id}`, name, size, modifiedAt, sha256 });
  }
}

/** Offers what the reader copied. Its text is read; a copy without any is none. */
export function importPasted({ text }: { readonly text: string; readonly html: string }): void {
  if (text.trim() === '') announceProblem({ code: 'paste-empty' });
  else startImport({ kind: 'text', text, name: t.importing.pasted });
}

/** Offers the digest that comes with Lectern. */
export async function importSample(): Promise<void> {
  const response = await fetch(sampleUrl);
  startImport({ kind: 'text', text: await response.text(), name: t.importing.sample });
}

/** Reads and parses one source, or puts it behind the one that is open. */
export function startImport(source: IngestSource): void {
  if (state.phase === 'idle') void open(source);
  else {
    queue.push(source);
    if (state.phase === 'ready') set({ ...state, waiting: queue.length });
  }
}

async function open(source: IngestSource): Promise<void> {
  current = source;
  const { name } = source;
  const reading = (done: number, of: number) =>
    set({ phase: 'reading', name, fraction: of === 0 ? 0 : Math.min(1, done / of) });
  reading(0, 0);
  const result = isTooLarge(source)
    ? fail('text-too-large', name)
    : await ingest().preview(source, {}, reading).catch(broken);
  if (current !== source) return; // cancelled meanwhile
  if (result.ok) set({ phase: 'ready', name, preview: result.value, options: {}, waiting: queue.length });
  else set({ phase: 'failed', name, problem: result.problem });
}

/** Known from the size alone, so that a text of a gigabyte is not even handed to the worker. */
const isTooLarge = (source: IngestSource): boolean =>
  (source.kind === 'file' ? source.size : source.text.length) > MAX_TEXT_BYTES;

/** Parses again with the reader's word on a line; null takes it back. */
export async function correctLine(line: number, role: LineRole | null): Promise<void> {
  if (state.phase !== 'ready') return;
  const { [line]: _before, ...others } = state.options.roles ?? {};
  await correct({ ...state.options, roles: role ? { ...others, [line]: role } : others });
}

/** Parses again with a prefix that was trimmed put back. */
export async function keepPrefix(line: number): Promise<void> {
  if (state.phase !== 'ready') return;
  await correct({ ...state.options, keepPrefix: [...(state.options.keepPrefix ?? []), line] });
}

/** Decodes and parses again in an encoding that the reader chose. */
export async function chooseEncoding(encoding: string): Promise<void> {
  if (state.phase === 'ready') await correct({ ...state.options, encoding });
}

/** Answers of corrections that a later one has overtaken are dropped. */
let corrections = 0;
/** How many are under way. */
let correcting = 0;

async function correct(options: ParseOptions): Promise<void> {
  if (state.phase !== 'ready') return;
  const before = state;
  set({ ...before, options });
  corrections += 1;
  const mine = corrections;
  correcting += 1;
  const result = await ingest()
    .correct(options)
    .catch(broken)
    .finally(() => (correcting -= 1));
  if (mine !== corrections || state.phase !== 'ready') return;
  if (result.ok) set({ ...state, preview: result.value });
  else {
    set({ ...state, options: before.options });
    announceProblem(result.problem);
  }
}

/** Writes what is previewed, and tells what was done. When it fails or is cancelled nothing is left of it. */
export async function commitImport(
  choices: ImportChoices,
  onImported: (done: ImportDone) => void,
): Promise<void> {
  if (state.phase !== 'ready') return;
  const { saving } = useLibrary.getState();
  if (saving.state === 'failing') return announceProblem(saving.problem);
  const { name, preview } = state;
  corrections += 1;
  const adding = (done: number, of: number) => set({ phase: 'adding', done, of });
  adding(0, preview.report.records.length - choices.leaveOut.length);
  const result = await ingest().commit(choices, adding, keepOf(current)).catch(broken);
  if (result.ok) {
    close();
    onImported(result.value);
  } else if (result.problem.code === 'import-cancelled') {
    close();
    announceProblem(result.problem);
  } else set({ phase: 'failed', name, problem: result.problem });
}

/** Hands the steps of keeping a digest to main, which has the file open already; text goes along. */
function keepOf(source: IngestSource | null): Keep {
  if (source === null) throw new Error('nothing is being imported');
  const original: OriginalSource =
    source.kind === 'file'
      ? { kind: 'file', id: source.url.slice(DIGEST_STREAM_PATH.length) }
      : { kind: 'text', text: source.text };
  return (step) => {
    const { digestId } = step;
    if (step.kind === 'begin') return bridge.keepDigest({ digestId, original });
    if (step.kind === 'lines') return bridge.keepEntries({ digestId, lines: step.lines });
    return bridge.endDigest({ digestId, keep: step.keep });
  };
}

/** Stops the import, or puts away one that failed; nothing of it is left. The next source opens. */
export async function cancelImport(): Promise<void> {
  if (state.phase === 'adding') await ingest().cancel();
  else if (state.phase !== 'idle') {
    if (state.phase === 'reading' || correcting > 0) stopIngest();
    close();
  }
}

function close(): void {
  corrections += 1;
  if (current?.kind === 'file') void bridge.releaseDigest(current.url.slice(DIGEST_STREAM_PATH.length));
  current = null;
  set({ phase: 'idle' });
  const next = queue.shift();
  if (next) void open(next);
}

const broken = (error: unknown): Result<never> => ({
  ok: false,
  problem: { code: 'import-failed', detail: String(error) },
});
