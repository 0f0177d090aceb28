import { DIGEST_STREAM_PATH, type Offer, type Opening } from '../../../shared/bridge.ts';
import type { Correction } from '../../../shared/digest/likes.ts';
import type { LineRole, ParseOptions, Rule } from '../../../shared/digest/report.ts';
import { likeness } from '../../../shared/digest/formats/text/rules.ts';
import { fail, type Result } from '../../../shared/problem.ts';
import { t } from '../../../shared/strings/index.ts';
import sampleUrl from '../../../assets/sample-digest.txt?url';
import { bridge } from '../../bridge.ts';
import { announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';
import { problemText } from '../../ui/problems.ts';
import { ingest, stopIngest } from '../../workers/index.ts';
import type { ImportChoices, ImportDone, IngestSource, PastedAs } from '../../workers/ingest-api.ts';
import { set, state } from './import-state.ts';
import { importParts, NOTHING_DONE, type SkippedPart } from './part-run.ts';
import { isPartOf, isTooLarge, keepOf, named, partOf, release } from './sources.ts';
import { tellEnd } from './tell-end.ts';
import { backgroundDone } from './unattended.ts';

let current: IngestSource | null = null;
let queue: IngestSource[] = [];
/** Parts that are too large by themselves, by the file that they are of. */
const aside = new Map<string, readonly SkippedPart[]>();
/** Main reads through a large file, and nothing else is open. */
let isOpening = false;

/** Offers files for import, one after another; those that cannot be opened are named. */
export function importOffer({ digests, refused }: Offer): void {
  if (isOpening) {
    isOpening = false;
    set({ phase: 'idle' });
  }
  for (const { name, reason, part, size = 0 } of refused) {
    // What was left out of a file is said beside its other parts.
    if (part === undefined || !digests.some((digest) => digest.part?.of === part.of))
      announceProblem({ code: reason, detail: name });
    if (part === undefined) continue;
    const { number, from } = part;
    const skipped = { number, from, size, problem: { code: reason, detail: name } };
    aside.set(part.of, [...(aside.get(part.of) ?? []), skipped]);
  }
  for (const { id, ...digest } of digests)
    startImport({ kind: 'file', url: `${DIGEST_STREAM_PATH}${id}`, ...digest });
  if (state.phase === 'idle') openNext();
}

/** Shows how far main is with reading through a large file, unless something else is open. What it found comes as an offer. */
export function importOpening(opening: Opening): void {
  if (opening === null || (state.phase !== 'idle' && !isOpening)) return;
  isOpening = true;
  const { name, done, of } = opening;
  set({ phase: 'reading', name, fraction: Math.min(1, done / of) });
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
    if (state.phase === 'ready') set({ ...state, waiting: waiting() });
  }
}

async function open(source: IngestSource): Promise<void> {
  current = source;
  const { name } = source;
  const reading = (done: number, of: number) =>
    set({ phase: 'reading', name, fraction: of === 0 ? 0 : Math.min(1, done / of) });
  reading(0, 0);
  await backgroundDone();
  const result = isTooLarge(source)
    ? fail('text-too-large', name)
    : await ingest().preview(source, {}, reading).catch(broken);
  if (current !== source) return; // cancelled meanwhile
  if (result.ok)
    set({
      phase: 'ready',
      name,
      preview: named(source, result.value),
      options: {},
      history: [],
      made: null,
      busy: false,
      waiting: waiting(),
      part: partOf(source),
      remaining: 1 + queue.length - waiting(),
      aside: (aside.get(partOf(source)?.of ?? '') ?? []).length,
    });
  else set({ phase: 'failed', name, problem: result.problem });
}

/** Sources that wait, without the other parts of the file that is open. */
function waiting(): number {
  const part = partOf(current);
  return part === null ? queue.length : queue.filter((source) => !isPartOf(source, part.of)).length;
}

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

