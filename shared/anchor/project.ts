/**
 * A span carried over an alignment: where the words of a quote went, how much of it is left, and how far its neighbours say
 * the same. What stands in the place of a word that was replaced belongs to the quote; what was put before or behind it does not.
 */
import type { Span } from '../model.ts';
import { likenessOfWords, type Alignment, type Weighed } from './align.ts';
import type { Token } from './tokens.ts';

export interface Projection {
  /** Where the quote, or what stands in its place, is; null where nothing is. */
  readonly span: Span | null;
  /** How much of the quote's weight is there, 0 to 1. */
  readonly kept: number;
  /** How much of the words beside it is there, of the better and of the worse side, 0 to 1. */
  readonly context: number;
  readonly worseContext: number;
  /** What is kept, in words. */
  readonly evidence: number;
  /** Words of the quote. */
  readonly words: number;
  /** Words that stand between the very words that the quote stood between; 0 where it does not. */
  readonly bracketed: number;
  /** All that is there of the quote is one run with nothing put in, beside words that are there: the rest was cut off. */
  readonly isRest: boolean;
  /** The tokens of the newer text that it is, or that stand in its place. */
  readonly range: Span | null;
}

/** Tokens beside a quote that are asked. */
const BESIDE = 10;

/** The tokens that a span touches, as a half-open range; empty where it touches none. */
export function tokensIn(tokens: readonly Token[], { start, end }: Span): Span {
  let from = 0;
  while (from < tokens.length && (tokens[from]?.end ?? 0) <= start) from++;
  let to = from;
  while (to < tokens.length && (tokens[to]?.start ?? end) < end) to++;
  return { start: from, end: to };
}

export interface ProjectOptions {
  readonly alignment: Alignment;
  readonly span: Span;
  /** The whole of the newer text was aligned: what its ends have more is beside what the older one ends with. */
  readonly whole: 'whole' | 'part';
}

/** Carries `span` of the older text into the newer. */
export function project(
  before: Weighed,
  after: Weighed,
  { alignment, span, whole }: ProjectOptions,
): Projection {
  const quote = tokensIn(before.tokens, span);
  const { pair, likeness } = alignment;
  const edges = whole === 'whole' ? { start: 0, end: after.tokens.length } : reached(pair);
  let total = 0;
  let evidence = 0;
  let words = 0;
  for (let i = quote.start; i < quote.end; i++) {
    const weight = before.weights[i] ?? 0;
    total += weight;
    evidence += weight * (likeness[i] ?? 0);
    if (before.tokens[i]?.kind === 'word') words++;
  }
  const left = support(before, alignment, { start: Math.max(0, quote.start - BESIDE), end: quote.start });
  const right = support(before, alignment, { start: quote.end, end: quote.end + BESIDE });
  const sides = [left, right].filter((side) => side !== null);
  const range = glued(before.tokens, after.tokens, {
    alignment,
    quote,
    range: rangeOf(alignment, quote, edges),
  });
  const lastLeft = quote.start === 0 ? edges.start - 1 : (pair[quote.start - 1] ?? -1);
  const firstRight = quote.end >= pair.length ? edges.end : (pair[quote.end] ?? -1);
  const between = range === null ? 0 : after.tokens.slice(range.start, range.end).filter(isWord).length;
  return {
    span: range === null ? null : spanOf(before.tokens, after.tokens, alignment, { quote, range, span }),
    kept: total === 0 ? 0 : evidence / total,
    context: sides.length === 0 ? 0 : Math.max(...sides),
    worseContext: sides.length === 0 ? 0 : Math.min(...sides),
    evidence,
    words,
    bracketed:
      range !== null && lastLeft === range.start - 1 && firstRight === range.end && between > 0 ? between : 0,
    isRest: range !== null && restOf(before, after, { alignment, quote, range }) >= 0.5,
    range,
  };
}

interface Rest {
  readonly alignment: Alignment;
  readonly quote: Span;
  readonly range: Span;
}

/**
 * What is kept of the quote beside a neighbour that stands where it stood, in words, when the rest of the quote is gone and
 * next to nothing took its place; else 0.
 */
