/**
 * On which page of a PDF the places of a booklet stand. Chromium numbers pages, but no style sheet of it can ask for the page of another
 * place (`target-counter`), so a booklet is printed, looked through here, and printed again with the numbers in its contents.
 * A reader of just that: the cross-reference table, the tree of pages, and the table of named places, as Skia writes them. Objects
 * are found by their offsets, so that no text in the document is taken for one.
 */

/** The page, from 1, of every named place; empty where the file is none that we can read. `pdf` has one character a byte. */
export function pagesOf(pdf: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const objectAt = reader(pdf);
  if (objectAt === null) return found;
  const catalog = objectAt(/\/Root (\d+) 0 R/.exec(pdf.slice(-TRAILER))?.[1]);
  const pages = leaves(objectAt, /\/Pages (\d+) 0 R/.exec(catalog)?.[1], 0);
  const numbers = new Map(pages.map((id, at) => [id, at + 1]));
  const places = objectAt(/\/Dests (\d+) 0 R/.exec(catalog)?.[1]);
  for (const [, name = '', page = ''] of places.matchAll(/\/([\w-]+) \[(\d+) 0 R/g)) {
    const number = numbers.get(page);
    if (number !== undefined) found.set(name, number);
  }
  return found;
}

/** How many pages a PDF has; 0 where that cannot be read. */
export function pageCount(pdf: string): number {
  const objectAt = reader(pdf);
  if (objectAt === null) return 0;
  const catalog = objectAt(/\/Root (\d+) 0 R/.exec(pdf.slice(-TRAILER))?.[1]);
  return leaves(objectAt, /\/Pages (\d+) 0 R/.exec(catalog)?.[1], 0).length;
}

/** What stands behind the table: the trailer's few entries. */
const TRAILER = 1_000;
/** Deeper trees of pages are broken ones. */
const DEEPEST = 20;

type ObjectAt = (id: string | undefined) => string;

/** Answers the text of an object, empty where there is none; null for a file without a plain table. */
function reader(pdf: string): ObjectAt | null {
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(pdf.slice(-TRAILER))?.[1] ?? Number.NaN);
  const head = /^xref\s+0 (\d+)\s+/.exec(pdf.slice(start, start + 40));
  if (!head) return null;
  const first = start + head[0].length;
  return (id) => {
    if (id === undefined) return '';
    // Each line of the table is 20 bytes.
    const line = pdf.slice(first + Number(id) * 20, first + Number(id) * 20 + 20);
    const offset = Number(/^(\d{10}) \d{5} n/.exec(line)?.[1] ?? Number.NaN);
    if (!pdf.startsWith(`${id} 0 obj`, offset)) return '';
    return pdf.slice(offset, pdf.indexOf('endobj', offset));
  };
}

function leaves(objectAt: ObjectAt, id: string | undefined, depth: number): readonly string[] {
  if (id === undefined || depth > DEEPEST) return [];
  const [, kids] = /\/Kids \[([^\]]*)\]/.exec(objectAt(id)) ?? [];
  if (kids === undefined) return [id];
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, kid]) => leaves(objectAt, kid, depth + 1));
}
