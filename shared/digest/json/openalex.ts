/** One work of OpenAlex. */
import { readPartialDate } from '../dates.ts';
import { unmarked } from './markup.ts';
import type { EntryFields } from './report.ts';
import { asArray, at, isObject, textAt } from './values.ts';

export const isOpenAlex = (value: unknown): boolean =>
  isObject(value) &&
  (/openalex\.org\/W\d/i.test(textAt(value, 'id', 'ids.openalex') ?? '') ||
    ('authorships' in value && ('display_name' in value || 'abstract_inverted_index' in value)));

const MOST_WORDS = 20_000;

/** What a work says; its abstract comes as a list of words with their places, and is often not there. */
export function openAlexFields(value: unknown): EntryFields | { readonly ignored: string } {
  if (!isObject(value)) return { ignored: 'not a work' };
  const authors = asArray(value['authorships']).map((each) => ({
    name: textAt(each, 'author.display_name', 'raw_author_name') ?? '',
  }));
  const title = textAt(value, 'title', 'display_name');
  const places = ['primary_location', 'best_oa_location'].map((key) => at(value, key));
  return {
    title: title === undefined ? null : unmarked(title),
    abstract: unmarked(textAt(value, 'abstract') ?? uninverted(value['abstract_inverted_index'])),
    authors,
    authorsComplete: at(value, 'is_authors_truncated') !== true,
    venue: textAt(value, 'primary_location.source.display_name', 'host_venue.display_name'),
    published: readPartialDate(textAt(value, 'publication_date', 'publication_year') ?? ''),
    ids: {
      doi: textAt(value, 'doi', 'ids.doi'),
      pmid: lastOf(textAt(value, 'ids.pmid')),
      pmcid: pmcidOf(lastOf(textAt(value, 'ids.pmcid'))),
      openalex: /W\d+/i.exec(textAt(value, 'id', 'ids.openalex') ?? '')?.[0].toUpperCase(),
    },
    urls: [
      ...places.map((place) => textAt(place, 'landing_page_url')),
      ...places.map((place) => textAt(place, 'pdf_url')),
      textAt(value, 'open_access.oa_url'),
    ].filter((url) => url !== undefined && /^https?:/i.test(url)) as readonly string[],
    ...(at(value, 'is_retracted') === true ? { warnings: ['this publication was retracted'] } : {}),
  };
}

const lastOf = (url: string | undefined): string | undefined =>
  /(?:PMC)?\d+\/?$/i.exec(url ?? '')?.[0].replace('/', '');
const pmcidOf = (id: string | undefined): string | undefined =>
  id === undefined || /^PMC/i.test(id) ? id : `PMC${id}`;

/** `{"We": [0], "show": [1, 7]}` as a text. */
function uninverted(index: unknown): string {
  if (!isObject(index)) return '';
  const words = Object.entries(index).flatMap(([word, places]) =>
    asArray(places).flatMap((place) => (typeof place === 'number' ? [{ word, place }] : [])),
  );
  return words
    .slice(0, MOST_WORDS)
    .toSorted((a, b) => a.place - b.place)
    .map(({ word }) => word)
    .join(' ');
}
