/**
 * Which papers are the same. Identifiers decide first, then equal titles with something to confirm them; what is merely
 * alike is for the reader to decide. Similar abstracts alone never merge: conference and journal versions have them.
 */
import type { Author, PaperIds, PaperUrl, ParsedPaper } from './digest/report.ts';
import { levenshteinRatio, overlap, shingles } from './similarity.ts';

/** What identity looks at. */
export interface KnownPaper {
  readonly title: string;
  readonly abstract: string;
  readonly abstractKind: string;
  readonly authors: readonly Author[];
  readonly authorsComplete: boolean;
  readonly venue?: string;
  readonly published?: string;
  readonly ids: PaperIds;
  readonly urls: readonly PaperUrl[];
}

/** `possible` asks the reader; `related` only tells; a `conflict` is one identifier on two different papers, which stay apart. */
export type Sameness = 'same' | 'different' | 'possible' | 'related' | 'conflict';

/** Why two papers are thought to be one, or alike. An id is a key (`arxiv:2401.01234`). */
export type Why =
  | { readonly kind: 'same-id'; readonly id: string }
  /** Equal titles, and what confirms that or speaks against it. `count` of authors in common. */
  | { readonly kind: 'same-title'; readonly and: 'authors'; readonly count: number }
  | {
      readonly kind: 'same-title';
      readonly and:
        'abstract' | 'nothing-else' | 'same-file' | 'other-years' | 'other-authors' | 'unconfirmed';
    }
  | { readonly kind: 'alike-titles' }
  /** One title is the other and more, and the abstracts overlap. */
  | { readonly kind: 'longer-title' }
  | { readonly kind: 'alike-abstracts' };

const DOI = /^10\.\d{4,9}\/\S+$/;
const COMPONENT_DOI = /\/suppl|\.s\d{3}$/;

/** What a parsed entry says about its paper. */
export function knownPaper(record: ParsedPaper): KnownPaper {
  const firstLine = (record.abstract ?? record.raw.text).trim().split('\n')[0] ?? '';
  return {
    title: record.title ?? firstLine.slice(0, 120),
    abstract: record.abstract ?? '',
    abstractKind: record.abstractKind ?? (record.abstract === undefined ? '' : 'full'),
    authors: record.authors,
    authorsComplete: record.authorsComplete,
    ...(record.venue === undefined ? {} : { venue: record.venue }),
    ...(record.published === undefined ? {} : { published: record.published.iso }),
    ids: record.ids,
    urls: record.urls,
  };
}

/** A title as a key: without accents, case, TeX, tags, punctuation and the labels that sites put before titles. */
export function titleKey(title: string): string {
  return title
    .slice(0, 1000)
    .replace(/^\s*(?:\[[^\][]{1,30}\]\s*)+/, '')
    .replace(/\(arxiv:[^()]{1,60}\)\s*$/i, '')
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/<\/?[a-z][^<>]{0,40}>/g, ' ')
    .replace(/\\[a-z]+/g, '')
    .replace(/[${}]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** An arXiv id without its version and, for old ones, without the subject class. */
export const normalArxiv = (id: string): string =>
  id
    .toLowerCase()
    .replace(/^arxiv:/, '')
    .replace(/v\d+$/, '')
    .replace(/\.[a-z]{2}\//, '/');

/** A DOI in its one spelling; null for what is none (a prefix alone, a supplement). */
export function normalDoi(doi: string): string | null {
  const clean = doi
    .trim()
    .toLowerCase()
    .replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/, '')
    .replace(/[.,;:)\]}>'"]+$/, (tail) => (tail.startsWith(')') && doi.includes('(') ? ')' : ''))
    .replace(/(?:\/(?:full|abstract|pdf|meta)|\.pdf|\.full)$/, '')
    .replace(/^(10\.1101\/.+?)v\d+$/, '$1');
  return DOI.test(clean) && !COMPONENT_DOI.test(clean) ? clean : null;
}

/** The identifiers of a paper as keys, strongest first. */
export function idKeys(ids: PaperIds): readonly string[] {
  const doi = ids.doi === undefined ? null : normalDoi(ids.doi);
  const arxivDoi = doi?.startsWith('10.48550/arxiv.') === true ? doi.slice('10.48550/arxiv.'.length) : null;
  const arxiv = ids.arxiv ?? arxivDoi;
  const keys: readonly (readonly [string, string | null | undefined])[] = [
    ['arxiv', arxiv === null ? null : normalArxiv(arxiv)],
    ['doi', arxivDoi === null ? doi : null],
    ['pmid', ids.pmid],
    ['pmcid', ids.pmcid?.toLowerCase()],
    ['s2', ids.s2?.toLowerCase()],
    ['openalex', ids.openalex?.toLowerCase()],
  ];
  return keys.flatMap(([kind, id]) =>
    id === null || id === undefined || id === '' ? [] : [`${kind}:${id}`],
  );
}

