/** One item of CSL-JSON, as Zotero, Mendeley, pandoc and Crossref write it. */
import { urlsIn } from '../ids.ts';
import { arxivNamed, idsOfNote } from '../notes.ts';
import { partialDate, readPartialDate, type PartialDate } from '../dates.ts';
import type { Author } from '../report.ts';
import { unmarked } from './markup.ts';
import type { EntryFields } from './report.ts';
import { asArray, asObject, asText, at, isObject, textAt } from './values.ts';

const TYPES = new Set(
  'article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post post-weblog preprint regulation report review review-book software song speech standard thesis treaty webpage journal-article proceedings-article posted-content book-chapter'.split(
    ' ',
  ),
);

/** Whether an object has the marks of CSL: its type, and a field that only CSL spells so. */
export const isCsl = (value: unknown): boolean =>
  isObject(value) &&
  typeof value['type'] === 'string' &&
  TYPES.has(value['type']) &&
  [
    'issued',
    'container-title',
    'DOI',
    'URL',
    'author',
    'accessed',
    'publisher',
    'page',
    'title-short',
    'abstract',
    'id',
  ].some((key) => key in value) &&
  !('authorships' in value || 'externalIds' in value || 'display_name' in value);

/** What a CSL item says. An item of nothing but a short title is how Zotero exports a note, and doubted. */
export function cslFields(value: unknown): EntryFields | { readonly ignored: string } {
  if (!isObject(value)) return { ignored: 'not an item' };
  const title = firstOf(value['title']);
  const authors = asArray(value['author'])
    .map(authorOf)
    .filter(({ name }) => name !== '');
  const note = textAt(value, 'note') ?? '';
  const venue =
    firstOf(value['container-title']) ?? textAt(value, 'event-title', 'event', 'collection-title');
  const url = textAt(value, 'URL', 'url');
  const published = dateOf(value['issued']) ?? dateOf(value['published']);
  const hidden = idsOfNote(note);
  const doi = textAt(value, 'DOI', 'doi') ?? hidden.doi;
  const bare =
    authors.length === 0 &&
    published === null &&
    doi === undefined &&
    url === undefined &&
    venue === undefined;
  const suspicious = bare && title !== undefined && !title.includes(' ');
  const subtitle = Array.isArray(value['subtitle']) ? firstOf(value['subtitle']) : undefined;
  const isSaid = subtitle === undefined || (title ?? '').toLowerCase().includes(subtitle.toLowerCase());
  return {
    title: title === undefined ? null : unmarked(isSaid ? title : `${title}: ${subtitle}`),
    abstract: unmarked(textAt(value, 'abstract') ?? '').replace(/^\s*Abstract\s*\n+/i, ''),
    authors,
    venue: unmarked(venue ?? ''),
    published,
    ids: {
      ...hidden,
      doi,
      arxiv:
        hidden.arxiv ??
        arxivNamed(textAt(value, 'number')) ??
        arxivNamed(textAt(value, 'archive_location', 'archive-location')) ??
        arxivNamed(textAt(value, 'archive', 'genre')) ??
        arxivNamed(venue) ??
        (/arxiv/i.test(textAt(value, 'publisher', 'archive', 'source') ?? '')
          ? arxivNamed(`arXiv:${textAt(value, 'number', 'archive_location') ?? ''}`)
          : undefined),
      pmid: textAt(value, 'PMID') ?? hidden.pmid,
      pmcid: pmcidOf(textAt(value, 'PMCID')) ?? hidden.pmcid,
    },
    urls: [
      ...(url === undefined ? [] : [url]).filter((each) => /^https?:/i.test(each)),
      ...urlsIn(linksOf(value)),
    ],
    confidence: suspicious ? 0.4 : 1,
    warnings: suspicious ? ['nothing but a short title: this may be a note'] : [],
  };
}

const pmcidOf = (text: string | undefined): string | undefined =>
  text === undefined || /^PMC/i.test(text) ? text : `PMC${text}`;

/** Crossref lists addresses of full texts. */
const linksOf = (value: unknown): string =>
  asArray(at(value, 'link'))
    .map((link) => textAt(link, 'URL') ?? '')
    .join('\n');

/** Crossref writes titles as lists of one. */
const firstOf = (value: unknown): string | undefined =>
  Array.isArray(value) ? value.map(asText).find((text) => text !== undefined) : asText(value);

function authorOf(value: unknown): Author {
  const of = (key: string): string => (textAt(value, key) ?? '').trim();
  const literal = of('literal') || of('name');
  if (literal !== '') return { name: literal };
  const particle = of('non-dropping-particle') || of('dropping-particle');
  const family = [particle, of('family')].filter((part) => part !== '').join(' ');
  const given = of('given');
  const name = [given, family, of('suffix')].filter((part) => part !== '').join(' ');
  return { name, ...(family === '' ? {} : { family }), ...(given === '' ? {} : { given }) };
}

/** `{"date-parts": [["2020", 8]]}`, also with nothing in it; `{raw}`, `{literal}`, or a plain text. */
function dateOf(value: unknown): PartialDate | null {
  if (typeof value === 'string') return readPartialDate(value);
  const [year, month, day] = asArray(asArray(asObject(value)['date-parts'])[0]).map(asText);
  return partialDate(year, month, day) ?? readPartialDate(textAt(value, 'raw', 'literal', 'date-time') ?? '');
}
