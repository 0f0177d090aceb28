import type { Offer } from '../../../shared/bridge.ts';
import { DIGEST_STREAM_PATH } from '../../../shared/bridge.ts';
import type { LineRole } from '../../../shared/digest/report.ts';
import type { Problem, Result } from '../../../shared/problem.ts';
import { t } from '../../../shared/strings/index.ts';
import sampleUrl from '../../../assets/sample-digest.txt?url';
import { bridge } from '../../bridge.ts';
import { announceProblem } from '../../stores/activity.ts';
import { ingest } from '../../workers/index.ts';
import type { ImportChoices, ImportDone, ImportPreview, IngestSource } from '../../workers/ingest-api.ts';

/** Where an import stands. `fraction` is 0 to 1. */
export type ImportState =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading'; readonly name: string; readonly fraction: number }
  | {
      readonly phase: 'ready';
      readonly preview: ImportPreview;
      readonly roles: Readonly<Record<number, LineRole>>;
      readonly keepPrefix: readonly number[];
    }
  | { readonly phase: 'adding'; readonly preview: ImportPreview; readonly done: number; readonly of: number };

let state: ImportState = { phase: 'idle' };
const queue: IngestSource[] = [];
const listeners = new Set<() => void>();

export const importState = (): ImportState => state;

export function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function set(next: ImportState): void {
  state = next;
  const fraction =
    next.phase === 'reading'
      ? next.fraction
      : next.phase === 'adding'
        ? next.done / Math.max(1, next.of)
        : null;
  void bridge.setProgress(fraction);
  listeners.forEach((listener) => listener());
}

/** Offers files for import, one after another; those that cannot be opened are named. */
export function importOffer({ digests, refused }: Offer): void {
  for (const { name, reason } of refused) announceProblem({ code: reason, detail: name });
  for (const { id, name, size, modifiedAt, sha256 } of digests) {
    startImport({ kind: 'file', url: `${DIGEST_STREAM_PATH}${id}`, name, size, modifiedAt, sha256 });
  }
}

/** Offers text that the reader copied. */
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
  if (state.phase !== 'idle') queue.push(source);
  else void open(source);
}

async function open(source: IngestSource): Promise<void> {
  set({ phase: 'reading', name: source.name, fraction: 0 });
  const result = await ingest()
    .preview(source, {}, (done, of) =>
      set({ phase: 'reading', name: source.name, fraction: of === 0 ? 0 : done / of }),
    )
    .catch(broken);
  if (!result.ok) return end(result.problem);
  set({ phase: 'ready', preview: result.value, roles: {}, keepPrefix: [] });
}

/** Parses again with the reader's word on a line. */
export async function correctLines(
  roles: Readonly<Record<number, LineRole>>,
  keepPrefix: readonly number[] = [],
): Promise<void> {
  if (state.phase !== 'ready') return;
  const all = { roles: { ...state.roles, ...roles }, keepPrefix: [...state.keepPrefix, ...keepPrefix] };
  const result = await ingest().correct(all).catch(broken);
  if (result.ok) set({ phase: 'ready', preview: result.value, ...all });
  else announceProblem(result.problem);
}

/** Writes what is previewed. Answers what was done, or null when it failed (and said so). */
export async function commitImport(choices: ImportChoices): Promise<ImportDone | null> {
  if (state.phase !== 'ready') return null;
  const { preview } = state;
  const adding = (done: number, of: number) => set({ phase: 'adding', preview, done, of });
  adding(0, preview.report.records.length);
  const result = await ingest().commit(choices, adding).catch(broken);
  end(result.ok ? null : result.problem);
  return result.ok ? result.value : null;
}

/** Stops the import; nothing of it is left. */
export async function cancelImport(): Promise<void> {
  if (state.phase === 'ready') return end(null);
  if (state.phase !== 'idle') await ingest().cancel();
}

function end(problem: Problem | null): void {
  set({ phase: 'idle' });
  if (problem && problem.code !== 'import-cancelled') announceProblem(problem);
  const next = queue.shift();
  if (next) void open(next);
}

const broken = (error: unknown): Result<never> => ({
  ok: false,
  problem: { code: 'import-failed', detail: String(error) },
});
