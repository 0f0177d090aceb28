/**
 * arXiv's announcement feeds: RSS 2.0 and Atom since 2024 (`arXiv:2607.11111v1 Announce Type: new`, then the abstract),
 * and RSS 1.0 before, where the flags stand in the title and the description is HTML, escaped twice.
 * The feed's dates say when a paper was announced, not when it was written.
 */
import type { Element } from 'domhandler';
import { emptyWarning, feedKind, linkOf, readChannel, dayOf } from '../feed/channel.ts';
import { reportEntries } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { htmlText, titleText } from '../markup.ts';
import { readSpokenAuthors } from '../author-list.ts';
import type { Fields } from '../record.ts';
import type { Author } from '../report.ts';
import { childrenOf, firstOf, textAt, valueOf } from '../xml.ts';

export const format: DigestFormat = {
  id: 'arxiv-rss',
  label: 'arXiv feed',
  recognises: (input) => feedKind(input) === 'arxiv-rss',
  read,
};

const DESCRIPTION =
  /^\s*arXiv:\s?([^\s]{4,40}?)(v\d{1,3})?\s+Announce Type:\s*(new|cross|replace-cross|replace)\b\s*(?:Abstract:\s*)?/i;
const FLAGS =
  /\s*\(arXiv:([^\s()]{4,40}?)(v\d{1,3})?(?: \[([\w.-]{2,30})\])?( CROSS LISTED| UPDATED)?\)\s*$/i;

function read(input: DigestInput): FormatReport {
  const channel = readChannel(input);
  const at = locate(input, format.id);
  const entries = channel.entries.map((item): Fields => {
    const fields = readItem(item, channel.date);
    return { ...fields, raw: at.raw(item) };
  });
  return reportEntries(
    {
      title: channel.title === '' ? 'arXiv' : channel.title,
      source: 'arxiv.org',
      ...(channel.date === undefined ? {} : { date: channel.date }),
    },
    entries,
    { warnings: emptyWarning(entries) },
  );
}

function readItem(item: Element, channelDate: string | undefined): Omit<Fields, 'raw'> {
  const printed = textAt(item, 'title');
  const tail = Math.max(0, printed.length - 200);
  const flags = FLAGS.exec(printed.slice(tail));
  const body = firstOf(textAt(item, 'description'), textAt(item, 'summary'), textAt(item, 'content'));
  const announced = DESCRIPTION.exec(body);
  const date =
    dayOf(firstOf(textAt(item, 'pubDate'), textAt(item, 'published'), textAt(item, 'updated'))) ??
    channelDate;
  const category = firstOf(
    flags?.[3] ?? '',
    textAt(item, 'category'),
    item.children.length > 0 ? termOf(item) : '',
  );
  const stated = `${announced?.[1] ?? flags?.[1] ?? ''}${announced?.[2] ?? flags?.[2] ?? ''}`;
  const named = firstOf(stated, idIn(textAt(item, 'guid')), idIn(textAt(item, 'id')), idIn(linkOf(item)));
  return {
    title: flags === null ? printed : titleText(printed.slice(0, tail + flags.index).replace(/\.$/, '')),
    abstract: announced === null ? plainDescription(body) : body.slice(announced[0].length),
    authors: authorsOf(item),
    venue: firstOf(textAt(item, 'arxiv:journal_reference'), category === '' ? 'arXiv' : `arXiv ${category}`),
    ids: {
      ...(named === '' ? {} : { arxiv: named }),
      ...(textAt(item, 'arxiv:DOI') === '' ? {} : { doi: textAt(item, 'arxiv:DOI') }),
    },
    urls: [linkOf(item)],
    digest: {
      source: 'arxiv.org',
      kind: kindOf(
        firstOf(
          textAt(item, 'arxiv:announce_type'),
          announced?.[3] ?? '',
          flags?.[4] ?? '',
          flags === null ? '' : 'new',
        ),
      ),
      ...(date === undefined ? {} : { date }),
      ...(category === '' ? {} : { section: category }),
    },
  };
}

/** `replace-cross` says both; that it is known already is what matters to a reader. */
function kindOf(text: string): 'new' | 'cross' | 'replace' | null {
  if (/replace|updated/i.test(text)) return 'replace';
  if (/cross/i.test(text)) return 'cross';
  return /new/i.test(text) ? 'new' : null;
}

const idIn = (text: string): string =>
  /(?:oai:arXiv\.org:|arxiv\.org\/abs\/)(\S{4,40})$/i.exec(text)?.[1] ?? '';

const termOf = (item: Element): string => childrenOf(item, 'category')[0]?.attribs['term'] ?? '';

/** Descriptions of the old feeds are HTML; a text without its `<p>` is taken as it stands. */
const plainDescription = (body: string): string => (/^\s*</.test(body) ? htmlText(body) : body);

/** All authors stand in one element, as names between commas; in the old feeds each is a link. */
function authorsOf(item: Element): readonly Author[] {
  const creators = [
    ...childrenOf(item, 'dc:creator').map(valueOf),
    ...childrenOf(item, 'author').map((author) => firstOf(textAt(author, 'name'), valueOf(author))),
  ];
  return creators.flatMap(
    (creator) => readSpokenAuthors(/<a\b/i.test(creator) ? htmlText(creator) : creator).authors,
  );
}
