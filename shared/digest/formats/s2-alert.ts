/**
 * Semantic Scholar's alerts. What a title links to is known: an address that ends in the paper's number, its query
 * carrying the number of the reader (dropped). Where authors and summary stand is not documented, so they are taken
 * from the lines below by their looks, and the records say that they want checking.
 */
import { reportEntries } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { readSpokenAuthors } from '../author-list.ts';
import { unwrapUrl } from '../addresses/unwrap.ts';
import { pageKind } from '../page/kind.ts';
import { pageLines, type PageLine, type PageLink } from '../page/lines.ts';
import { readPartialDate } from '../dates.ts';
import { fold, type Fields } from '../record.ts';

export const format: DigestFormat = {
  id: 's2-alert',
  label: 'Semantic Scholar alert',
  recognises: (input) => pageKind(input) === 's2-alert',
  read,
};

const SOURCE = 'semanticscholar.org';
const PAPER = /semanticscholar\.org\/paper\/(?:[^/?#]{0,400}\/)?([\da-f]{40})\b/i;
const FEEDS: readonly (readonly [feed: RegExp, kind: 'citation' | 'recommended' | 'new'])[] = [
  [/citation/i, 'citation'],
  [/recommend|feed|libraryfolder/i, 'recommended'],
  [/author|topic|new/i, 'new'],
];

function read(input: DigestInput): FormatReport {
  const document = input.html();
  const at = locate(input, format.id);
  const lines = document === null ? [] : pageLines(document);
  const seen = new Set<string>();
  const starts = lines.flatMap((line, index) => {
    const link = line.links.find(isTitle);
    const id = PAPER.exec(link?.href ?? '')?.[1];
    if (link === undefined || id === undefined || seen.has(id)) return [];
    seen.add(id);
    return [{ link, id, index }];
  });
  const subject = fold(input.mail?.subject ?? '');
  const date = input.mail?.date ?? undefined;
  const dated = date === undefined ? {} : { date };
  const entries = starts.map(({ link, id, index }, position) => {
    const below = lines.slice(index + 1, Math.min(starts[position + 1]?.index ?? lines.length, index + 10));
    const feed = `${/utm_content=([^&]{1,60})/.exec(link.href)?.[1] ?? ''} ${subject}`;
    return {
      ...readEntry(link, id, below),
      raw: at.raw(link.node),
      digest: { source: SOURCE, kind: FEEDS.find(([pattern]) => pattern.test(feed))?.[1] ?? null, ...dated },
    };
  });
  return reportEntries(
    { title: subject === '' ? 'Semantic Scholar alert' : subject, source: SOURCE, ...dated },
    entries,
    {
      warnings: entries.length === 0 ? ['no papers in this alert'] : [],
    },
  );
}

const isTitle = ({ href, text, node }: PageLink): boolean =>
  PAPER.test(href) &&
  (/(?:^|\s)paper-link(?:\s|$)/.test(node.attribs['class'] ?? '') ||
    (text.length > 12 && text.includes(' ')));

function readEntry(link: PageLink, id: string, below: readonly PageLine[]): Omit<Fields, 'raw' | 'digest'> {
  const texts = below
    .filter(({ links, text }) => !links.some((each) => each.text === text))
    .map(({ text }) => text);
  const summary =
    texts.find((text) => /^TL;?DR\b/i.test(text)) ??
    texts.find((text) => text.length >= 80 && /[.…]$/.test(text));
  const facts = texts.filter((text) => text !== summary && text.length < 400);
  const people = facts.find(
    (text) => /,|\bet al\b|^\p{Lu}\S+ (?:\S+ )?\p{Lu}\S+$/u.test(text) && !/\d{4}/.test(text),
  );
  const dated = facts.find((text) => text !== people && /\b(?:19|20)\d{2}\b/.test(text)) ?? '';
  const authors = readSpokenAuthors(people ?? '');
  const tldr = summary !== undefined && /^TL;?DR\b/i.test(summary);
  return {
    title: link.text,
    abstract: summary?.replace(/^TL;?DR[:\s]*/i, '') ?? '',
    abstractKind: tldr ? 'tldr' : 'snippet',
    authors: authors.authors,
    authorsComplete: authors.complete,
    venue: dated
      .split(/\s*[·•|]\s*/)
      .filter((part) => !/^\s*(?:\d{1,2} )?\w{0,12}\.? ?\d{4}\s*$/.test(part))
      .join(' '),
    published: readPartialDate(dated.replace(/^.*[·•|]\s*(?=.*\d{4})/, '')),
    ids: { s2: id.toLowerCase() },
    urls: [unwrapUrl(link.href)],
    confidence: 0.55,
    warnings: ['authors and summary are taken by their looks'],
  };
}
