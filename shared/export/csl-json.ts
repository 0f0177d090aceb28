/** CSL-JSON 1.0, as citation processors, Zotero and pandoc take it: one array, an item a line. */
import type { Author } from '../digest/report.ts';
import { withoutLinks } from '../note/links.ts';
import type { ExportFormat, ExportOptions } from './format.ts';
import { nameParts } from './names.ts';
import { oneLine, paragraphs } from './plain.ts';
import type { ExportedPaper } from './record.ts';
import { plainText } from '../tex/index.ts';
import { addressOf, arxivId, dateParts, workKind } from './work.ts';

export const cslJson: ExportFormat = {
  id: 'csl-json',
  extension: 'json',
  carries: ['abstract', 'notes'],
  passes: [
    {
      head: () => '[\n',
      paper: (paper, at, options) => `${at === 0 ? '' : ',\n'}${JSON.stringify(cslItem(paper, options))}`,
      foot: () => '\n]\n',
    },
  ],
};

/** A name of CSL. */
export type CslName =
  | { readonly family: string; readonly given: string; readonly suffix?: string }
  | { readonly literal: string };

/** The members of an item that we write. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-journal' | 'paper-conference' | 'article' | 'document';
  readonly 'citation-key': string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly 'container-title'?: string;
  readonly issued?: { readonly 'date-parts': readonly [readonly number[]] };
  readonly DOI?: string;
  readonly PMID?: string;
  readonly PMCID?: string;
  readonly number?: string;
  readonly archive?: string;
  readonly URL?: string;
  readonly keyword?: string;
  readonly abstract?: string;
  readonly annote?: string;
}

const TYPES = {
  article: 'article-journal',
  conference: 'paper-conference',
  preprint: 'article',
  unknown: 'document',
} as const;

/** One paper as an item of CSL. Empty members are left out. */
export function cslItem(paper: ExportedPaper, { parts }: Pick<ExportOptions, 'parts'>): CslItem {
  const { ids } = paper;
  const date = dateParts(paper.published);
  const arxiv = arxivId(paper);
  const note = [paper.gist, withoutLinks(paper.note)].filter((text) => text.trim() !== '').join('\n\n');
  const authors = paper.authors.map(nameOf).filter((name) => !('literal' in name) || name.literal !== '');
  return {
    id: paper.citationKey,
    type: TYPES[workKind(paper)],
    'citation-key': paper.citationKey,
    ...some('title', rich(oneLine(paper.title))),
    ...(authors.length === 0 ? {} : { author: authors }),
    ...some('container-title', rich(oneLine(paper.venue ?? ''))),
    ...(date === null
      ? {}
      : { issued: { 'date-parts': [[date.year, date.month, date.day].filter((part) => part !== null)] } }),
    ...some('DOI', ids.doi),
    ...some('PMID', ids.pmid),
    ...some('PMCID', ids.pmcid),
    ...(arxiv === undefined ? {} : { number: `arXiv:${arxiv}`, archive: 'arXiv' }),
    ...some('URL', addressOf(paper)),
    ...some('keyword', paper.tags.map(oneLine).join(', ')),
    ...some('abstract', parts.has('abstract') ? rich(paragraphs(paper.abstract).join('\n\n')) : ''),
    ...some('annote', parts.has('notes') ? paragraphs(note).join('\n\n') : ''),
  };
}

const some = <K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } =>
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a computed key loses its name
  (value === undefined || value === '' ? {} : { [key]: value }) as { readonly [P in K]?: string };

function nameOf(author: Author): CslName {
  const name = nameParts(author);
  if (name.kind === 'whole') return { literal: plainText(name.name) };
  const { family, given, suffix } = name;
  return { family, given, ...(suffix === '' ? {} : { suffix }) };
}

/** Processors take tags and entities in a field for markup: a text that holds what looks like it is escaped, and no other. */
const rich = (text: string): string =>
  /<\/?[a-z]|&#?\w+;/i.test(text) ? text.replaceAll('&', '&amp;').replaceAll('<', '&lt;') : text;
