/**
 * EndNote's XML, as EndNote and others (Bookends, Mendeley, Rayyan) write it. Every text may sit in several `style`
 * runs that belong together; line breaks come as carriage returns.
 */
import { isTag, type Element } from 'domhandler';
import { reportEntries } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { elementsOf, rootOf } from '../markup.ts';
import { readName } from '../names.ts';
import { partialDate, readPartialDate } from '../dates.ts';
import { fold, type Fields } from '../record.ts';
import type { Author } from '../report.ts';
import { childAt, childrenOf, firstOf, nameIn, rootTag, valueOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'endnote-xml',
  label: 'EndNote XML',
  recognises: ({ head }) => {
    const root = nameIn(rootTag(head));
    return (
      (root === 'xml' || root === 'records' || root === 'record') &&
      /<record[\s>]/.test(head) &&
      /<(?:ref-type|source-app|titles|rec-number)\b/.test(head)
    );
  },
  read,
};

function read(input: DigestInput): FormatReport {
  const document = input.xml();
  const root = document === null ? null : rootOf(document);
  const at = locate(input, format.id);
  const records = root === null ? [] : root.name === 'record' ? [root] : recordsIn(root);
  const entries = records.map((record) => ({ ...readRecord(record), raw: at.raw(record) }));
  const library = records[0] === undefined ? '' : fold(text(records[0], 'database'));
  return reportEntries(
    { title: fold(library.replace(/\.(?:enl|bdb)$/i, '')) || 'EndNote library', source: 'EndNote' },
    entries,
    { warnings: entries.length === 0 ? ['no papers in this file'] : [] },
  );
}

const recordsIn = (root: Element): readonly Element[] => {
  const list = root.name === 'records' ? root : childAt(root, 'records');
  return [...childrenOf(list, 'record'), ...(list === root ? [] : childrenOf(root, 'record'))];
};

/** The text of all runs in their order; control characters that no text has are left out. */
const plain = (element: Element): string =>
  valueOf(element)
    .replace(/\r\n?/g, '\n')
    .replace(/(?![\t\n])[\p{Cc}\uFFFD]/gu, '');

const text = (record: Element, ...path: readonly string[]): string => {
  const element = childAt(record, ...path);
  return element === null ? '' : plain(element);
};

function readRecord(record: Element): Omit<Fields, 'raw'> {
  const title = fold(text(record, 'titles', 'title'));
  const file = /^<?[^<>]{1,300}\.(?:pdf|docx?|html?)>?$/i.test(title);
  const links = addressesOf(record);
  return {
    title,
    abstract: text(record, 'abstract'),
    authors: authorsOf(record),
    venue: firstOf(
      ...[
        ['titles', 'secondary-title'],
        ['periodical', 'full-title'],
        ['titles', 'alt-title'],
        ['alt-periodical', 'full-title'],
        ['titles', 'tertiary-title'],
        ['publisher'],
      ].map((path) => fold(text(record, ...path))),
    ),
    published: publishedOf(record),
    ids: {
      doi: text(record, 'electronic-resource-num').split(/\s+(?=(?:doi:|https?:)?\S*10\.)/i)[0] || undefined,
      pmid: pmidOf(record, links),
      pmcid: elementsOf(record, ({ name }) => /^(?:custom\d|user\d{1,2}|accession-num)$/.test(name))
        .map((field) => /^\s*(PMC\d{1,9})\s*$/i.exec(plain(field))?.[1])
        .find((found) => found !== undefined),
    },
    urls: links,
    warnings: file ? ['its title is the name of a file'] : [],
    digest: { source: 'EndNote', kind: null },
  };
}

function authorsOf(record: Element): readonly Author[] {
  const people = childAt(record, 'contributors', 'authors');
  return childrenOf(people, 'author')
    .map((author) => readName(plain(author)))
    .filter(({ name }) => name !== '');
}

/** The year, and the date of the issue where it goes with it: `Mar 3`, `Jun 01`, `Jan`, or a whole date. */
function publishedOf(record: Element): Fields['published'] {
  const year = text(record, 'dates', 'year');
  const date = fold(text(record, 'dates', 'pub-dates', 'date'));
  const whole = /\d{4}/.test(date) ? readPartialDate(date) : null;
  if (whole !== null) return whole;
  const named = /^([A-Za-z]{3,9})\.?(?:\s+(\d{1,2}))?/.exec(date);
  const turned = /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+([A-Za-z]{3,9})/.exec(date);
  return partialDate(year, named?.[1] ?? turned?.[2], named?.[2] ?? turned?.[1]) ?? readPartialDate(year);
}

/** Web addresses, without files of the reader's own disk (`internal-pdf://`) and links that only EndNote opens. */
function addressesOf(record: Element): readonly string[] {
  const lists = (childAt(record, 'urls')?.children ?? []).filter(isTag);
  return lists
    .flatMap((list) => (list.name === 'url' ? [list] : elementsOf(list, ({ name }) => name === 'url')))
    .flatMap((url) => plain(url).split(/\s+/))
    .filter((url) => /^https?:\/\/[^/]+\./i.test(url));
}

/** An accession number is PubMed's when it is nothing but digits and no other database is named. */
function pmidOf(record: Element, links: readonly string[]): string | undefined {
  const number = /^\d{5,9}$/.exec(fold(text(record, 'accession-num')))?.[0];
  const base = `${text(record, 'remote-database-name')} ${text(record, 'remote-database-provider')}`;
  if (number !== undefined && (/pubmed|medline|nlm/i.test(base) || base.trim() === '')) return number;
  return links
    .map(
      (url) =>
        /(?:ncbi\.nlm\.nih\.gov\/(?:m\/)?pubmed|pubmed\.ncbi\.nlm\.nih\.gov)\/(\d{1,9})/.exec(url)?.[1],
    )
    .find((found) => found !== undefined);
}
