/** RIS, as reference managers and databases write it. */
import type { DigestFormat } from '../format.ts';
import { doiIn } from '../ids.ts';
import { arxivNamed, idsOfNote, type GivenIds } from '../notes.ts';
import { mostPrecise, readPartialDate, type PartialDate } from '../dates.ts';
import { addressesIn, authorsOf } from '../tagged/fields.ts';
import { first, values, type TaggedEntry, type TagSyntax } from '../tagged/read.ts';
import { taggedReport, type TaggedFields } from '../tagged/report.ts';

export const format: DigestFormat = {
  id: 'ris',
  label: 'RIS',
  recognises: ({ head, mediaType }) =>
    mediaType !== 'text/html' && /^[ \t]?TY {1,2}-(?:[ \t]|$)/m.test(head) && OTHER_TAG.test(head),
  read: (input) => taggedReport(input, syntaxOf(input.head), { format: 'ris', fieldsOf }),
};

const OTHER_TAG = /^[ \t]?(?!TY)[A-Z][A-Z0-9] {1,2}-(?:[ \t]|$)/m;

/** Where a file puts two blanks before the dash, one blank is text: `UV - visible`. */
function syntaxOf(head: string): TagSyntax {
  const blanks = /^[ \t]?TY {2}-/m.test(head) ? '{2}' : '{1,2}';
  const line = new RegExp(`^[ \\t]?(DOI(?= {1,2}-)|[A-Z][A-Z0-9](?= ${blanks}-)) {1,2}-(?:[ \\t](.*)|)$`);
  return {
    tagOf: (text) => {
      const [, tag, value = ''] = line.exec(text) ?? [];
      return tag === undefined ? null : { tag, value };
    },
    opens: (tag) => tag === 'TY',
    closes: (tag) => tag === 'ER',
    listed: new Set(['KW', 'AU', 'A1', 'UR']),
  };
}

function fieldsOf(entry: TaggedEntry): TaggedFields {
  const links = addressesIn(values(entry, 'UR', 'L1', 'L2', 'L3', 'LK', 'US'));
  const year = first(entry, 'PY', 'Y1', 'YR');
  const published = publishedIn(entry, year);
  const authors = values(entry, 'AU', 'A1');
  return {
    title: first(entry, 'TI', 'T1', 'CT') ?? first(entry, isBook(entry) ? 'BT' : 'TT', 'ST', 'BT') ?? null,
    abstract: first(entry, 'AB', 'N2'),
    ...authorsOf(authors),
    venue: first(
      entry,
      'JF',
      'T2',
      'JO',
      'JA',
      'J2',
      'C3',
      'SO',
      ...(VENUE_OF[first(entry, 'TY') ?? ''] ?? ['BT']),
    ),
    published,
    ids: idsIn(entry, links),
    urls: links,
    source: first(entry, 'DB')?.replace(/\n.*/s, '') ?? 'RIS',
    warnings: [
      ...(entry.closed ? [] : ['the end mark of this entry is missing']),
      ...(year !== undefined && published === null ? [`not a year: ${year.slice(0, 60)}`] : []),
    ],
  };
}

/** Where else a kind of work says what it appeared in. */
const VENUE_OF: Readonly<Record<string, readonly string[]>> = { BOOK: [], THES: ['PB'] };

const isBook = (entry: TaggedEntry): boolean => first(entry, 'TY') === 'BOOK';

/** `PY` has the year; `DA` may know the day, with the year (`2020/08/12/`) or without (`SEP 22`). */
function publishedIn(entry: TaggedEntry, year: string | undefined): PartialDate | null {
  const date = first(entry, 'DA');
  const main = year === undefined ? null : readPartialDate(year);
  const own = date === undefined ? null : readPartialDate(date);
  const joined =
    date === undefined || own !== null || main === null
      ? null
      : readPartialDate(`${date} ${main.iso.slice(0, 4)}`);
  return mostPrecise([main, own, joined, readPartialDate(first(entry, 'Y1') ?? '')]);
}

/** Embase and Cochrane have a field for PubMed's number. */
const pmidOfIndex = (entry: TaggedEntry): string | undefined =>
  /^(?:PUBMED )?(\d{4,9})$/i.exec(
    first(entry, 'PM', ...(/embase/i.test(first(entry, 'DB') ?? '') ? ['C5'] : [])) ?? '',
  )?.[1];

/** What a work cites has ids of its own: Scopus writes the list as a note, Ovid one `M1` for each. */
const REFERENCES = /^(?:references?|bibliography)\b/i;

function idsIn(entry: TaggedEntry, links: readonly string[]): GivenIds {
  const doi =
    first(entry, 'DO', 'DI', 'DOI') ??
    [...values(entry, 'M3', 'C1'), ...links.filter((link) => /doi\.org/i.test(link))].find(
      (value) => doiIn(value).doi !== undefined,
    );
  const notes = values(entry, 'AN', 'C2', 'C1', 'N1', 'U1', 'U2', 'ID', 'PB', 'M3');
  const misc = values(entry, 'M1');
  const own = [...notes, ...(misc.length === 1 ? misc : [])].filter((note) => !REFERENCES.test(note));
  const hidden = idsOfNote(own.map((note) => note.slice(0, 500)).join('\n'));
  const number = /^\d{4,9}$/.exec(first(entry, 'AN') ?? '')?.[0];
  const isPubmed = /pubmed|medline/i.test([...values(entry, 'DB', 'DP'), ...links].join(' '));
  const linked = /(?:pubmed\.ncbi\.nlm\.nih\.gov|ncbi\.nlm\.nih\.gov\/pubmed)\/(\d{4,9})/.exec(
    links.join(' '),
  )?.[1];
  return {
    ...hidden,
    doi: doi ?? hidden.doi,
    arxiv: hidden.arxiv ?? arxivNamed(first(entry, 'JO', 'JF', 'T2', 'J2', 'JA')),
    pmid: hidden.pmid ?? linked ?? (isPubmed ? number : undefined) ?? pmidOfIndex(entry),
  };
}
