/** Entries of feeds that are nobody's in particular: journals, PubMed searches, blogs. */
import type { Element } from 'domhandler';
import { hasMarkup, htmlText, titleText } from '../markup.ts';
import { readAuthors } from '../author-list.ts';
import { readName } from '../names.ts';
import { readPartialDate } from '../dates.ts';
import { fold, type Fields } from '../record.ts';
import type { Author } from '../report.ts';
import { childrenOf, firstOf, textAt, valueOf } from '../xml.ts';
import { dayOf, linkOf } from './channel.ts';

/** What an entry of a feed says of a paper, apart from where it stands. */
export function readItem(item: Element): Omit<Fields, 'raw' | 'digest'> {
  const long = firstOf(textAt(item, 'content:encoded'), textAt(item, 'content'));
  const short = firstOf(textAt(item, 'description'), textAt(item, 'summary'));
  const said = childrenOf(item, 'dc:description').map(valueOf);
  const authors = authorsOf(item);
  const body = richest([long, short, ...said].map((text) => readBody(plain(text), authors)));
  const identifiers = [
    ...['prism:doi', 'dc:identifier', 'doi', 'guid', 'id', 'prism:url'].flatMap((name) =>
      childrenOf(item, name).map(valueOf),
    ),
    linkOf(item),
  ];
  const doi = identifiers.map(doiIn).find((found) => found !== undefined);
  const pmid = identifiers
    .map((text) => /(?:^(?:pmid|pubmed):\s?|pubmed\.ncbi\.nlm\.nih\.gov\/)(\d{1,9})\b/i.exec(text)?.[1])
    .find((found) => found !== undefined);
  return {
    title: titleText(firstOf(textAt(item, 'title'), textAt(item, 'dc:title'))),
    abstract: body.abstract,
    abstractKind: /(?:…|\.\.\.|\[&#8230;\])\]?\s*$/.test(body.abstract) ? 'snippet' : 'full',
    authors: authors.length > 0 ? authors : readAuthors(body.authors).authors,
    venue: firstOf(textAt(item, 'prism:publicationName'), textAt(item, 'dc:source'), body.venue).replace(
      /,? (?:Published online|Volume|Vol\.|Issue)\b.*$/s,
      '',
    ),
    published: publishedOf(item) ?? readPartialDate(body.date),
    ids: { doi, pmid },
    urls: [linkOf(item)],
  };
}

const plain = (text: string): string => (hasMarkup(text) ? htmlText(text) : text);

const doiIn = (text: string): string | undefined => /\b10\.\d{4,9}\/[^\s"<>?#]+/.exec(text)?.[0];

interface Body {
  readonly abstract: string;
  readonly authors: string;
  readonly venue: string;
  readonly date: string;
}

const LABELLED = /^(Author\(s\)|Authors?|Source|Journal|Publication date):\s*(.{1,4000})$/i;
const FURNITURE =
  /^(?:.{2,150}, (?:Published online: .{4,60}|EarlyView\.?|Ahead of Print\.?|Volume .{1,80})|PMID:.{1,80}|(?:10\.\d{4,9}|doi:|https?:\/\/(?:dx\.)?doi\.org\/)\S{1,200}|The post .{1,300} appeared first on .{1,100})$/i;

/** The body with the longest abstract; the first where they say the same, or none of them says anything. */
const richest = (bodies: readonly Body[]): Body =>
  bodies.reduce((best, body) => {
    if (body.abstract.length <= best.abstract.length) return { ...body, ...filled(best) };
    return { ...best, ...filled(body) };
  });

/** What a body says, without what it leaves empty. */
const filled = (body: Body): Partial<Body> =>
  Object.fromEntries(Object.entries(body).filter(([, text]) => text !== ''));

/** Lines of furniture and the line of the authors taken out; what stands under a heading "Abstract" is the abstract. */
function readBody(text: string, authors: readonly Author[]): Body {
  const lines = text.split('\n');
  const labelled = (label: RegExp): string =>
    lines.map((line) => LABELLED.exec(line.trim())).find((match) => label.test(match?.[1] ?? ''))?.[2] ?? '';
  const heading = lines.findIndex((line) => /^\s*abstract:?\s*$/i.test(line));
  const kept = lines
    .slice(heading + 1)
    .filter(
      (line) => !LABELLED.test(line.trim()) && !FURNITURE.test(line.trim()) && !isByline(line, authors),
    );
  return {
    abstract: kept.join('\n').trim(),
    authors: labelled(/^author/i),
    venue: labelled(/^source|^journal/i),
    date: labelled(/^publication/i),
  };
}

/** `by Ada Moss, Wei Ng`, where the feed names the same people in a field of their own. */
const isByline = (line: string, authors: readonly Author[]): boolean =>
  authors.length > 0 &&
  /^\s*by:? \S/i.test(line) &&
  authors.slice(0, 50).every(({ name }) => line.includes(name));

function publishedOf(item: Element): Fields['published'] {
  for (const name of [
    'prism:publicationDate',
    'published',
    'dc:date',
    'pubDate',
    'prism:coverDate',
    'updated',
  ]) {
    const text = textAt(item, name);
    const day = dayOf(text);
    if (day !== undefined && day.length === 10) return { iso: day, precision: 'day' };
    const partial = readPartialDate(text);
    if (partial !== null) return partial;
  }
  return null;
}

/** Atom's people, Dublin Core's creators (one each, or all in one), or RSS's `mail (name)`. */
function authorsOf(item: Element): readonly Author[] {
  const creators = childrenOf(item, 'dc:creator').map(valueOf);
  const people = childrenOf(item, 'author').map((author) =>
    firstOf(textAt(author, 'name'), valueOf(author).replace(/^\S+@\S+ \((.{1,200})\)$/, '$1')),
  );
  const names = (creators.length > 0 ? creators : people).map((name) => fold(plain(name)));
  if (names.length !== 1) return names.map(readName);
  return readAuthors(names[0] ?? '').authors;
}
