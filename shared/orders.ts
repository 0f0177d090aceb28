/**
 * The orders of a list of papers. Each is one function over ids and a few keys of each paper, never over the papers, so that
 * 100,000 are put in order off the window. To add one: a member of the union, and its function in `ORDERS`.
 */
import { foldText } from './cards.ts';

/** `own` is the order of the place itself: a digest's, a list's by hand, elsewhere the newest digest first. */
export const SORT_ORDERS = ['own', 'rank', 'date', 'title', 'random'] as const;
export type SortOrder = (typeof SORT_ORDERS)[number];

/** How a list is ordered. `seed` tells one random order from the next. */
export interface Sorting {
  readonly order: SortOrder;
  readonly seed: number;
}

export const OWN_ORDER: Sorting = { order: 'own', seed: 0 };

/** What orders ask of a paper. */
export interface SortKeys {
  /** Folded, as `foldTitle` does. */
  readonly title: string;
  /** ISO date or a beginning of one; empty where nobody says. */
  readonly published: string;
  /** Upvotes where digests count them; -1 where none does. */
  readonly votes: number;
}

type Order = (keys: SortKeys, id: string, seed: number) => string | number;

const ORDERS: Readonly<Record<Exclude<SortOrder, 'own'>, Order>> = {
  rank: ({ votes }) => -votes,
  date: ({ published }) => -dateNumber(published),
  title: ({ title }) => (title === '' ? '\uffff' : title),
  random: (_keys, id, seed) => shuffled(id, seed),
};

/** The ids in another order; those that are equal in it keep the order that they have. An id without keys comes last. */
export function inOrder(
  ids: readonly string[],
  { order, seed }: Sorting,
  keysOf: (id: string) => SortKeys | undefined,
): readonly string[] {
  if (order === 'own') return ids;
  const places = ids.map((id, at) => {
    const keys = keysOf(id);
    return { id, at, key: keys === undefined ? null : ORDERS[order](keys, id, seed) };
  });
  return places
    .toSorted((a, b) => {
      if (a.key === b.key) return a.at - b.at;
      if (a.key === null) return 1;
      if (b.key === null) return -1;
      return a.key < b.key ? -1 : 1;
    })
    .map(({ id }) => id);
}

/** A title as it is sorted: without case, accents, and signs before its first letter or digit. */
export const foldTitle = (title: string): string => foldText(title).replace(/^[^\p{L}\p{N}]+/u, '');

/** A date as a number that grows with it; of a month or a year its beginning; 0 for none. */
const dateNumber = (published: string): number =>
  Number(published.slice(0, 10).replaceAll('-', '').padEnd(8, '0')) || 0;

/** A number for an id that another seed makes another one (FNV-1a, with its last mixing from MurmurHash3). */
function shuffled(id: string, seed: number): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
