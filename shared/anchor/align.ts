/**
 * Which token of one text is which of another: the alignment of least cost, where a run that was taken out or put in costs
 * once to open and little to extend (Gotoh, 1982). So a whole sentence that went takes its stray small words with it, which
 * a longest common subsequence would find elsewhere; and a misspelt word stays the word it was, which a diff would lose.
 * Words weigh by length and by how rare they are. Cost: the product of both lengths, which the caller bounds.
 */
import { distance } from 'fastest-levenshtein';
import type { Token } from './tokens.ts';

/** Tokens with what they weigh. */
export interface Weighed {
  readonly tokens: readonly Token[];
  readonly weights: Float64Array;
}

/** For each token of the older text, the one of the newer that stands for it (-1: none), and how alike they are, 0 to 1. */
export interface Alignment {
  readonly pair: Int32Array;
  readonly likeness: Float64Array;
}

const OPEN = 2;
const EXTEND = 0.1;
const MISMATCH = -0.6;
/** Under this two words are two words. */
const ALIKE = 0.55;

/** What each token of two texts weighs: short and frequent words little, signs next to nothing. */
export function weigh(texts: readonly (readonly Token[])[]): readonly Weighed[] {
  const most = new Map<string, number>();
  for (const tokens of texts) {
    const counts = new Map<string, number>();
    for (const { key } of tokens) counts.set(key, (counts.get(key) ?? 0) + 1);
    for (const [key, n] of counts) most.set(key, Math.max(n, most.get(key) ?? 0));
  }
  const weightOf = ({ key, kind }: Token): number => {
    if (kind === 'mark') return 0.1;
    const long = key.length <= 2 ? 0.35 : key.length === 3 ? 0.5 : key.length === 4 ? 0.8 : 1;
    return long * (0.4 + 0.6 / Math.sqrt(most.get(key) ?? 1));
  };
  return texts.map((tokens) => ({ tokens, weights: Float64Array.from(tokens, weightOf) }));
}

export interface AlignOptions {
  /** The whole of both texts, or the parts that fit best. */
  readonly mode: 'whole' | 'part';
  /** Tokens of the newer text that stand for nothing. */
  readonly taken?: Uint8Array;
}

// What the best way to a cell came from.
const START = 0;
const PAIR = 1;
const OUT = 2;
const IN = 3;

