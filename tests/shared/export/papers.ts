import { tokenize } from '../../../shared/tex/index.ts';
/** Papers to export, of words that break formats. */
import fc from 'fast-check';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import { FORMATS, type FormatId } from '../../../shared/export/index.ts';
import { oneLine } from '../../../shared/export/plain.ts';
import { exportText, type ExportOptions } from '../../../shared/export/format.ts';
import { parseDigest } from '../../../shared/digest/index.ts';
import type { ParsedPaper, ParseReport } from '../../../shared/digest/report.ts';

export const paper = (more: Partial<ExportedPaper> = {}): ExportedPaper => ({
  id: 'arxiv:1706.03762',
  title: 'Attention Is All You Need',
  abstract:
    'The dominant sequence transduction models are based on recurrence.\n\nWe propose the Transformer.',
  authors: [{ name: 'Ashish Vaswani', family: 'Vaswani', given: 'Ashish' }, { name: 'Noam Shazeer' }],
  venue: 'Neural Computation',
  published: '2017-06-12',
  ids: { arxiv: '1706.03762', arxivVersion: 5, doi: '10.1000/xyz123' },
  urls: [{ url: 'https://arxiv.org/abs/1706.03762v5', kind: 'abs' }],
  citationKey: 'vaswani2017attention',
  verdict: 'reading',
  read: true,
  starred: true,
  gist: 'Attention alone is enough.',
  note: 'Read **section 3** again.',
  tags: ['transformers'],
  lists: ['Seminar'],
  highlights: [],
  digests: [{ name: 'arXiv daily', date: '2017-06-13' }],
  ...more,
});

export const options = (more: Partial<ExportOptions> = {}): ExportOptions => ({
  title: 'Reading group',
  now: Date.UTC(2026, 10, 25, 12),
  papers: 1,
  parts: new Set(['abstract', 'notes', 'highlights']),
  template: '',
  ...more,
});

/** What the file of some papers says when it is imported. */
export async function readBack(
  format: FormatId,
  papers: readonly ExportedPaper[],
  more: Partial<ExportOptions> = {},
): Promise<ParseReport> {
  const { extension } = FORMATS[format];
  const text = exportText(FORMATS[format], options({ papers: papers.length, ...more }), papers);
  const report = await parseDigest({ bytes: new TextEncoder().encode(text), name: `export.${extension}` });
  if (!report.ok) throw new Error(report.problem.code);
  return report.value;
}

const PIECES = [
  'Attention',
  'is',
  'all',
  'BERT',
  'mRNA',
  'GPT-4o',
  '{braces}',
  '}',
  '{',
  '{{',
  '\\',
  '\\alpha',
  '\\textbf{x}',
  '\\&',
  '"',
  '""',
  "''",
  '``',
  "'",
  '`',
  '$5',
  '$x$',
  '$',
  '$$',
  '%',
  '100%',
  '# 1',
  '#',
  '_',
  '^',
  '~',
  '&',
  '&amp;',
  '&lt;',
  '<b>',
  '</i>',
  '<script>alert(1)</script>',
  '<!--',
  ']]>',
  '--',
  '---',
  '-',
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '@article{a,',
  '=HYPERLINK("x")',
  '\t',
  ',',
  ';',
  ':',
  '|',
  '*',
  '**',
  '[x](y)',
  '[[p:a|b]]',
  '](',
  '量子计算',
  'квант',
  'שלום',
  'مرحبا',
  '\u202Eabc\u202C',
  '👩‍🔬',
  '🧬',
  'naïve',
  'e\u0301',
  'ﬁ',
  '\u2028',
  '\u2029',
  '\u0085',
  '\n',
  '\r\n',
  '\n\n',
  'TY  - JOUR',
  'ER  - ',
  'AB  - x',
  'AU  - y',
  '/',
  '\u00A0',
  '¿?',
  '?`',
  '!`',
  'a--b',
  '<-->',
  '1.',
  '2)',
  '- ',
  '> ',
  '--boundary',
  '.',
  '..',
  'From ',
];

/** Words that formats mean something by, in any order. */
export const hostileText = (most = 14): fc.Arbitrary<string> =>
  fc
    .array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...PIECES) },
        fc.string({ unit: 'grapheme', maxLength: 8 }),
      ),
      { minLength: 1, maxLength: most },
    )
    .chain((pieces) => fc.constantFrom(' ', '', ' ').map((joint) => pieces.join(joint)));

