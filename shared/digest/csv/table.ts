/** Tables of delimited values: which delimiter, where the header is, and the rows with their place in the file. */
import Papa from 'papaparse';
import type { LedgerLine } from '../report.ts';

export interface Row {
  /** By normalised header; the first column of a name that says something wins. */
  readonly cells: ReadonlyMap<string, string>;
  readonly line: number;
  readonly lineTo: number;
  readonly text: string;
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
  readonly ignored: readonly LedgerLine[];
  /** Rows under the header, blank lines left out. */
  readonly total: number;
  readonly warnings: readonly string[];
}

interface Layout {
  /** Whether each row is one field of an entry, its name first (Embase's "fields by row"). */
  readonly turned?: true;
  readonly delimiter: string;
  readonly columns: readonly string[];
  /** How many records stand above the header: notes that an exporter puts there, `sep=;`. */
  readonly skip: number;
}

const DELIMITERS = [',', ';', '\t', '|'];
const TITLES = new Set(
  'title,article title,document title,paper title,ti,title primary,primary title,display name,titel,titre,título,item title,publication title and abstract'.split(
    ',',
  ),
);
const PREAMBLE_ROWS = 6;
const SAMPLE_ROWS = 40;

/** A header as it is looked up: lower case, one blank for what parts words. */
export const columnName = (header: string): string =>
  header
    .replace(/^\uFEFF/, '')
    .replace(/[\s_]+/g, ' ')
    .trim()
    .toLowerCase();

/** How a text is laid out as a table of papers: a header row that names titles, and rows as wide as it. Null for any other text. */
export function layoutOf(head: string): Layout | null {
  const lines = head.split('\n', 24).filter((line) => line.trim() !== '');
  if (lines.length < 1 || /^\s*[|:+-][\s|:+-]*$/.test(lines[1] ?? '')) return null;
  const candidates = lines.slice(0, PREAMBLE_ROWS).filter((line) => /ti|display/i.test(line));
  if (candidates.length === 0) return null;
  const layouts = DELIMITERS.filter((delimiter) =>
    candidates.some((line) => line.includes(delimiter)),
  ).flatMap((delimiter) => layoutBy(head, delimiter) ?? []);
  const [best] = layouts.toSorted((a, b) => b.columns.length - a.columns.length);
  return best ?? null;
}

function layoutBy(head: string, delimiter: string): Layout | null {
  const { data } = Papa.parse<string[]>(head, { delimiter, preview: PREAMBLE_ROWS + SAMPLE_ROWS });
  const rows = data.map((row) => row.map(String));
  if (isTurned(rows)) return { turned: true, delimiter, columns: [], skip: -1 };
  const skip = rows
    .slice(0, PREAMBLE_ROWS)
    .findIndex((row) => row.length > 1 && row.map(columnName).some((name) => TITLES.has(name)));
  const header = rows[skip];
  if (header === undefined) return null;
  if (header.some((cell) => cell.length > 120) || header.filter((cell) => cell.trim() !== '').length < 2)
    return null;
  const body = rows.slice(skip + 1).filter((row) => row.some((cell) => cell.trim() !== ''));
  const whole = body.length > 3 ? body.slice(0, -1) : body;
  if (whole.length > 0 && !isEven(whole)) return null;
  return { delimiter, columns: header.map(columnName), skip };
}

const FIELDS = new Set(
  'title,author names,authors,source,abstract,publication year,doi,medline pmid,author keywords,publication type'.split(
    ',',
  ),
);

/** The first column names fields in capitals, the title first, and each entry names its fields again. */
function isTurned(rows: readonly (readonly string[])[]): boolean {
  const names = rows.map(([name = '']) => name).filter((name) => name.trim() !== '');
  const known = new Set(names.map(columnName).filter((name) => FIELDS.has(name)));
  return names[0] === 'TITLE' && known.size >= 3 && names.every((name) => name === name.toUpperCase());
}

/** Most rows of a table are equally wide; a line of prose has as many commas as it happens to have. */
function isEven(rows: readonly (readonly string[])[]): boolean {
  const widths = new Map<number, number>();
  for (const { length } of rows) widths.set(length, (widths.get(length) ?? 0) + 1);
  const [[width, count] = [0, 0]] = [...widths].toSorted((a, b) => b[1] - a[1]);
  return width > 1 && count >= rows.length * 0.6;
}

