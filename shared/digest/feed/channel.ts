/** What RSS 2.0, RSS 1.0 and Atom have in common: a channel with a title and a date, and entries in their order. */
import { isTag, type Element } from 'domhandler';
import { readDate } from '../dates.ts';
import type { DigestInput } from '../format.ts';
import { titleText } from '../markup.ts';
import { fold } from '../record.ts';
import { childAt, childrenOf, firstOf, nameIn, rootTag, textAt } from '../xml.ts';
import { rootOf } from '../markup.ts';

/** The formats of feeds, by their ids. */
export type FeedKind = 'arxiv-api' | 'arxiv-rss' | 'biorxiv-rss' | 'feed';

/** A feed as its entries have it in common; texts are empty where it says nothing. */
export interface Channel {
  readonly title: string;
  readonly link: string;
  /** ISO day. */
  readonly date: string | undefined;
  readonly root: Element | null;
  readonly entries: readonly Element[];
}

/** Whose feed a text is; null when it is none. One answer for all formats of feeds, so that no two claim a text. */
export function feedKind({ head }: DigestInput): FeedKind | null {
  const tag = rootTag(head);
  const name = nameIn(tag).toLowerCase();
  if (
    name === 'rdf:rdf'
      ? !/purl\.org\/rss\/1\.0\/?["']|my\.netscape\.com/i.test(tag)
      : name !== 'rss' && name !== 'feed'
  )
    return null;
  if (/zotero\.org\/namespaces/.test(tag)) return null;
  if (name === 'feed' && !/\/2005\/Atom|purl\.org\/atom/i.test(tag)) return null;
  const first = /<(?:item|entry)[\s>]/.exec(head)?.index ?? head.length;
  const channel = head.slice(0, Math.min(first, 20_000));
  if (name === 'feed' && /arxiv\.org\/api\//i.test(channel)) return 'arxiv-api';
  if (/updates on (?:the )?arXiv\.org|<link>\s*https?:\/\/(?:\w+\.)?arxiv\.org\//i.test(channel))
    return 'arxiv-rss';
  if (
    /<title>[^<]{0,80}\b(?:bio|med)Rxiv\b|<link>\s*https?:\/\/(?:[\w-]+\.)?(?:bio|med)rxiv\.org/i.test(
      channel,
    )
  )
    return 'biorxiv-rss';
  return 'feed';
}

/** The channel of a feed; without entries and empty for a text that is none. */
export function readChannel(input: DigestInput): Channel {
  const document = input.xml();
  const root = document === null ? null : rootOf(document);
  const channel = childAt(root, 'channel') ?? root;
  const within = [
    ...(channel === root || channel === null ? [] : channel.children),
    ...(root?.children ?? []),
  ];
  return {
    title: fold(titleText(textAt(channel, 'title'))),
    link: linkOf(channel),
    date: dayOf(
      firstOf(
        ...['lastBuildDate', 'pubDate', 'dc:date', 'updated', 'prism:coverDate'].map((name) =>
          textAt(channel, name),
        ),
      ),
    ),
    root: channel,
    entries: within.filter(isTag).filter(({ name }) => name === 'item' || name === 'entry'),
  };
}

/** The address of an entry or a channel: Atom's alternate link, RSS's link, or a permanent guid. */
export function linkOf(entry: Element | null): string {
  const links = [...childrenOf(entry, 'link'), ...childrenOf(entry, 'atom:link')];
  const alternate = links.find(
    ({ attribs }) => attribs['href'] !== undefined && (attribs['rel'] ?? 'alternate') === 'alternate',
  );
  const guid = childAt(entry, 'guid');
  const permanent = guid?.attribs['isPermaLink'] === 'false' ? '' : textAt(entry, 'guid');
  return firstOf(
    textAt(entry, 'feedburner:origLink'),
    textAt(entry, 'link'),
    alternate?.attribs['href'] ?? '',
    entry?.attribs['rdf:about'] ?? '',
    /^https?:/i.test(permanent) ? permanent : '',
    /^https?:/i.test(textAt(entry, 'id')) ? textAt(entry, 'id') : '',
  );
}

/** The day of a date as feeds write it (RFC 822, ISO 8601), as it stands there: no time zone moves it. */
export const dayOf = (text: string): string | undefined => readDate(text)?.iso;

/** The warning of a feed without entries; none otherwise. */
export const emptyWarning = (entries: readonly unknown[]): readonly string[] =>
  entries.length === 0 ? ['no papers in this feed'] : [];
