/** Making a booklet: papers read in portions, set as one document, and sent in pieces. */
import type { ExportedPaper } from '../../../shared/export/record.ts';
import { booklet, type BookletOptions } from '../../../shared/print/booklet.ts';
import { fail, ok, type Result } from '../../../shared/problem.ts';
import { bridge } from '../../bridge.ts';
import * as library from '../../storage/library.ts';
import { mathMarkup, mathReady } from '../math/index.ts';
import { facesFor } from './faces.ts';

/** A piece on its way to main has at most as many characters. */
const PIECE = 4 * 1024 * 1024;

export interface Printing {
  readonly ids: readonly string[];
  readonly options: Omit<BookletOptions, 'math' | 'faces' | 'pause'>;
  readonly to: 'pdf' | 'printer';
  readonly signal: AbortSignal;
  /** Hears how many of the papers are read, 0 to 1; at 1 the pages are being set. */
  readonly onProgress: (fraction: number) => void;
}

/** Asks where if it is a PDF, and makes it. The name of the file and its pages, or null where it was cancelled, before or on the way. */
export async function makeBooklet({
  ids,
  options,
  to,
  signal,
  onProgress,
}: Printing): Promise<Result<{ readonly name: string; readonly pages: number } | null>> {
  const begun = await bridge.beginBooklet({ name: options.title, to });
  if (!begun.ok || begun.value === null) return begun.ok ? ok(null) : begun;
  const { id, name } = begun.value;
  let isKept = false;
  try {
    await mathReady();
    const papers: ExportedPaper[] = [];
    for await (const portion of library.exportedPortions(ids)) {
      if (signal.aborted) return ok(null);
      papers.push(...portion);
      onProgress(Math.min(1, papers.length / ids.length));
    }
    const html = await booklet(papers, {
      ...options,
      math: mathMarkup,
      faces: facesFor,
      pause: () => new Promise((resolve) => setTimeout(resolve)),
    });
    for (let at = 0; at < html.length; at += PIECE) {
      if (signal.aborted) return ok(null);
      const fed = await bridge.feedBooklet({ id, text: html.slice(at, at + PIECE) });
      if (!fed.ok) return fail(fed.problem.code, fed.problem.detail);
    }
    isKept = true;
    const made = await bridge.endBooklet({ id, keep: true });
    if (!made.ok) return made;
    return ok(made.value && { name, pages: made.value.pages });
  } finally {
    if (!isKept) await bridge.endBooklet({ id, keep: false });
  }
}
