/**
 * Papers as entries of a bibliography, in the styles that are asked for most. A digest knows authors, year, title, venue and
 * identifiers of a paper, and no volume or page: what is left of each style is a line of code, and is checked against a
 * citation processor in tests. The processor itself (citeproc-js: CPAL or AGPL, half a megabyte) is not part of the app.
 */
import { isSuffix } from '../digest/names.ts';
import { plainText } from '../tex/index.ts';
import { nameParts, type Name } from './names.ts';
import { oneLine } from './plain.ts';
import type { ExportedPaper } from './record.ts';
import { arxivId, dateParts, workKind } from './work.ts';

export const STYLES = ['apa', 'chicago', 'harvard', 'ieee', 'mla', 'vancouver'] as const;
export type StyleId = (typeof STYLES)[number];

/** What citing needs of a paper. */
export type Cited = Pick<ExportedPaper, 'title' | 'authors' | 'venue' | 'published' | 'ids' | 'urls'>;

/** The entry of a paper in a list of references: plain text, on one line. */
export function cite(paper: Cited, style: StyleId): string {
  const parts: Parts = {
    names: paper.authors.map((author) => nameParts({ ...author, name: plainText(author.name) })),
    title: plainText(oneLine(paper.title)).replace(/\.$/, ''),
    venue: plainText(oneLine(paper.venue ?? '')),
    year: String(dateParts(paper.published)?.year ?? ''),
    link: linkOf(paper),
    doi: paper.ids.doi ?? '',
    isConference: workKind(paper) === 'conference',
  };
  return ENTRIES[style](parts)
    .replace(/\s+/g, ' ')
    .replace(/([.?!])\.(?=”?(?:\s|$))/g, '$1')
    .trim();
}

interface Parts {
  readonly names: readonly Name[];
  readonly title: string;
  readonly venue: string;
  readonly year: string;
  readonly link: string;
  /** Empty for none. */
  readonly doi: string;
  readonly isConference: boolean;
}

