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

/** The endings of the formats' files, without a dot. */
export const EXTENSIONS = ['bib', 'ris', 'json', 'md', 'html', 'txt', 'csv', 'jsonld', 'eml'] as const;

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

/** Once through the papers: a text before the first, one for each, what stands between two that say something, one after the last. */
export interface Pass {
  readonly head?: (options: ExportOptions) => string;
  /** Empty for a paper that this format has nothing to say of. */
  readonly paper: (paper: ExportedPaper, options: ExportOptions) => string;
  readonly between?: string;
  readonly foot?: (options: ExportOptions) => string;
}

export interface ExportFormat {
  readonly id: FormatId;
  readonly extension: (typeof EXTENSIONS)[number];
  /** What it can carry of what a reader may leave out. */
  readonly carries: readonly Part[];
  /** Most formats go through the papers once; a mail holds them twice. */
  readonly passes: readonly Pass[];
}

/** The file of papers that are read a portion at a time, in pieces. `portions` is asked once for each pass. */
export async function* exportPieces(
  { passes }: ExportFormat,
  options: ExportOptions,
  portions: () => AsyncIterable<readonly ExportedPaper[]>,
): AsyncGenerator<string> {
  for (const pass of passes) {
    const next = through(pass, options);
    yield pass.head?.(options) ?? '';
    for await (const papers of portions()) yield papers.map(next).join('');
    yield pass.foot?.(options) ?? '';
  }
}

/** The file of some papers as one text: for few of them, such as what is copied. */
export const exportText = (
  { passes }: ExportFormat,
  options: ExportOptions,
  papers: readonly ExportedPaper[],
): string =>
  passes
    .map((pass) => {
      const text = papers.map(through(pass, options)).join('');
      return `${pass.head?.(options) ?? ''}${text}${pass.foot?.(options) ?? ''}`;
    })
    .join('');

function through({ paper, between = '' }: Pass, options: ExportOptions): (each: ExportedPaper) => string {
  let isFirst = true;
  return (each) => {
    const text = paper(each, options);
    if (text === '') return '';
    const joint = isFirst ? '' : between;
    isFirst = false;
    return `${joint}${text}`;
  };
}
