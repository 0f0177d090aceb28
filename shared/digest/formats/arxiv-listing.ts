/**
 * arXiv's listings: the daily mail, its copies (quoted, forwarded, as HTML, re-wrapped), the lists of a week or a month,
 * and `.abs` files, which are one entry. The grammar is that of the announcement mails of arxiv.org, 1991 to today.
 */
import { readSpokenAuthors } from '../author-list.ts';
import { reportEntries, sourceText } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { urlsIn } from '../ids.ts';
import { cutListing, type Entry } from '../listing/entries.ts';
import { paragraphsOf, readHead } from '../listing/fields.ts';
import { isListing, linesOf, type Line } from '../listing/lines.ts';
import type { Fields } from '../record.ts';
import type { ParsedPaper } from '../report.ts';
import { mailDay } from '../dates.ts';
import { fromTex } from '../tex.ts';

const DAILY = /\bdaily (\d{1,5}) new \+\s*(\d{0,5})\s*cross(?:es)? received/i;
const PERIOD = /^\s*received from\s.{5,60}\sto\s+(.{5,60})$/im;

export const format: DigestFormat = {
  id: 'arxiv-listing',
  label: 'arXiv listing',
  recognises: isListing,
  prefers: 'text/plain',
  read,
};

function read(input: DigestInput): FormatReport {
  const lines = linesOf(input);
  const { entries, aside } = cutListing(lines);
  const subject = input.mail?.subject || headerValue(aside, 'Subject');
  const date = dateOf(input, aside);
  const newest = date ?? dayOf(entries[0]);
  const isFile = entries.length === 1 && aside.length === 0 && input.mail === null;
  const papers = entries.map((entry) => toFields(entry, { date, isFile }));
  const used = entries.reduce((sum, entry) => sum + filledIn(entry.lines), 0);
  const digest = {
    ...(subject === '' ? {} : { title: subject }),
    source: 'arxiv.org',
    ...(newest === null ? {} : { date: newest }),
  };
  return {
    ...reportEntries(digest, papers, { alike: sourceText, ...checkAgainst(subject, papers) }),
    ignored: aside,
    count: { unit: 'line', total: filledIn(lines), used },
  };
}

const filledIn = (lines: readonly Line[]): number => lines.filter(({ raw }) => raw.trim() !== '').length;

/** A header that was copied along with the listing. */
function headerValue(aside: readonly { readonly text: string }[], name: string): string {
  const prefix = new RegExp(`^(?:> ?)*${name}:\\s*(.*)$`, 'i');
  for (const { text } of aside.slice(0, 60)) {
    const value = prefix.exec(text)?.[1];
    if (value !== undefined) return value.trim();
  }
  return '';
}

function dateOf(input: DigestInput, aside: readonly { readonly text: string }[]): string | null {
  const banner = aside.map(({ text }) => text.replace(/^(?:> ?)+/, '')).join('\n');
  return (
    input.mail?.date ??
    mailDay(headerValue(aside, 'Date')) ??
    mailDay(PERIOD.exec(banner.slice(0, 20_000))?.[1] ?? '')
  );
}

/** The Subject counts what is new and what is crossed, not the replacements: those that are here count as announced. */
function checkAgainst(
  subject: string,
  papers: readonly Fields[],
): Pick<FormatReport, 'claimed' | 'warnings'> {
  const [, fresh, crossed] = DAILY.exec(subject) ?? [];
  if (fresh === undefined) return {};
  const announced = Number(fresh) + Number(crossed ?? '');
  const replaced = papers.filter(({ digest }) => digest.kind === 'replace').length;
  const found = papers.length - replaced;
  const warning = `the mail announces ${announced} new and crossed papers, found ${found}${found < announced ? ': it may have been clipped' : ''}`;
  return { claimed: announced + replaced, ...(found === announced ? {} : { warnings: [warning] }) };
}

/** The day that a listing of several gives the entry. */
const dayOf = (entry: Entry | undefined): string | null => mailDay(entry?.day ?? '');

interface Place {
  readonly date: string | null;
  /** An entry that is a file of its own was not announced as anything. */
  readonly isFile: boolean;
}

function toFields(entry: Entry, { date, isFile }: Place): Fields {
  const { values, replaced, versions } = readHead(entry.head);
  const value = (key: string): string => values.get(key) ?? '';
  const authors = readSpokenAuthors(fromTex(value('author')));
  const day = dayOf(entry) ?? date;
  const version = entry.version || (versions > 0 ? `v${versions}` : '');
  const published = replaced === null ? mailDay(value('date')) : null;
  const [doi = '', ...otherDois] = value('doi').split(/[\s,;]+/);
  const category = value('categories').split(/\s+/, 1)[0] || value('subj-class').split(/[;,]/, 1)[0] || '';
  const id = entry.id.replace(/^([a-z-]+)\.[A-Za-z-]+\//, '$1/');
  return {
    title: fromTex(value('title')),
    abstract: fromTex(paragraphsOf(entry.abstract)),
    authors: authors.authors,
    authorsComplete: authors.complete,
    venue: fromTex(value('journal-ref')) || (category === '' ? 'arXiv' : `arXiv ${category}`),
    ...(published === null ? {} : { published: { iso: published, precision: 'day' as const } }),
    ids: { arxiv: `${id}${version}`, ...(doi === '' ? {} : { doi }) },
    urls: [
      `https://arxiv.org/abs/${id}`,
      ...otherDois.map((other) => `https://doi.org/${other}`),
      ...urlsIn(value('comment')),
    ],
    digest: {
      source: 'arxiv.org',
      kind: kindOf(entry, { replaced, isFile }),
      ...(day === null ? {} : { date: day }),
      ...(entry.day === null ? {} : { section: entry.day }),
    },
    raw: {
      format: 'arxiv-listing',
      lineFrom: entry.lines[0]?.number ?? 0,
      lineTo: entry.lines.at(-1)?.number ?? 0,
      text: entry.lines.map(({ raw }) => raw).join('\n'),
    },
    confidence: entry.isCut ? 0.5 : 1,
    warnings: entry.isCut ? ['the entry ends before its closing mark'] : [],
  };
}

/** The section decides. Newer mails put crosses among the new ones, where only the mark tells. */
function kindOf(
  { section, isCross }: Entry,
  { replaced, isFile }: { readonly replaced: string | null; readonly isFile: boolean },
): ParsedPaper['digest']['kind'] {
  if (isFile) return null;
  if (section === 'replace' || replaced !== null) return 'replace';
  return section === 'cross' || isCross ? 'cross' : 'new';
}
