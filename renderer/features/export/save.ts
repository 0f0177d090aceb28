/** Writing an export: read in portions, sent in pieces, there when it is whole. */
import { exportPieces, FORMATS, type ExportOptions, type FormatId } from '../../../shared/export/index.ts';
import { fail, ok, type Result } from '../../../shared/problem.ts';
import { bridge } from '../../bridge.ts';
import * as library from '../../storage/library.ts';

/** A piece on its way to main has about as many characters. */
const PIECE = 1024 * 1024;

export interface Saving {
  readonly ids: readonly string[];
  readonly format: FormatId;
  readonly options: ExportOptions;
  readonly signal: AbortSignal;
  /** Hears how many of the papers are read, 0 to 1; the dock or taskbar shows it, too. */
  readonly onProgress: (fraction: number) => void;
}

/** Asks where, and writes the papers there. The name of the file, or null where it was cancelled, before or on the way. */
export async function saveExport({
  ids,
  format,
  options,
  signal,
  onProgress,
}: Saving): Promise<Result<string | null>> {
  const chosen = FORMATS[format];
  const begun = await bridge.beginExport({ name: options.title, extension: chosen.extension });
  if (!begun.ok) return begun;
  if (begun.value === null) return ok(null);
  const { id, name } = begun.value;
  const whole = ids.length * chosen.passes.length;
  let done = 0;
  async function* portions(): ReturnType<typeof library.exportedPortions> {
    for await (const papers of library.exportedPortions(ids)) {
      yield papers;
      done += library.EXPORT_PORTION;
      const fraction = Math.min(1, done / Math.max(1, whole));
      onProgress(fraction);
      void bridge.setProgress(fraction);
    }
  }
  let isKept = false;
  try {
    let piece = '';
    for await (const text of exportPieces(chosen, options, portions)) {
      if (signal.aborted) return ok(null);
      piece += text;
      if (piece.length < PIECE) continue;
      const fed = await bridge.feedExport({ id, text: piece });
      if (!fed.ok) return fail(fed.problem.code, fed.problem.detail);
      piece = '';
    }
    const fed = await bridge.feedExport({ id, text: piece });
    if (!fed.ok) return fail(fed.problem.code, fed.problem.detail);
    isKept = true;
    const ended = await bridge.endExport({ id, keep: true });
    return ended.ok ? ok(name) : ended;
  } finally {
    void bridge.setProgress(null);
    if (!isKept) await bridge.endExport({ id, keep: false });
  }
}
