/**
 * Answers of arXiv's query API: Atom with an entry a paper. An error comes as a feed with one entry titled `Error`,
 * and an id that arXiv does not know is left out of the answer without a word.
 */
import type { Element } from 'domhandler';
import { dayOf, emptyWarning, feedKind, linkOf, readChannel, type Channel } from '../feed/channel.ts';
import { reportEntries, type Entry } from '../entries.ts';
import { locate } from '../locate.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { arxivIn, urlsIn } from '../ids.ts';
import { fold, type Fields } from '../record.ts';
import { childAt, childrenOf, firstOf, textAt } from '../xml.ts';

export const format: DigestFormat = {
  id: 'arxiv-api',
  label: 'arXiv search result',
  recognises: (input) => feedKind(input) === 'arxiv-api',
  read,
};

function read(input: DigestInput): FormatReport {
  const channel = readChannel(input);
  const at = locate(input, format.id);
  const entries = channel.entries.map((entry): Entry => {
    if (isError(entry)) return at.aside(entry, messageOf(entry), 'an error that arXiv answered with');
    return { ...readEntry(entry, channel.date), raw: at.raw(entry) };
  });
  const errors = channel.entries.filter(isError).map((entry) => `arXiv answered: ${messageOf(entry)}`);
  return reportEntries(
    {
      title: channel.title === '' ? 'arXiv query' : channel.title,
      source: 'arxiv.org',
      ...(channel.date === undefined ? {} : { date: channel.date }),
    },
    entries,
    { warnings: [...emptyWarning(entries), ...errors, ...missing(channel)] },
  );
}

const isError = (entry: Element): boolean =>
  /arxiv\.org\/api\/errors/i.test(textAt(entry, 'id')) ||
  (textAt(entry, 'title') === 'Error' && !/\/abs\//.test(textAt(entry, 'id')));

const messageOf = (entry: Element): string =>
  firstOf(fold(textAt(entry, 'summary')), textAt(entry, 'id'), 'an error without a message').slice(0, 300);

function readEntry(entry: Element, date: string | undefined): Omit<Fields, 'raw'> {
  const published = dayOf(firstOf(textAt(entry, 'published'), textAt(entry, 'updated')));
  const primary = firstOf(
    childAt(entry, 'arxiv:primary_category')?.attribs['term'] ?? '',
    childAt(entry, 'category')?.attribs['term'] ?? '',
  );
  const doi = textAt(entry, 'arxiv:doi');
  const comment = textAt(entry, 'arxiv:comment');
  const links = childrenOf(entry, 'link').flatMap(({ attribs }) => attribs['href'] ?? []);
  const summary = textAt(entry, 'summary');
  return {
    title: textAt(entry, 'title'),
    abstract: summary,
    authors: childrenOf(entry, 'author').map((author) => ({ name: fold(textAt(author, 'name')) })),
    venue: firstOf(textAt(entry, 'arxiv:journal_ref'), primary === '' ? 'arXiv' : `arXiv ${primary}`),
    published: published === undefined ? null : { iso: published, precision: 'day' },
    ids: { arxiv: idOf(entry), ...(doi === '' ? {} : { doi: doi.split(/\s+/)[0] ?? '' }) },
    urls: [...links, ...(links.length === 0 ? [linkOf(entry)] : []), ...urlsIn(comment)],
    warnings:
      /^This (?:paper|article|submission) has been withdrawn/i.test(summary) || /\bwithdrawn\b/i.test(comment)
        ? ['withdrawn by its authors']
        : [],
    digest: {
      source: 'arxiv.org',
      kind: null,
      ...(date === undefined ? {} : { date }),
      ...(primary === '' ? {} : { section: primary }),
    },
  };
}

const idOf = (entry: Element): string => textAt(entry, 'id').replace(/^.*\/abs\//, '');

/** What was asked for by id and is not in the answer. */
function missing({ title, root, entries }: Channel): readonly string[] {
  const self = childrenOf(root, 'link').find(({ attribs }) => (attribs['href'] ?? '').includes('id_list='));
  const list = /id_list=([^&\s]{0,4000})/.exec(self?.attribs['href'] ?? title)?.[1] ?? '';
  const had = new Set(entries.map((entry) => arxivIn(idOf(entry)).arxiv));
  const asked = list
    .split(/,|%2C/i)
    .map((id) => arxivIn(id).arxiv)
    .filter((id) => id !== undefined);
  const absent = asked.filter((id) => !had.has(id));
  if (absent.length === 0 || entries.length === 0) return [];
  return [
    `asked for but not in the answer: ${absent.slice(0, 10).join(', ')}${absent.length > 10 ? ' …' : ''}`,
  ];
}
