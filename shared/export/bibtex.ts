/** BibTeX, as LaTeX and reference managers take it: UTF-8, an entry a paper, the reader's words in fields that no style prints. */
import type { Author } from '../digest/report.ts';
import { withoutLinks } from '../note/links.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { nameParts } from './names.ts';
import { oneLine, paragraphs } from './plain.ts';
import type { ExportedPaper } from './record.ts';
import { escapeTex, protectCase, texOf } from './tex.ts';
import { addressOf, arxivId, dateParts, workKind } from './work.ts';

export const bibtex: ExportFormat = {
  id: 'bibtex',
  extension: 'bib',
  carries: ['abstract', 'notes'],
  passes: [{ paper: entry, between: '\n' }],
};

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const TYPES = { article: 'article', conference: 'inproceedings', preprint: 'misc', unknown: 'misc' } as const;

/** One entry, with a line break at its end. */
export function entry(paper: ExportedPaper, { parts }: Pick<ExportOptions, 'parts'>): string {
  const { title, authors, venue = '', published, ids } = paper;
  const kind = workKind(paper);
  const date = dateParts(published);
  const where = kind === 'conference' ? 'booktitle' : kind === 'article' ? 'journal' : 'howpublished';
  const note = [paper.gist, withoutLinks(paper.note)].filter((text) => text.trim() !== '').join('\n\n');
  const arxiv = arxivId(paper);
  const fields: readonly (readonly [string, string])[] = [
    ['title', braced(protectCase(texOf(oneLine(title))))],
    [
      'author',
      braced(
        authors
          .map(person)
          .filter((name) => name !== '')
          .join(' and '),
      ),
    ],
    [where, braced(escapeTex(oneLine(venue)))],
    ['year', date === null ? '' : braced(String(date.year))],
    ['month', date === null || date.month === null ? '' : (MONTHS[date.month - 1] ?? '')],
    ['day', date === null || date.day === null ? '' : braced(String(date.day))],
    ['doi', braced(verbatim(ids.doi ?? ''))],
    ['eprint', braced(arxiv ?? '')],
    ['archiveprefix', arxiv === undefined ? '' : '{arXiv}'],
    ['pmid', braced(ids.pmid ?? '')],
    ['pmcid', braced(ids.pmcid ?? '')],
    ['url', braced(verbatim(addressOf(paper) ?? ''))],
    ['keywords', braced(escapeTex(paper.tags.map(oneLine).join(', ')))],
    ['abstract', parts.has('abstract') ? braced(paragraphs(paper.abstract).map(texOf).join('\n\n')) : ''],
    ['comment', parts.has('notes') ? braced(paragraphs(note).map(texOf).join('\n\n')) : ''],
  ];
  const lines = fields.flatMap(([name, value]) =>
    value === '' || value === '{}' ? [] : [`  ${name} = ${value},\n`],
  );
  return `@${TYPES[kind]}{${paper.citationKey},\n${lines.join('')}}\n`;
}

const braced = (value: string): string => `{${value}}`;

/** `Family, Jr., Given`; a body, and a part that holds what would part people, in braces; BibTeX itself parts people only by `and`. */
function person(author: Author): string {
  const name = nameParts(author);
  if (name.kind === 'whole') return name.name === '' ? '' : braced(escapeTex(name.name));
  return [name.family, name.suffix, name.given]
    .filter((part) => part !== '')
    .map((part) =>
      /,|(?:^|\s)(?:and|und|et|y)(?:\s|$)/i.test(part) ? braced(escapeTex(part)) : escapeTex(part),
    )
    .join(', ');
}

/** An address as packages of LaTeX take it: nothing is escaped but what would end the field or begin a comment. */
const verbatim = (url: string): string =>
  url
    .toWellFormed()
    .replace(/[{}\\\s]/g, (sign) => encodeURIComponent(sign))
    .replace(/(?<!\\)%/g, '\\%');
