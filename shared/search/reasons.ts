import type { Shared } from './related.ts';
import { plainWords, type Word } from './words.ts';

const MOST_PIECES = 4;
const MOST_WORDS = 3;
/** A piece that says less than this share of the first says nothing worth reading. */
const LEAST = 0.35;

interface Piece {
  readonly terms: readonly string[];
  readonly weight: number;
  /** How often it is spelt so. */
  readonly spellings: Map<string, number>;
}

/**
 * Why two texts are alike, to be read: at most four pieces, the most telling first. A piece is a word that both have, or two or
 * three that stand side by side in both, as the first text spells it most often.
 */
export function reasonsOf(text: string, other: string, shared: readonly Shared[]): readonly string[] {
  const weights = new Map(shared.map(({ term, weight }) => [term, weight]));
  const found = piecesIn(text, pairsIn(other), weights);
  const used = new Set<string>();
  const pieces: Piece[] = [];
  for (const piece of [...found.values()].toSorted((a, b) => b.weight - a.weight)) {
    if (pieces.length === MOST_PIECES || piece.weight < (pieces[0]?.weight ?? 0) * LEAST) break;
    if (piece.terms.some((term) => used.has(term))) continue;
    for (const term of piece.terms) used.add(term);
    pieces.push(piece);
  }
  return pieces.map(({ spellings }) => usual(spellings));
}

/** Every run of shared words, and every part of one. */
function piecesIn(
  text: string,
  pairs: ReadonlySet<string>,
  weights: ReadonlyMap<string, number>,
): ReadonlyMap<string, Piece> {
  const words = plainWords(text);
  const found = new Map<string, Piece>();
  for (let from = 0; from < words.length; from += 1) {
    let weight = 0;
    const terms: string[] = [];
    for (const word of words.slice(from, from + MOST_WORDS)) {
      const own = weights.get(word.term);
      if (own === undefined) break;
      const before = words[from + terms.length - 1];
      if (terms.length > 0 && (!before || !isBeside(text, before, word))) break;
      if (terms.length > 0 && !pairs.has(pairOf(terms.at(-1) ?? '', word.term))) break;
      terms.push(word.term);
      weight += own;
      const spelling = text.slice(words[from]?.start, word.end).replaceAll(/\s+/g, ' ');
      const key = terms.join(' ');
      const piece: Piece = found.get(key) ?? { terms: [...terms], weight, spellings: new Map() };
      piece.spellings.set(spelling, (piece.spellings.get(spelling) ?? 0) + 1);
      found.set(key, piece);
    }
  }
  return found;
}

function pairsIn(text: string): ReadonlySet<string> {
  const words = plainWords(text);
  return new Set(
    words.slice(1).flatMap((word, n) => {
      const before = words[n];
      return before && isBeside(text, before, word) ? [pairOf(before.term, word.term)] : [];
    }),
  );
}

const pairOf = (one: string, other: string): string => `${one} ${other}`;

/** Whether two words stand side by side: with nothing but a space, a line's end or a hyphen between. */
export const isBeside = (text: string, before: Word, word: Word): boolean =>
  /^(?:\s+|[-\u2010\u2011\u2013/])?$/.test(text.slice(before.end, word.start));

/** The most frequent of spellings; of equals the one with fewer capitals: a title's are not the word's own. Empty for none. */
export function usual(spellings: ReadonlyMap<string, number>): string {
  const capitals = (text: string): number => text.match(/\p{Lu}/gu)?.length ?? 0;
  const [best] = [...spellings].toSorted(
    ([a, n], [b, m]) => m - n || capitals(a) - capitals(b) || (a < b ? -1 : 1),
  );
  return best?.[0] ?? '';
}
