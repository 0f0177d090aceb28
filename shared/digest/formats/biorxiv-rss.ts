/** Feeds of bioRxiv and medRxiv (RSS 1.0, thirty papers at most). Authors are pairs of family and initials in one text. */
import type { Element } from 'domhandler';
import { dayOf, emptyWarning, feedKind, linkOf, readChannel, type Channel } from '../feed/channel.ts';
import { reportEntries } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { hasMarkup, htmlText, titleText } from '../markup.ts';
import { readPairedAuthors } from '../author-list.ts';
import { fold, type Fields } from '../record.ts';
import { childrenOf, firstOf, textAt, valueOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'biorxiv-rss',
  label: 'bioRxiv or medRxiv feed',
  recognises: (input) => feedKind(input) === 'biorxiv-rss',
  read,
};

function read(input: DigestInput): FormatReport {
  const channel = readChannel(input);
  const at = locate(input, format.id);
  const server = /medrxiv/i.test(`${channel.title} ${channel.link}`) ? 'medRxiv' : 'bioRxiv';
  const date = channel.date ?? latest(channel);
  const digest = {
    title: channel.title === '' ? server : channel.title,
    source: `${server.toLowerCase()}.org`,
    ...(date === undefined ? {} : { date }),
  };
  const entries = channel.entries.map((item) => ({ ...readItem(item, server, date), raw: at.raw(item) }));
  return reportEntries(digest, entries, { warnings: emptyWarning(entries) });
}

function readItem(item: Element, server: string, date: string | undefined): Omit<Fields, 'raw'> {
  const link = linkOf(item).replace(/[?&]rss=1\b/, '');
  const abstract = textAt(item, 'description');
  const day = dayIn(item);
  const section = textAt(item, 'prism:section');
  return {
    title: titleText(textAt(item, 'title')),
    abstract: hasMarkup(abstract) ? htmlText(abstract) : abstract,
    authors: childrenOf(item, 'dc:creator').flatMap((creator) => readPairedAuthors(valueOf(creator))),
    venue: firstOf(fold(textAt(item, 'prism:publicationName')), server),
    published: day === undefined ? null : { iso: day, precision: 'day' },
    ids: { doi: doiOf(item, link) },
    urls: [link],
    digest: {
      source: `${server.toLowerCase()}.org`,
      kind: 'new',
      ...(date === undefined ? {} : { date }),
      ...(section === '' ? {} : { section }),
    },
  };
}

const dayIn = (item: Element): string | undefined =>
  dayOf(firstOf(textAt(item, 'dc:date'), textAt(item, 'prism:publicationDate'), textAt(item, 'pubDate')));

/** The channel has no date of its own: the newest paper's is when the feed was made, at the earliest. */
const latest = ({ entries }: Channel): string | undefined =>
  entries
    .flatMap((item) => dayIn(item) ?? [])
    .toSorted()
    .at(-1);

/** From the identifier, or from the address: `/content/10.64898/2026.04.03.716344v1`, or a short `…/743294v1`, whose prefix was always 10.1101. */
function doiOf(item: Element, link: string): string | undefined {
  const stated = childrenOf(item, 'dc:identifier')
    .map(valueOf)
    .find((text) => text.includes('10.'));
  if (stated !== undefined) return stated.replace(/^doi:\s*/i, '');
  const path = /\/content\/(?:early\/)?(10\.\d{4,9}\/[\d.]*\d)(?:v\d+)?(?:\.full|[/?#]|$)/.exec(link)?.[1];
  if (path !== undefined) return path;
  const short = /\/short\/(\d{5,7})(?:v\d+)?(?:[?#]|$)/.exec(link)?.[1];
  return short === undefined ? undefined : `10.1101/${short}`;
}