function restOf(
  { tokens, weights }: Weighed,
  after: Weighed,
  { alignment: { pair, likeness }, quote, range }: Rest,
): number {
  const isFirm = (i: number): boolean => (likeness[i] ?? 0) > 0;
  const runFrom = (start: number, by: 1 | -1): { readonly count: number; readonly words: number } => {
    let [count, words] = [0, 0];
    if (!isFirm(start - by)) return { count, words };
    for (let i = start; i >= quote.start && i < quote.end; i += by) {
      if (!isFirm(i) || pair[i] !== (pair[i - by] ?? 0) + by) break;
      if (tokens[i]?.kind !== 'word') continue;
      count++;
      words += weights[i] ?? 0;
    }
    return { count, words };
  };
  const [head, tail] = [runFrom(quote.start, 1), runFrom(quote.end - 1, -1)];
  const there = after.tokens.slice(range.start, range.end).filter(isWord).length;
  return there <= head.count + tail.count + 1 ? head.words + tail.words : 0;
}

/** From the first token that is paired to behind the last. */
function reached(pair: Int32Array): Span {
  const paired = pair.filter((to) => to !== -1);
  return { start: paired[0] ?? 0, end: (paired.at(-1) ?? -1) + 1 };
}

const isWord = ({ kind }: Token): boolean => kind === 'word';

/** How much of the weight of these tokens has its like in the newer text; null where there are none. */
function support({ weights, tokens }: Weighed, { likeness }: Alignment, range: Span): number | null {
  let [all, there] = [0, 0];
  for (let i = range.start; i < Math.min(range.end, tokens.length); i++) {
    all += weights[i] ?? 0;
    there += (weights[i] ?? 0) * (likeness[i] ?? 0);
  }
  return all === 0 ? null : there / all;
}

/**
 * The tokens of the newer text that the quote became. What stands between the last neighbour that is the same and the first
 * word that is, is the quote's as far as it took the place of the quote's words.
 */
function rangeOf(alignment: Alignment, quote: Span, edges: Span): Span | null {
  const { pair, likeness } = alignment;
  const isFirm = (i: number): boolean => (likeness[i] ?? 0) > 0;
  let first = quote.start;
  while (first < quote.end && !isFirm(first)) first++;
  let last = quote.end - 1;
  while (last >= quote.start && !isFirm(last)) last--;
  let outer = quote.start - 1;
  while (outer >= 0 && !isFirm(outer)) outer--;
  let beyond = quote.end;
  while (beyond < pair.length && !isFirm(beyond)) beyond++;
  const from = outer < 0 ? edges.start - 1 : (pair[outer] ?? -1);
  const to = beyond >= pair.length ? edges.end : (pair[beyond] ?? edges.end);
  const [outsideLeft, outsideRight] = [quote.start - 1 - outer, beyond - quote.end];
  if (first === quote.end) {
    const whole = outsideLeft + outsideRight === 0 && to > from + 1;
    return whole ? { start: from + 1, end: to } : null;
  }
  const [firstPair, lastPair] = [pair[first] ?? 0, pair[last] ?? 0];
  const headPair = pair[quote.start] ?? -1;
  const tailPair = pair[quote.end - 1] ?? -1;
  const left = { added: firstPair - from - 1, inside: first - quote.start, outside: outsideLeft };
  const right = { added: to - lastPair - 1, inside: quote.end - 1 - last, outside: outsideRight };
  return {
    start: headPair !== -1 && outsideLeft > 0 ? headPair : firstPair - shareOf(left),
    end: 1 + (tailPair !== -1 && outsideRight > 0 ? tailPair : lastPair + shareOf(right)),
  };
}

interface Glueing {
  readonly alignment: Alignment;
  readonly quote: Span;
  readonly range: Span | null;
}

/** The range with the other half of a word that was cut in two at its start or its end. */
function glued(
  before: readonly Token[],
  after: readonly Token[],
  { alignment: { pair, likeness }, quote, range }: Glueing,
): Span | null {
  if (range === null) return null;
  const taken = new Set(pair);
  const isHalf = (at: number, i: number, whole: string): boolean => {
    const old = before[i];
    if (old === undefined || after[at]?.kind !== 'word' || taken.has(at)) return false;
    return likenessOfWords({ ...old, key: whole }, old) > (likeness[i] ?? 0);
  };
  const [first, last] = [quote.start, quote.end - 1];
  const key = (at: number): string => after[at]?.key ?? '';
  const { start, end } = range;
  const more =
    pair[first] === start && isHalf(start - 1, first, key(start - 1) + key(start)) ? start - 1 : start;
  return {
    start: more,
    end: pair[last] === end - 1 && isHalf(end, last, key(end - 1) + key(end)) ? end + 1 : end,
  };
}