/** Every row under the header. A header that is printed again, and rows without a word, are ignored. */
export function readTable(text: string, layout: Layout): Table {
  return layout.turned === true ? readTurned(text, layout) : readRows(text, layout);
}

/** Rows put together into entries, each of which starts with its title. */
function readTurned(text: string, layout: Layout): Table {
  const wide = Array.from({ length: WIDEST }, (_, at) => `${at}`);
  const { rows, ignored, warnings } = readRows(text, { ...layout, columns: wide });
  const entries: { cells: Map<string, string>; line: number; lineTo: number; text: string }[] = [];
  for (const { cells, line, lineTo, text: source } of rows) {
    const [name = '', ...values] = cells.values();
    const last = entries.at(-1);
    if (last === undefined || name === 'TITLE')
      entries.push({ cells: new Map([[columnName(name), values.join('; ')]]), line, lineTo, text: source });
    else {
      if (!last.cells.has(columnName(name))) last.cells.set(columnName(name), values.join('; '));
      last.lineTo = lineTo;
      last.text += `\n${source}`;
    }
  }
  const columns = [...new Set(entries.flatMap(({ cells }) => [...cells.keys()]))];
  return { columns, rows: entries, ignored, total: entries.length + ignored.length, warnings };
}

const WIDEST = 1000;

function readRows(text: string, { delimiter, columns, skip }: Layout): Table {
  const rows: Row[] = [];
  const ignored: LedgerLine[] = [];
  const places: { cells: readonly string[]; from: number; to: number }[] = [];
  let from = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, meta }) => {
      places.push({ cells: data, from, to: meta.cursor });
      from = meta.cursor;
    },
  });
  const named = columns.filter((column) => column !== '').length;
  let line = 1;
  let total = 0;
  let wider = 0;
  for (const [index, place] of places.entries()) {
    const source = text.slice(place.from, place.to);
    const start = line + leadingBreaks(source);
    line += breaksIn(source);
    const cells = place.cells.map(clean);
    if (
      index <= skip ||
      (cells.every((cell) => cell === '') && source.replaceAll(delimiter, '').trim() === '')
    )
      continue;
    total++;
    const written = source.replace(/^[\r\n]+|[\r\n]+$/g, '');
    const reason = unusable(cells, columns, named);
    if (reason !== null) {
      ignored.push({ line: start, text: written.slice(0, 300), reason });
      continue;
    }
    if (cells.length > columns.length) wider++;
    rows.push({
      cells: byColumn(columns, cells),
      line: start,
      lineTo: start + breaksIn(written),
      text: written,
    });
  }
  const warnings =
    wider === 0 ? [] : [`${wider} rows have more cells than the header; what is beyond it is left out`];
  return { columns, rows, ignored, total, warnings };
}

function unusable(cells: readonly string[], columns: readonly string[], named: number): string | null {
  if (cells.every((cell) => cell === '')) return 'a row without a word';
  const same = cells.filter((cell, at) => cell !== '' && columnName(cell) === columns[at]).length;
  return same >= 2 && same * 2 > named ? 'the header again' : null;
}

function byColumn(columns: readonly string[], cells: readonly string[]): ReadonlyMap<string, string> {
  const named = new Map<string, string>();
  for (const [at, cell] of cells.entries()) {
    const column = columns[at];
    if (column !== undefined && cell !== '' && !named.has(column)) named.set(column, cell);
  }
  return named;
}

/**
 * Spreadsheets keep leading zeros as `="0012"`; scripts write `nan` and `None` for nothing. Careful exporters put an apostrophe
 * before what a spreadsheet would take for a formula.
 */
function clean(cell: string): string {
  const bare = /^="([^"]*)"$/.exec(cell)?.[1] ?? cell.replace(/^'(?='*[=+\-@\t\r＝＋－＠])/, '');
  return /^\s*(?:nan|none|null|n\/a|#n\/a)?\s*$/i.test(bare) ? '' : bare.trim();
}

const breaksIn = (text: string): number => text.match(/\r\n|[\n\r]/g)?.length ?? 0;
const leadingBreaks = (text: string): number => breaksIn(/^[\r\n]*/.exec(text)?.[0] ?? '');
