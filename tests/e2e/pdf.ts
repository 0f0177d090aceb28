/** What another program reads in a PDF: pdf.js, which shares nothing with the engine that wrote it. */
import { readFileSync } from 'node:fs';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface ReadPdf {
  /** The text of every page, in the order of its content. */
  readonly pages: readonly string[];
  /** The bookmarks under the first, and the page, from 1, that each leads to. */
  readonly bookmarks: readonly { readonly title: string; readonly page: number }[];
  /** Width and height of the first page, in points. */
  readonly size: readonly [number, number];
  readonly title: string;
  readonly hasScript: boolean;
}

/** Reads a PDF whole; rejects where it is none. */
export async function readPdf(path: string): Promise<ReadPdf> {
  const pdf = await getDocument({ data: new Uint8Array(readFileSync(path)), verbosity: 0 }).promise;
  const numbers = Array.from({ length: pdf.numPages }, (_, at) => at + 1);
  const pages = await Promise.all(
    numbers.map(async (number) => {
      const { items } = await (await pdf.getPage(number)).getTextContent();
      return items
        .map((item) => ('str' in item ? `${item.str}${item.hasEOL ? ' ' : ''}` : ''))
        .join('')
        .replace(/\s+/g, ' ');
    }),
  );
  const outline = await pdf.getOutline();
  const leaves = (nodes: typeof outline | undefined): typeof outline =>
    (nodes ?? []).flatMap((node) => (node.items.length > 0 ? leaves(node.items as typeof outline) : [node]));
  const bookmarks = await Promise.all(
    leaves(outline).map(async ({ title, dest }) => {
      const place = typeof dest === 'string' ? await pdf.getDestination(dest) : dest;
      return { title, page: (await pdf.getPageIndex(place?.[0])) + 1 };
    }),
  );
  const { info } = await pdf.getMetadata();
  const [, , width = 0, height = 0] = (await pdf.getPage(1)).view;
  return {
    pages,
    bookmarks,
    size: [Math.round(width), Math.round(height)],
    title: String((info as Record<string, unknown>)['Title']),
    hasScript: (await pdf.getJSActions()) !== null,
  };
}