/** Every key under which a paper is found again, strongest first. */
export function identityKeys(paper: Pick<KnownPaper, 'ids' | 'title'>): readonly string[] {
  const key = titleKey(paper.title);
  return key === '' ? idKeys(paper.ids) : [...idKeys(paper.ids), `t:${key}`];
}

/** The key that names a paper, of at most 160 characters; undefined where there is nothing to name it by. */
export const strongestKey = (paper: Pick<KnownPaper, 'ids' | 'title'>): string | undefined =>
  identityKeys(paper)[0]?.slice(0, 160).toWellFormed();

/** The id that a paper keeps for ever: its strongest key at first sight, with the digest and ordinal appended where that is taken. */
export function paperId(
  paper: Pick<KnownPaper, 'ids' | 'title'>,
  digestId: string,
  { ordinal, taken }: { readonly ordinal: number; readonly taken: (id: string) => boolean },
): string {
  const here = `${digestId.slice(0, 12)}.${ordinal}`;
  const key = strongestKey(paper);
  if (key === undefined) return `u:${here}`;
  return taken(key) ? `${key}#${here}` : key;
}

export interface Comparison {
  readonly verdict: Sameness;
  /** Share of words in common, 0 to 1. */
  readonly similarity: number;
  /** Null for different papers. */
  readonly why: Why | null;
}

/** Decides whether two papers are one, and says why. `sameDigest` confirms equal titles. */
export function samePaper(
  a: KnownPaper,
  b: KnownPaper,
  sameDigest: 'same digest' | 'other digests',
): Comparison {
  const [left, right] = [titleKeyOf(a), titleKeyOf(b)];
  const alike = levenshteinRatio(left, right);
  const [idsA, idsB] = [idKeys(a.ids), idKeys(b.ids)];
  const decide = (verdict: Sameness, why: Why | null, similarity: number = alike): Comparison => ({
    verdict,
    similarity,
    why,
  });
  const id = idsA.find((each) => /^(?:arxiv|doi|pmid|pmcid):/.test(each) && idsB.includes(each));
  if (id !== undefined)
    return decide(alike >= 0.5 || left.startsWith(right) || right.startsWith(left) ? 'same' : 'conflict', {
      kind: 'same-id',
      id,
    });
  if (vetoed(idsA, idsB)) return decide('different', null);
  const common = overlap(shinglesOf(a), shinglesOf(b));
  if (left === right) {
    if (!isTelling(left)) return decide('different', null);
    const why = sameTitle(a, b, { containment: common.containment, sameDigest });
    const against = ['other-years', 'other-authors', 'unconfirmed'].includes(why.and);
    return decide(against ? 'possible' : 'same', why);
  }
  if (alike >= 0.92 && numbersOf(left) === numbersOf(right))
    return decide('possible', { kind: 'alike-titles' });
  const prefix = left.startsWith(`${right} `) || right.startsWith(`${left} `);
  if (prefix && common.containment >= 0.6)
    return decide('possible', { kind: 'longer-title' }, common.containment);
  return common.jaccard >= 0.25
    ? decide('related', { kind: 'alike-abstracts' }, common.jaccard)
    : decide('different', null);
}

/** What confirms that papers of one title are one, or speaks against it. */
function sameTitle(
  a: KnownPaper,
  b: KnownPaper,
  { containment, sameDigest }: { readonly containment: number; readonly sameDigest: string },
): Extract<Why, { kind: 'same-title' }> {
  const kind = 'same-title';
  const [year, other] = [a, b].map(({ published }) => Number.parseInt(published ?? '', 10));
  if (Math.abs((year ?? NaN) - (other ?? NaN)) > 2) return { kind, and: 'other-years' };
  const names = sharedNames(a, b);
  if (names === 0) return { kind, and: 'other-authors' };
  if (names !== null) return { kind, and: 'authors', count: names };
  if (containment >= 0.6) return { kind, and: 'abstract' };
  if ([a, b].every((each) => each.authors.length === 0 && each.abstract === ''))
    return { kind, and: 'nothing-else' };
  return { kind, and: sameDigest === 'same digest' ? 'same-file' : 'unconfirmed' };
}

