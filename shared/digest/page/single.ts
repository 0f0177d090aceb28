/** A saved page of one paper, by the `citation_…` terms that publishers put into its head for Google Scholar. */
import type { Document } from 'domhandler';
import { elementsOf, textOf } from '../markup.ts';
import { readName } from '../names.ts';
import { readPartialDate } from '../dates.ts';
import { fold, type Fields } from '../record.ts';
import { firstOf } from '../xml.ts';

/** What the head of a page says of its paper; null for a page of something else. Source: https://scholar.google.com/intl/en/scholar/inclusion.html */
export function paperOfPage(document: Document): Omit<Fields, 'raw' | 'digest'> | null {
  const terms = elementsOf(document, ({ name }) => name === 'meta').map(({ attribs }) => ({
    name: (attribs['name'] ?? attribs['property'] ?? '').toLowerCase(),
    content: attribs['content'] ?? '',
  }));
  const all = (name: string): readonly string[] =>
    terms.filter((term) => term.name === name).map(({ content }) => content);
  const one = (...names: readonly string[]): string => firstOf(...names.map((name) => all(name)[0] ?? ''));
  const title = one('citation_title');
  if (title === '') return null;
  const people = all('citation_author').concat(all('citation_authors').flatMap((list) => list.split(/;\s*/)));
  return {
    title,
    abstract: firstOf(
      one('citation_abstract'),
      abstractIn(document),
      one('dc.description', 'og:description'),
    ),
    authors: people.map(readName),
    venue: one(
      'citation_journal_title',
      'citation_conference_title',
      'citation_inbook_title',
      'citation_publisher',
    ),
    published: readPartialDate(
      one('citation_online_date', 'citation_publication_date', 'citation_date', 'citation_year'),
    ),
    ids: {
      arxiv: one('citation_arxiv_id') || undefined,
      doi: one('citation_doi') || undefined,
      pmid: one('citation_pmid') || undefined,
    },
    urls: [one('citation_abstract_html_url', 'og:url'), one('citation_pdf_url')].filter((url) => url !== ''),
  };
}

/** What stands in the block that is named for it. */
function abstractIn(document: Document): string {
  const block = elementsOf(
    document,
    ({ name, attribs }) =>
      /^(?:blockquote|section|div|p)$/.test(name) &&
      /(?:^|[\s_-])abstract(?:$|\s)/i.test(`${attribs['class'] ?? ''} ${attribs['id'] ?? ''}`),
  )[0];
  return block === undefined ? '' : fold(textOf(block)).replace(/^abstract[:.\s]*/i, '');
}
