/**
 * RIS. A value is one line: readers disagree about lines without a tag. The reader's note is `RN`, a research note, and not
 * `N1`, where exporters hide identifiers: a note that names another paper must not become this one's identity.
 */
import { withoutLinks } from '../note/links.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { invertedName } from './names.ts';
import { oneLine } from './plain.ts';
import type { ExportedPaper } from './record.ts';
import { arxivId, dateParts, pageOf, workKind } from './work.ts';

export const ris: ExportFormat = {
  id: 'ris',
  extension: 'ris',
  carries: ['abstract', 'notes'],
  passes: [{ paper: (paper, _at, options) => `${entry(paper, options)}\r\n` }],
};

const TYPES = { article: 'JOUR', conference: 'CPAPER', preprint: 'UNPB', unknown: 'GEN' } as const;

function entry(paper: ExportedPaper, { parts }: ExportOptions): string {
  const { title, authors, venue = '', published, ids, tags } = paper;
  const date = dateParts(published);
  const arxiv = arxivId(paper);
  const pubmed = ids.pmid === undefined ? '' : `PMID: ${ids.pmid}`;
  const values: readonly (readonly [string, string])[] = [
    ['TY', TYPES[workKind(paper)]],
    ['ID', paper.citationKey],
    ['TI', title],
    ...authors.map((author) => ['AU', invertedName(author)] as const),
    ['T2', venue],
    ['PY', date === null ? '' : String(date.year)],
    ['DA', date === null || date.month === null ? '' : dateText(date.year, date.month, date.day)],
    ['DO', ids.doi ?? ''],
    ['AN', arxiv === undefined ? pubmed : `arXiv:${arxiv}`],
    ['C2', ids.pmcid ?? ''],
    ['N1', arxiv === undefined ? '' : pubmed],
    ...addresses(paper).map((url) => ['UR', url] as const),
    ...tags.map((tag) => ['KW', tag] as const),
    ['AB', parts.has('abstract') ? paper.abstract : ''],
    ['RN', parts.has('notes') ? [paper.gist, withoutLinks(paper.note)].join('\n') : ''],
  ];
  const lines = values.flatMap(([tag, value]) => {
    const line = oneLine(value);
    return line === '' ? [] : [`${tag}  - ${line}\r\n`];
  });
  return `${lines.join('')}ER  - \r\n`;
}

/** `2020/08/12/`, with what is not known left empty. */
const dateText = (year: number, month: number, day: number | null): string =>
  `${year}/${pad(month)}/${day === null ? '' : pad(day)}/`;

const pad = (n: number): string => String(n).padStart(2, '0');

/** Every address once, the paper's page first; where there is none, the page of its identifier. */
function addresses(paper: ExportedPaper): readonly string[] {
  const given = paper.urls.map(({ url }) => url);
  const page = pageOf(paper);
  return given.length > 0 || page === undefined ? given : [page];
}