/** What is compared of a paper is made once, for one record is compared with several, and goes when it does. */
const keysSeen = new WeakMap<KnownPaper, string>();
const shinglesSeen = new WeakMap<KnownPaper, ReadonlySet<string>>();

const titleKeyOf = (paper: KnownPaper): string => once(keysSeen, paper, () => titleKey(paper.title));
const shinglesOf = (paper: KnownPaper): ReadonlySet<string> =>
  once(shinglesSeen, paper, () => shingles(paper.abstract));

function once<T>(seen: WeakMap<KnownPaper, T>, paper: KnownPaper, make: () => T): T {
  const made = seen.get(paper) ?? make();
  seen.set(paper, made);
  return made;
}

/** How much an abstract of a kind is worth; one of no kind is worth nothing. */
export const KIND_RANKS: Readonly<Record<string, number>> = { full: 3, snippet: 2, 'ai-summary': 1, tldr: 1 };

/** What a paper that is known would learn from another sighting. */
export type Gain = 'abstract' | 'authors' | 'identifier' | 'link';

/** What `mergePaperTexts` would change about a known paper that a reader would notice. */
export function gainsOf(known: KnownPaper, other: KnownPaper): readonly Gain[] {
  const merged = mergePaperTexts(known, other);
  const gained: readonly (readonly [Gain, boolean])[] = [
    ['abstract', merged.abstract !== known.abstract],
    ['authors', merged.authors !== known.authors && merged.authors.length > 0],
    ['identifier', idKeys(merged.ids).length > idKeys(known.ids).length],
    ['link', merged.urls.length > new Set(known.urls.map(({ url }) => url)).size],
  ];
  return gained.flatMap(([gain, is]) => (is ? [gain] : []));
}

/** One paper's text out of two sightings: what was known first stays, unless the other knows more. */
export function mergePaperTexts(first: KnownPaper, other: KnownPaper): KnownPaper {
  const richer = (KIND_RANKS[other.abstractKind] ?? 0) > (KIND_RANKS[first.abstractKind] ?? 0);
  const { abstract, abstractKind } = richer && other.abstract !== '' ? other : first;
  const fuller = first.authors.length === 0 || (!first.authorsComplete && other.authorsComplete);
  const { authors, authorsComplete } = fuller && other.authors.length > 0 ? other : first;
  const published = [first.published, other.published].filter((each) => each !== undefined).toSorted()[0];
  const venue = first.venue ?? other.venue;
  const urls = [...first.urls, ...other.urls];
  return {
    title: first.title === '' ? other.title : first.title,
    abstract,
    abstractKind,
    authors,
    authorsComplete,
    ...(venue === undefined ? {} : { venue }),
    ...(published === undefined ? {} : { published }),
    ids: { ...other.ids, ...first.ids },
    urls: urls.filter(({ url }, at) => urls.findIndex((each) => each.url === url) === at),
  };
}

/** Two arXiv ids, or two DOIs of one registrant, that differ are two papers; a preprint and its journal version have one of each. */
function vetoed(a: readonly string[], b: readonly string[]): boolean {
  const of = (keys: readonly string[], kind: string): string | undefined =>
    keys.find((key) => key.startsWith(kind));
  const [x, y] = [of(a, 'arxiv:'), of(b, 'arxiv:')];
  if (x !== undefined && y !== undefined) return x !== y;
  const [d, e] = [of(a, 'doi:'), of(b, 'doi:')];
  return d !== undefined && e !== undefined && d !== e && d.split('/')[0] === e.split('/')[0];
}

function isTelling(key: string): boolean {
  if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(key))
    return key.length >= 8;
  return key.length >= 20 || key.split(' ').length >= 4;
}

/** How many family names two papers have in common; null where one of them names no authors. */
function sharedNames(a: KnownPaper, b: KnownPaper): number | null {
  const [left, right] = [a, b].map(({ authors }) => new Set(authors.map(familyOf)));
  if (left === undefined || right === undefined || left.size === 0 || right.size === 0) return null;
  return [...left].filter((name) => right.has(name)).length;
}

const familyOf = ({ family, name }: Author): string =>
  titleKey(family ?? name.split(',')[0]?.trim().split(/\s+/).at(-1) ?? name);

/** What tells the second part of a series from the first. */
const numbersOf = (key: string): string =>
  key
    .split(' ')
    .filter((word) => /^(?:\p{N}+|[ivx]+|v\p{N}+)$/u.test(word))
    .join(' ');
