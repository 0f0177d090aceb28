/** What a format of exports is: texts that are put behind one another, so that no library is ever in memory as one text. */
import type { ExportedPaper } from './record.ts';

export const FORMAT_IDS = [
  'bibtex',
  'ris',
  'csl-json',
  'markdown',
  'html',
  'text',
  'csv',
  'annotations',
  'mail',
] as const;
export type FormatId = (typeof FORMAT_IDS)[number];

/** What a reader may leave out. Everything else that a format can carry is always in it. */
export const PARTS = ['abstract', 'notes', 'highlights'] as const;
export type Part = (typeof PARTS)[number];

export interface ExportOptions {
  /** What the export is called: of a list, a digest, or a search. */
  readonly title: string;
  /** The moment of the export, in milliseconds since 1970, UTC. */
  readonly now: number;
  /** How many papers there are. */
  readonly papers: number;
  readonly parts: ReadonlySet<Part>;
  /** The reader's template of one paper, for Markdown (`template.ts`). */
  readonly template: string;
}

/** Once through the papers. A text goes before the first, and one after the last; `at` counts from 0. */
export interface Pass {
  readonly head?: (options: ExportOptions) => string;
  readonly paper: (paper: ExportedPaper, at: number, options: ExportOptions) => string;
  readonly foot?: (options: ExportOptions) => string;
}

export interface ExportFormat {
  readonly id: FormatId;
  /** Of the file, without a dot. */
  readonly extension: string;
  /** What it can carry of what a reader may leave out. */
  readonly carries: readonly Part[];
  /** Most formats go through the papers once; a mail holds them twice. */
  readonly passes: readonly Pass[];
}

/** The file of some papers as one text: for few of them, such as what is copied. */
export const asText = (
  { passes }: ExportFormat,
  papers: readonly ExportedPaper[],
  options: ExportOptions,
): string =>
  passes
    .flatMap(({ head, paper, foot }) => [
      head?.(options) ?? '',
      ...papers.map((each, at) => paper(each, at, options)),
      foot?.(options) ?? '',
    ])
    .join('');
