/**
 * XML of the dblp computer science bibliography: the export of a person, single records, and answers of its search API.
 * Sources: https://dblp.org/faq/How+to+use+the+dblp+search+API.html and https://dblp.org/xml/docu/dblpxml.pdf
 */
import { isTag, type Element } from 'domhandler';
import { readPartialDate } from '../dates.ts';
import { reportEntries, type Entry } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { locate } from '../locate.ts';
import { elementsOf, rootOf, textOf } from '../markup.ts';
import { fold, type Fields } from '../record.ts';
import { childAt, childrenOf, firstOf, nameIn, rootTag, textAt, valueOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'dblp-xml',
  label: 'dblp XML',
  recognises: ({ head }) => {
    const root = nameIn(rootTag(head));
    return (
      root === 'dblp' || root === 'dblpperson' || (root === 'result' && /<hits\b[^>]*\btotal=/.test(head))
    );
  },
  read,
};

/** Records that are no papers, with the ledger's reason. */
const NO_PAPERS: Readonly<Record<string, string>> = {
  proceedings: 'a volume of proceedings, not a paper',
  www: 'the page of a person, not a paper',
  Editorship: 'a volume of proceedings, not a paper',
};

function read(input: DigestInput): FormatReport {
  const document = input.xml();
  const root = document === null ? null : rootOf(document);
  const at = locate(input, format.id);
  const entries = recordsIn(root).map((record): Entry => {
    const aside = NO_PAPERS[firstOf(textAt(record, 'type'), record.name)];
    if (aside !== undefined) return at.aside(record, fold(textAt(record, 'title')) || record.name, aside);
    return { ...readRecord(record), raw: at.raw(record) };
  });
  const hits = childAt(root, 'hits');
  const [total, sent] = ['total', 'sent'].map((name) => Number(hits?.attribs[name] ?? Number.NaN));
  const isSearch = total !== undefined && sent !== undefined && Number.isInteger(total + sent);
  const aside = entries.filter((entry) => 'reason' in entry).length;
  return reportEntries({ title: titleOf(root), source: 'dblp.org' }, entries, {
    ...(isSearch ? { claimed: sent - aside } : {}),
    warnings: [
      ...(entries.length === 0 ? ['no papers in this file'] : []),
      ...(isSearch && total > sent
        ? [`the search found ${total}, and ${sent} of them are in this file`]
        : []),
    ],
  });
}

/** A person's records each stand in an `r`, hits in their `info`, others under the root. */
function recordsIn(root: Element | null): readonly Element[] {
  if (root === null) return [];
  if (root.name === 'result') return elementsOf(root, ({ name }) => name === 'info');
  if (root.name === 'dblpperson')
    return childrenOf(root, 'r').flatMap(({ children }) => children.filter(isTag));
  return root.children.filter(isTag);
}

const titleOf = (root: Element | null): string =>
  firstOf(
    withoutNumber(root?.attribs['name'] ?? ''),
    fold(textAt(root, 'query').replace(/:facetid\S+|[.*$]+/g, ' ')),
    'dblp',
  );

/** People of one name are told apart by four digits, which are no part of it. */
const withoutNumber = (name: string): string => fold(name).replace(/ \d{4}$/, '');

function readRecord(record: Element): Omit<Fields, 'raw'> {
  const title = childAt(record, 'title');
  const authors = childrenOf(childAt(record, 'authors') ?? record, 'author');
  const pages = childrenOf(record, 'ee').map(valueOf);
  return {
    // dblp ends every title with a stop.
    title: title === null ? null : fold(textOf(title.children)).replace(/(?<!\.\.)\.$/, ''),
    authors: authors.map((author) => ({ name: withoutNumber(valueOf(author)) })),
    venue: firstOf(
      ...['journal', 'booktitle', 'venue', 'school', 'publisher'].map((name) => textAt(record, name)),
    ),
    published: readPartialDate(`${textAt(record, 'year')} ${textAt(record, 'month')}`),
    ids: { doi: textAt(record, 'doi') || undefined },
    urls: pages.length > 0 ? pages : [pageOf(record)].filter((url) => url !== ''),
    digest: { source: 'dblp.org', kind: null },
  };
}

/** dblp's own page of a record. */
function pageOf(record: Element): string {
  const key = firstOf(record.attribs['key'] ?? '', textAt(record, 'key'));
  return key === '' ? '' : `https://dblp.org/rec/${key}`;
}