/** Whatever is still being read for the open import is no longer wanted. */
function dropCorrections(): void {
  generation += 1;
  wanted = null;
}

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
    if (result.ok)
      set({
        ...state,
        preview: current === null ? result.value : named(current, result.value),
        made: next.made,
        busy: false,
      });
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
    tellEnd(result.value.label);
  } else if (result.problem.code === 'import-cancelled') {
    close();
    announceProblem(result.problem);
  } else {
    set({ phase: 'failed', name, problem: result.problem });
    tellEnd(problemText(result.problem).title);
  }
}

/** The run of parts: whether it is to end, and whether it writes. */
let run = { isCancelled: false, isWriting: false };

/** Imports the part that is open and all after it, with the choices that each starts with. Parts that are added stay. */
export async function importAllParts(): Promise<void> {
  if (state.phase !== 'ready' || current === null) return;
  const { name, part } = state;
  const { saving } = useLibrary.getState();
  if (part === null) return;
  if (saving.state === 'failing') return announceProblem(saving.problem);
  const { of, count } = part;
  const parts = [current, ...queue].filter((source) => isPartOf(source, of));
  queue = queue.filter((source) => !isPartOf(source, of));
  const tooLarge = aside.get(of) ?? [];
  const mine = { isCancelled: false, isWriting: false };
  run = mine;
  dropCorrections();
  current = null;
  const begin = { number: part.number, fraction: 0, done: NOTHING_DONE };
  set({ phase: 'parts', name, count, ...begin, stopping: false });
  const { done, stopped } = await importParts(parts, {
    prepare: (source, progress) => ingest().prepare(source, progress).catch(broken),
    async commit(source, choices, progress) {
      mine.isWriting = true;
      const result = await ingest()
        .commit(named(source, choices), progress, keepOf(source, null))
        .catch(broken);
      mine.isWriting = false;
      return result;
    },
    obstacle() {
      const now = useLibrary.getState().saving;
      return now.state === 'failing' ? now.problem : null;
    },
    release,
    isCancelled: () => mine.isCancelled,
    progress: (at) => set({ phase: 'parts', name, count, ...at, stopping: mine.isCancelled }),
  });
  aside.delete(of);
  const skipped = [...done.skipped, ...tooLarge].toSorted((a, b) => a.number - b.number);
  set({
    phase: 'parts-done',
    name,
    of: parts.length + tooLarge.length,
    done: { ...done, skipped },
    stopped,
  });
  tellEnd(t.importing.parts.done(done.imported, parts.length + tooLarge.length, name));
}

/** Leaves the part that is open out, and opens the next. */
export function skipPart(): void {
  if (state.phase === 'ready' && state.part !== null) close();
}

/** Stops the import, or puts away one that failed; nothing of it is left. The next source opens. Of a large file all parts are put away. */
export async function cancelImport(): Promise<void> {
  if (isOpening) {
    isOpening = false;
    set({ phase: 'idle' });
    await bridge.cancelOpening();
  } else if (state.phase === 'adding') await ingest().cancel();
  else if (state.phase === 'parts') {
    run.isCancelled = true;
    set({ ...state, stopping: true });
    // Parsing never looks up, and writes nothing.
    if (run.isWriting) await ingest().cancel();
    else stopIngest();
  } else if (state.phase !== 'idle') {
    if (state.phase === 'reading' || (state.phase === 'ready' && state.busy)) stopIngest();
    const part = partOf(current);
    if (part !== null && state.phase !== 'failed') dropParts(part.of);
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

function dropParts(of: string): void {
  queue.filter((source) => isPartOf(source, of)).forEach(release);
  queue = queue.filter((source) => !isPartOf(source, of));
  aside.delete(of);
}

function close(): void {
  dropCorrections();
  if (current !== null) release(current);
  current = null;
  set({ phase: 'idle' });
  openNext();
}

function openNext(): void {
  const next = queue.shift();
  if (next) void open(next);
}

const broken = (error: unknown): Result<never> => ({
  ok: false,
  problem: { code: 'import-failed', detail: String(error) },
});
