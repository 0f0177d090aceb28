import { DIGEST_STREAM_PATH, type Offer } from '../../../shared/bridge.ts';
import type { Correction } from '../../../shared/digest/likes.ts';
import type { LineRole, ParseOptions, Rule } from '../../../shared/digest/report.ts';
import { likeness } from '../../../shared/digest/formats/text/rules.ts';
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
  PastedAs,
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
      /** The options before each correction, the oldest first. */
      readonly history: readonly ParseOptions[];
      /** The correction that `preview.corrected` is about. */
      readonly made: Correction | null;
      /** Whether a correction is still being read; what is shown is older. */
      readonly busy: boolean;
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

/** Offers what the reader copied. The copied page is read where a format knows it, else the text; a copy without either is none. */
export function importPasted({ text, html }: { readonly text: string; readonly html: string }): void {
  if (text.trim() === '' && html.trim() === '') announceProblem({ code: 'paste-empty' });
  else startImport({ kind: 'text', text, html, name: t.importing.pasted });
}

/** Reads the paste again in its other form. */
export async function readPasteAs(as: PastedAs): Promise<void> {
  if (state.phase === 'ready' && !state.busy && current?.kind === 'text') await open({ ...current, as });
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
  if (result.ok)
    set({
      phase: 'ready',
      name,
      preview: result.value,
      options: {},
      history: [],
      made: null,
      busy: false,
      waiting: queue.length,
    });
  else set({ phase: 'failed', name, problem: result.problem });
}

/** Known from the size alone, so that a text of a gigabyte is not even handed to the worker. */
const isTooLarge = (source: IngestSource): boolean =>
  (source.kind === 'file' ? source.size : source.text.length) > MAX_TEXT_BYTES;

/** Parses again with the reader's word on some lines of one entry; null takes it back. */
export async function correctLines(lines: readonly number[], role: LineRole | null): Promise<void> {
  const [line] = lines;
  if (state.phase !== 'ready' || line === undefined) return;
  const kept = Object.entries(state.options.roles ?? {}).filter(([each]) => !lines.includes(Number(each)));
  const given = role === null ? [] : lines.map((each) => [each, role] as const);
  const roles = Object.fromEntries([...kept, ...given]);
  await correct({ ...state.options, roles }, role === null ? null : { kind: 'role', line, role });
}

/** Parses again with a prefix that was trimmed put back. */
export async function keepPrefix(line: number, text: string): Promise<void> {
  if (state.phase !== 'ready') return;
  const kept = [...(state.options.keepPrefix ?? []), line];
  await correct({ ...state.options, keepPrefix: kept }, { kind: 'prefix', text });
}

/** Parses again with a rule for the whole file. */
export async function applyRule(rule: Rule): Promise<void> {
  if (state.phase !== 'ready') return;
  await correct({ ...state.options, rules: [...(state.options.rules ?? []), rule] }, { kind: 'rule', rule });
}

/** Sets aside every line with this text, now and further down. */
export const alwaysIgnore = (text: string): Promise<void> =>
  applyRule({ kind: 'same-text', text: likeness(text), role: 'ignored' });

/** Decodes and parses again in an encoding that the reader chose. */
export async function chooseEncoding(encoding: string): Promise<void> {
  if (state.phase === 'ready') await correct({ ...state.options, encoding }, null);
}

/** Takes the last correction back. Nothing happens where there is none. */
export async function undoCorrection(): Promise<void> {
  if (state.phase !== 'ready') return;
  const before = state.history.at(-1);
  if (before !== undefined) await read(before, { made: null, history: state.history.slice(0, -1) });
}

const correct = (options: ParseOptions, made: Correction | null): Promise<void> =>
  state.phase === 'ready'
    ? read(options, { made, history: [...state.history, state.options] })
    : Promise.resolve();

interface Wish {
  readonly made: Correction | null;
  readonly history: readonly ParseOptions[];
}

/** Which import is open; answers that come after it was closed are dropped. */
let generation = 0;
/** The import whose corrections are being read, one after another. */
let reading: number | null = null;
/** The newest correction, where it still has to be read. */
let wanted: (Wish & { readonly options: ParseOptions }) | null = null;

/** Parses with these options. While that goes on the newest wish waits, and those that it overtook are not read at all. */
async function read(options: ParseOptions, wish: Wish): Promise<void> {
  if (state.phase !== 'ready') return;
  const good = state;
  wanted = { ...wish, options };
  set({ ...state, options, history: wish.history, busy: true });
  const mine = generation;
  if (reading === mine) return;
  reading = mine;
  while (wanted !== null) {
    const next: NonNullable<typeof wanted> = wanted;
    wanted = null;
    const result = await ingest().correct(next.options, next.made).catch(broken);
    if (mine !== generation || state.phase !== 'ready') return;
    if (wanted !== null) continue;
    if (result.ok) set({ ...state, preview: result.value, made: next.made, busy: false });
    else {
      set({ ...state, options: good.options, history: good.history, busy: false });
      announceProblem(result.problem);
    }
  }
  reading = null;
}

/** Writes what is previewed, and tells what was done. When it fails or is cancelled nothing is left of it. */
export async function commitImport(
  choices: ImportChoices,
  onImported: (done: ImportDone) => void,
): Promise<void> {
  if (state.phase !== 'ready' || state.busy) return;
  const { saving } = useLibrary.getState();
  if (saving.state === 'failing') return announceProblem(saving.problem);
  const { name, preview } = state;
  generation += 1;
  const adding = (done: number, of: number) => set({ phase: 'adding', done, of });
  adding(0, preview.report.records.length - choices.leaveOut.length);
  const result = await ingest().commit(choices, adding, keepOf(current, preview.pastedAs)).catch(broken);
  if (result.ok) {
    close();
    onImported(result.value);
  } else if (result.problem.code === 'import-cancelled') {
    close();
    announceProblem(result.problem);
  } else set({ phase: 'failed', name, problem: result.problem });
}

/** Hands the steps of keeping a digest to main, which has the file open already; text goes along. */
function keepOf(source: IngestSource | null, as: PastedAs | null): Keep {
  if (source === null) throw new Error('nothing is being imported');
  const original: OriginalSource =
    source.kind === 'file'
      ? { kind: 'file', id: source.url.slice(DIGEST_STREAM_PATH.length) }
      : {
          kind: 'text',
          text: as === 'html' || source.text.trim() === '' ? (source.html ?? '') : source.text,
        };
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
    if (state.phase === 'reading' || (state.phase === 'ready' && state.busy)) stopIngest();
    close();
  }
}

/** Puts the open import away for another file that the reader chooses. Answers whether one was; the open import stays where none was. */
export async function chooseOtherFile(): Promise<boolean> {
  const offer = await bridge.chooseDigests();
  if (offer.digests.length + offer.refused.length === 0) return true;
  importOffer(offer);
  await cancelImport();
  return state.phase !== 'idle';
}

function close(): void {
  generation += 1;
  wanted = null;
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