/** Aligns two texts. `score` is what the pairs weigh, less what the gaps cost. */
export function align(
  before: Weighed,
  after: Weighed,
  { mode, taken }: AlignOptions,
): Alignment & { readonly score: number } {
  const [n, m] = [before.tokens.length, after.tokens.length];
  const part = mode === 'part';
  const likenessOf = likenessTable(before.tokens, after.tokens);
  const width = m + 1;
  /** Two bits each: where the best pair, the best run out and the best run in came from. */
  const from = new Uint8Array((n + 1) * width);
  const low = -1e9;
  let [pairs, outs] = [new Float64Array(width).fill(low), new Float64Array(width).fill(low)];
  let ins = new Float64Array(width).fill(low);
  let [nextPairs, nextOuts, nextIns] = [pairs.slice(), outs.slice(), ins.slice()];
  let best = { score: part ? 0 : low, at: 0 };
  const edge = (length: number): number => (length === 0 ? 0 : -OPEN - EXTEND * length);
  for (let j = 0; j <= m; j++) {
    if (part || j === 0) pairs[j] = 0;
    else ins[j] = edge(j);
    from[j] = (part || j === 0 ? START : IN) | (IN << 4);
  }
  for (let i = 1; i <= n; i++) {
    const weight = before.weights[i - 1] ?? 0;
    const isWord = before.tokens[i - 1]?.kind === 'word';
    nextPairs[0] = part ? 0 : low;
    nextIns[0] = low;
    nextOuts[0] = part ? low : edge(i);
    from[i * width] = OUT << 2;
    for (let j = 1; j <= m; j++) {
      let pairFrom = PAIR;
      let pair = pairs[j - 1] ?? low;
      const outBefore = outs[j - 1] ?? low;
      if (outBefore > pair) {
        pair = outBefore;
        pairFrom = OUT;
      }
      const inBefore = ins[j - 1] ?? low;
      if (inBefore > pair) {
        pair = inBefore;
        pairFrom = IN;
      }
      if (part && pair <= 0) {
        pair = 0;
        pairFrom = START;
      }
      const alike = taken?.[j - 1] === 1 ? 0 : likenessOf(i - 1, j - 1);
      if (alike > 0) pair += (2 * alike - 1) * (0.25 + weight);
      else pair += isWord === (after.tokens[j - 1]?.kind === 'word') ? MISMATCH : 2 * MISMATCH;
      let outFrom = PAIR;
      let out = (pairs[j] ?? low) - OPEN;
      const turnedOut = (ins[j] ?? low) - OPEN;
      if (turnedOut > out) {
        out = turnedOut;
        outFrom = IN;
      }
      const furtherOut = outs[j] ?? low;
      if (furtherOut > out) {
        out = furtherOut;
        outFrom = OUT;
      }
      out -= EXTEND;
      let inFrom = PAIR;
      let into = (nextPairs[j - 1] ?? low) - OPEN;
      const turnedIn = (nextOuts[j - 1] ?? low) - OPEN;
      if (turnedIn > into) {
        into = turnedIn;
        inFrom = OUT;
      }
      const furtherIn = nextIns[j - 1] ?? low;
      if (furtherIn > into) {
        into = furtherIn;
        inFrom = IN;
      }
      into -= EXTEND;
      nextPairs[j] = pair;
      nextOuts[j] = out;
      nextIns[j] = into;
      from[i * width + j] = pairFrom | (outFrom << 2) | (inFrom << 4);
      if (part && pair > best.score) best = { score: pair, at: i * width + j };
    }
    [pairs, nextPairs, outs, nextOuts, ins, nextIns] = [nextPairs, pairs, nextOuts, outs, nextIns, ins];
  }
  let state = PAIR;
  if (!part) {
    const ends = [low, pairs[m] ?? low, outs[m] ?? low, ins[m] ?? low];
    for (const each of [OUT, IN]) if ((ends[each] ?? low) > (ends[state] ?? low)) state = each;
    best = { score: ends[state] ?? low, at: n * width + m };
  }
  const pair = new Int32Array(n).fill(-1);
  const likeness = new Float64Array(n);
  let [i, j] = [Math.floor(best.at / width), best.at % width];
  if (part && best.score === 0) return { pair, likeness, score: 0 };
  while (i > 0 || j > 0) {
    const bits = from[i * width + j] ?? 0;
    if (state === PAIR) {
      if (i === 0 || j === 0) break;
      pair[i - 1] = j - 1;
      likeness[i - 1] = taken?.[j - 1] === 1 ? 0 : likenessOf(i - 1, j - 1);
      state = bits & 3;
      i--;
      j--;
      if (state === START) break;
    } else if (state === OUT) {
      if (i === 0) break;
      state = (bits >> 2) & 3;
      i--;
    } else {
      if (j === 0) break;
      state = (bits >> 4) & 3;
      j--;
    }
  }
  return { pair, likeness, score: best.score };
}

/** How alike two tokens are; every pair of keys is compared once. */
function likenessTable(before: readonly Token[], after: readonly Token[]): (i: number, j: number) => number {
  const [olds, news] = [numbered(before), numbered(after)];
  const size = news.first.length;
  const table = new Float32Array(olds.first.length * size).fill(-1);
  return (i, j) => {
    const [a, b] = [olds.ids[i] ?? 0, news.ids[j] ?? 0];
    const known = table[a * size + b] ?? 0;
    if (known >= 0) return known;
    const [left, right] = [olds.first[a], news.first[b]];
    const alike = left === undefined || right === undefined ? 0 : likenessOfWords(left, right);
    table[a * size + b] = alike;
    return alike;
  };
}

/** The tokens with one number for each key, and the first of each number. */
function numbered(tokens: readonly Token[]): { readonly ids: Int32Array; readonly first: readonly Token[] } {
  const known = new Map<string, number>();
  const first: Token[] = [];
  const ids = Int32Array.from(tokens, (token) => {
    const id = known.get(token.key) ?? first.push(token) - 1;
    known.set(token.key, id);
    return id;
  });
  return { ids, first };
}

/** 1 for one word, more than a half for one that was misspelt or bent, 0 for two. */
export function likenessOfWords(a: Token, b: Token): number {
  if (a.key === b.key) return 1;
  if (a.kind !== 'word' || b.kind !== 'word') return 0;
  const longer = Math.max(a.key.length, b.key.length);
  const shorter = Math.min(a.key.length, b.key.length);
  if (longer < 3 || shorter < longer * ALIKE) return 0;
  const alike = 1 - distance(a.key, b.key) / longer;
  return alike < ALIKE ? 0 : alike;
}
