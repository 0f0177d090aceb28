/**
 * A table for spreadsheets: UTF-8 with its mark, commas, every cell quoted. A cell that a spreadsheet would take for a formula
 * begins with an apostrophe, which spreadsheets show and our reader takes away again.
 */
import { withoutLinks } from '../note/links.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { invertedName } from './names.ts';
import { clean, oneLine, paragraphs } from './plain.ts';
import type { ExportedPaper } from './record.ts';
import { arxivId } from './work.ts';

export const csv: ExportFormat = {
  id: 'csv',
  extension: 'csv',
  carries: ['abstract', 'notes', 'highlights'],
  passes: [{ head: (options) => `\uFEFF${row(columns(options).map(([name]) => name))}`, paper: paperRow }],
};

type Column = readonly [name: string, cell: (paper: ExportedPaper) => string];

/** The names are those that other exports use, so that every reader of tables knows them. They are of the file, and in no language of ours. */
function columns({ parts }: ExportOptions): readonly Column[] {
  return [
    ['Key', ({ citationKey }) => citationKey],
    ['Title', ({ title }) => oneLine(title)],
    ['Authors', authorsOf],
    ['Year', ({ published }) => published?.slice(0, 4) ?? ''],
    ['Publication Date', ({ published }) => published ?? ''],
    ['Journal', ({ venue }) => oneLine(venue ?? '')],
    ['DOI', ({ ids }) => ids.doi ?? ''],
    ['arXiv ID', (paper) => arxivId(paper) ?? ''],
    ['PMID', ({ ids }) => ids.pmid ?? ''],
    ['PMCID', ({ ids }) => ids.pmcid ?? ''],
    ['Links', ({ urls }) => urls.map(({ url }) => url).join(' | ')],
    ...(parts.has('abstract')
      ? ([['Abstract', ({ abstract }) => paragraphs(abstract).join('\n\n')]] satisfies readonly Column[])
      : []),
    ['Verdict', ({ verdict }) => verdict],
    ['Read', ({ read }) => (read ? 'yes' : 'no')],
    ['Starred', ({ starred }) => (starred ? 'yes' : 'no')],
    ['Tags', ({ tags }) => tags.map(oneLine).join('; ')],
    ['Lists', ({ lists }) => lists.map(oneLine).join('; ')],
    ...(parts.has('notes')
      ? ([
          ['Gist', ({ gist }) => oneLine(gist)],
          ['My note', ({ note }) => clean(withoutLinks(note)).trim()],
        ] satisfies readonly Column[])
      : []),
    ...(parts.has('highlights') ? ([['Highlights', highlightsOf]] satisfies readonly Column[]) : []),
    ['Digests', ({ digests }) => digests.map(({ name }) => oneLine(name)).join('; ')],
  ];
}

function paperRow(paper: ExportedPaper, options: ExportOptions): string {
  return row(columns(options).map(([, cell]) => cell(paper)));
}

/** Every name is closed by the sign that parts names, so that no comma or stop of the last one is read as something else. */
const authorsOf = ({ authors }: ExportedPaper): string =>
  authors.map((author) => `${invertedName(author).replaceAll(';', ',')};`).join(' ');

const highlightsOf = ({ highlights }: ExportedPaper): string =>
  highlights
    .map(({ label, target, note }) =>
      [`${oneLine(label)}: ${oneLine(target.exact)}`, oneLine(withoutLinks(note))]
        .filter((text) => text !== '')
        .join(' — '),
    )
    .join('\n');

const row = (cells: readonly string[]): string => `${cells.map(quoted).join(',')}\r\n`;

/** What Excel, LibreOffice and Google Sheets begin a formula with, their full-width forms included; also behind apostrophes, so that ours can be told. */
const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/;

const quoted = (cell: string): string =>
  `"${(FORMULA.test(cell) ? `'${cell}` : cell).replaceAll('"', '""')}"`;