interface Beside {
  /** Tokens of the newer text in the place of `inside` tokens of the quote and of `outside` ones beside it. */
  readonly added: number;
  readonly inside: number;
  readonly outside: number;
}

/** How many of the added tokens are the quote's. */
function shareOf({ added, inside, outside }: Beside): number {
  if (inside === 0 || added <= 0 || outside > 2 * inside + 6) return 0;
  const share = Math.round((added * inside) / (inside + outside));
  const most = outside === 0 ? 3 * inside + 6 : 2 * inside + 1;
  return share > most ? 0 : share;
}

interface Carried {
  readonly quote: Span;
  readonly range: Span;
  readonly span: Span;
}

function spanOf(
  before: readonly Token[],
  after: readonly Token[],
  { pair, likeness }: Alignment,
  { quote, range, span }: Carried,
): Span | null {
  const [head, tail] = [after[range.start], after[range.end - 1]];
  const [first, last] = [before[quote.start], before[quote.end - 1]];
  if (head === undefined || tail === undefined || first === undefined || last === undefined) return null;
  const joinedHead = joined(before, head, { pair, at: quote.start, beside: quote.start - 1 });
  const joinedTail = joined(before, tail, { pair, at: quote.end - 1, beside: quote.end });
  const whole = {
    start:
      joinedHead && pair[quote.start] === range.start ? head.end - (first.end - first.start) : head.start,
    end:
      joinedTail && pair[quote.end - 1] === range.end - 1 ? tail.start + (last.end - last.start) : tail.end,
  };
  if (whole.start >= whole.end) return { start: head.start, end: tail.end };
  const cutFirst =
    span.start > first.start && pair[quote.start] === range.start && likeness[quote.start] !== 0;
  const cutLast =
    span.end < last.end && pair[quote.end - 1] === range.end - 1 && likeness[quote.end - 1] !== 0;
  const start = cutFirst ? head.start + within(first, head, span.start - first.start) : whole.start;
  const end = cutLast ? tail.start + within(last, tail, span.end - last.start) : whole.end;
  return start < end ? { start, end } : whole;
}

/** Pairs two words at the quote with the one that they became when the space between them was lost, in place. */
export function joinWords(
  before: readonly Token[],
  after: readonly Token[],
  { pair, likeness }: Alignment,
  quote: Span,
): void {
  for (let i = Math.max(0, quote.start - 1); i < Math.min(quote.end, pair.length - 1); i++) {
    if (likeness[i] === 1 || likeness[i + 1] === 1) continue;
    const both = (before[i]?.key ?? '') + (before[i + 1]?.key ?? '');
    const at = [pair[i] ?? -1, pair[i + 1] ?? -1, i === 0 ? 0 : (pair[i - 1] ?? -2) + 1].find(
      (each) => each >= 0 && after[each]?.key === both,
    );
    if (at === undefined) continue;
    for (const each of [i, i + 1]) {
      pair[each] = at;
      likeness[each] = 1;
    }
  }
}

interface Joining {
  readonly pair: Int32Array;
  readonly at: number;
  readonly beside: number;
}

/** Whether the space was lost between a word of the quote and the one beside it. */
function joined(before: readonly Token[], to: Token, { pair, at, beside }: Joining): boolean {
  const [word, neighbour] = [before[at], before[beside]];
  if (word === undefined || neighbour === undefined) return false;
  if (pair[beside] !== -1 && pair[beside] !== pair[at]) return false;
  return to.key === (beside < at ? neighbour.key + word.key : word.key + neighbour.key);
}

/** An offset in a word as an offset in what the word became: counted from the end that it is nearer to. A sign is not cut. */
function within(from: Token, to: Token, offset: number): number {
  const [old, next] = [from.end - from.start, to.end - to.start];
  if (from.kind === 'mark') return offset * 2 <= old ? 0 : next;
  return offset * 2 <= old ? Math.min(offset, next) : Math.max(0, next - (old - offset));
}