const LETTERS = fc.constantFrom(...Array.from('abcdefghiklmnorstuvyzäéñøł李明王'));
const nameWord = fc
  .array(LETTERS, { minLength: 2, maxLength: 8 })
  .map((letters) => letters.join('').replace(/^./u, (first) => first.toUpperCase()))
  // A suffix is no name, nor is what says that there are more.
  .filter((word) => !/^(?:jr|sr|i+v?|etal)$/i.test(word));

export const person = fc
  .record({
    family: nameWord,
    given: nameWord,
    particle: fc.constantFrom('', '', 'van der ', 'de '),
    middle: fc.constantFrom('', ' J.', ' Ann'),
  })
  .map(({ family, given, particle, middle }) => ({
    name: `${given}${middle} ${particle}${family}`,
    family: `${particle}${family}`,
    given: `${given}${middle}`,
  }));

const titled = (text: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  text.map((words) => `On ${words} and more words`);

const date = fc
  .tuple(
    fc.integer({ min: 1950, max: 2030 }),
    fc.integer({ min: 1, max: 12 }),
    fc.integer({ min: 1, max: 28 }),
    fc.constantFrom(4, 7, 10),
  )
  .map(([year, month, day, length]) =>
    `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`.slice(0, length),
  );

/** A paper whose title, abstract, venue and note are hostile; its identifiers are such as there are. */
export const hostilePaper: fc.Arbitrary<ExportedPaper> = fc
  .record({
    title: titled(hostileText()),
    abstract: fc.oneof(
      fc.constant(''),
      hostileText(30).map((text) => `We show that ${text} holds.`),
    ),
    authors: fc.array(person, { minLength: 0, maxLength: 4 }),
    venue: fc.oneof(
      fc.constant(undefined),
      hostileText(4).map((text) => `Journal of ${text} Studies`),
    ),
    published: fc.oneof(fc.constant(undefined), date),
    note: hostileText(20),
    arxiv: fc.oneof(
      fc.constant(undefined),
      fc.integer({ min: 10000, max: 99999 }).map((n) => `2401.${n}`),
    ),
    doi: fc.oneof(
      fc.constant(undefined),
      fc.integer({ min: 1, max: 99999 }).map((n) => `10.1234/a_b(${n})x`),
    ),
  })
  .map(({ venue, published, arxiv, doi, ...rest }) => {
    const { venue: _v, published: _p, ...bare } = paper();
    return {
      ...bare,
      ...rest,
      ...(venue === undefined ? {} : { venue }),
      ...(published === undefined ? {} : { published }),
      ids: { ...(arxiv === undefined ? {} : { arxiv }), ...(doi === undefined ? {} : { doi }) },
      urls: arxiv === undefined ? [] : [{ url: `https://arxiv.org/abs/${arxiv}`, kind: 'abs' as const }],
      highlights: [],
    };
  });

/** Papers with keys of their own. */
export const hostilePapers: fc.Arbitrary<readonly ExportedPaper[]> = fc
  .array(hostilePaper, { minLength: 1, maxLength: 4 })
  .map((papers) => papers.map((each, at) => ({ ...each, citationKey: `key${at}` })));

/** Text as white space does not tell it apart, without what no file of texts holds. */
export const words = (text: string | null | undefined): string =>
  (text ?? '')
    .toWellFormed()
    // oxlint-disable-next-line no-control-regex -- controls are what is left out
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F\u00AD\uFEFF]/g, '')
    .replace(/[\s\u0085]+/g, ' ')
    .trim();

/** What a record says of a paper, to be compared. */
export const said = (record: ParsedPaper | ExportedPaper): unknown => ({
  title: words(record.title),
  abstract: words(record.abstract),
  authors: record.authors.map(({ name }) => words(name)),
  venue: words(record.venue),
  published: typeof record.published === 'object' ? record.published.iso : (record.published ?? ''),
  arxiv: record.ids.arxiv ?? '',
  doi: record.ids.doi ?? '',
});

/** Formulas go into BibTeX as they are, and its readers make what they can of them. */
export const withoutFormulas = (each: ExportedPaper): ExportedPaper => ({
  ...each,
  title: plain(each.title),
  abstract: plain(each.abstract),
});

// A formula ends at an empty line, and titles have none once they are written.
const plain = (text: string): string =>
  [text, oneLine(text)].flatMap((each) => tokenize(each)).some(({ math }) => math !== undefined)
    ? text.replace(/[$\\]/g, '')
    : text;