function linkOf(paper: Cited): string {
  const { ids, urls } = paper;
  if (ids.doi !== undefined) return `https://doi.org/${ids.doi}`;
  const arxiv = arxivId(paper);
  if (arxiv !== undefined) return `https://arxiv.org/abs/${arxiv}`;
  if (ids.pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${ids.pmid}/`;
  return urls[0]?.url ?? '';
}

const ENTRIES: Readonly<Record<StyleId, (parts: Parts) => string>> = {
  apa: ({ names, title, venue, year, link, isConference }) => {
    const who = apaNames(names.map((name) => inverted(name, initials)));
    const when = `(${year === '' ? 'n.d.' : year}).`;
    const head = who === '' ? `${title}. ${when}` : `${stopped(who)} ${when} ${title}.`;
    return `${head} ${venue === '' ? '' : `${isConference ? 'In ' : ''}${venue}.`} ${link}`;
  },
  chicago: ({ names, title, venue, year, link, isConference }) => {
    const who = listed(
      names.map((name, at) => (at === 0 ? inverted(name, full) : spoken(name, full))),
      {
        most: 6,
        shown: 3,
        last: ', and ',
        two: ', and ',
      },
    );
    const when = year === '' ? 'n.d.' : year;
    const head = who === '' ? `“${title}.” ${when}.` : `${stopped(who)} ${when}. “${title}.”`;
    return `${head} ${venue === '' ? '' : `${isConference ? 'In ' : ''}${venue}.`} ${link === '' ? '' : `${link}.`}`;
  },
  harvard: ({ names, title, venue, year, link, isConference }) => {
    const who = listed(
      names.map((name) => inverted(name, tight)),
      { most: 3, shown: 1, last: ' and ', two: ' and ' },
    );
    const when = year === '' ? '(no date)' : `(${year})`;
    const head = who === '' ? `‘${title}’ ${when}` : `${who} ${when} ‘${title}’`;
    const where = venue === '' ? '' : `, ${isConference ? 'in ' : ''}${venue}`;
    return `${head}${where}. ${link === '' ? '' : `Available at: ${link}.`}`;
  },
  ieee: ({ names, title, venue, year, link, isConference }) => {
    const who = listed(
      names.map((name) => spoken(name, initials)),
      { most: 6, shown: 1, last: ', and ', two: ' and ' },
    );
    const where = venue === '' ? '' : `${isConference ? 'in ' : ''}${venue}, `;
    return `${who === '' ? '' : `${who}, `}“${title},” ${where}${year === '' ? '' : `${year}`}. ${link === '' ? '' : `[Online]. Available: ${link}`}`.replace(
      /,\s*\./,
      '.',
    );
  },
  mla: ({ names, title, venue, year, link }) => {
    const [first, second] = names;
    const who =
      first === undefined
        ? ''
        : names.length > 2
          ? `${inverted(first, full)}, et al`
          : second === undefined
            ? inverted(first, full)
            : `${inverted(first, full)}, and ${spoken(second, full)}`;
    const where = [venue, year, link].filter((part) => part !== '').join(', ');
    return `${who === '' ? '' : `${stopped(who)} `}“${title}.” ${where === '' ? '' : `${where}.`}`;
  },
  vancouver: ({ names, title, venue, year, link, doi }) => {
    const who = listed(
      names.map((name) => bare(name)),
      { most: 6, shown: 6, last: ', ', two: ', ' },
    );
    const where = [venue, year].filter((part) => part !== '').map((part) => `${part}.`);
    const page = doi !== '' ? `doi:${doi}` : link === '' ? '' : `Available from: ${link}`;
    return `${who === '' ? '' : `${stopped(who)} `}${title}. ${where.join(' ')} ${page}`;
  },
};

type Given = (given: string) => string;

const full: Given = (given) => given;
/** `Jean-Paul Ann` as `J.-P. A.` */
const initials: Given = (given) =>
  given
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) =>
      word
        .split(/(?<=\p{L})-/u)
        .map((part) => (/^\p{Ll}/u.test(part) ? part : `${Array.from(part)[0] ?? ''}.`))
        .join('-'),
    )
    .join(' ');
const tight: Given = (given) => initials(given).replaceAll(' ', '');

const inverted = (name: Name, given: Given): string =>
  name.kind === 'whole'
    ? name.name
    : [name.family, given(name.given), name.suffix].filter((part) => part !== '').join(', ');

const spoken = (name: Name, given: Given): string =>
  name.kind === 'whole'
    ? name.name
    : [given(name.given), name.family, isSuffix(name.suffix) ? name.suffix : '']
        .filter((part) => part !== '')
        .join(' ');

/** `Vaswani AB`. */
const bare = (name: Name): string =>
  name.kind === 'whole'
    ? name.name
    : [name.family, initials(name.given).replace(/[.\s-]/g, ''), name.suffix.replace(/\.$/, '')]
        .filter((part) => part !== '')
        .join(' ');

interface Listing {
  /** More than this are cut to `shown`, with *et al.* */
  readonly most: number;
  readonly shown: number;
  /** Before the last of three or more, and of two. */
  readonly last: string;
  readonly two: string;
}

function listed(names: readonly string[], { most, shown, last, two }: Listing): string {
  if (names.length > most) return `${names.slice(0, shown).join(', ')}${shown > 1 ? ',' : ''} et al.`;
  if (names.length < 3) return names.join(two);
  return `${names.slice(0, -1).join(', ')}${last}${names.at(-1) ?? ''}`;
}

/** Up to twenty names with an ampersand; of more, the first nineteen and the last. */
function apaNames(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  const end = names.at(-1) ?? '';
  return names.length > 20
    ? `${names.slice(0, 19).join(', ')}, … ${end}`
    : `${names.slice(0, -1).join(', ')}, & ${end}`;
}

const stopped = (text: string): string => (text.endsWith('.') ? text : `${text}.`);
