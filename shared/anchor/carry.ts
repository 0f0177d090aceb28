/**
 * A target carried from the text that it was made on to another. First in place, by an alignment of both texts; then, of what
 * that left over, as a passage that moved. Where the old text is not known, the quote with its context is the old text, and the
 * newer one is searched for the part that fits best. A word that is still there but at another word's place is never taken for
 * it: that is what the old text is for.
 */
import type { Span, Target } from '../model.ts';
import { align, weigh, type Alignment, type Weighed } from './align.ts';
import { joinWords, project, tokensIn, type Projection } from './project.ts';
import { slideRuns } from './slide.ts';
import { tokensOf, type Token } from './tokens.ts';
import { around, MOST_PAIRS, slice, widened, windowOf, type Window } from './window.ts';

/** Where a quote was found. `score` is from 0 to 1; `sure` tells whether a reader need not look. */
export interface Found {
  readonly span: Span;
  readonly score: number;
  readonly sure: boolean;
}

/** Tokens beside a quote that move with it. */
const MOVES_ALONG = 14;
/** A passage of more tokens is searched by its two ends. */
const LONGEST_PASSAGE = 240;
/** Tokens of each end. */
const END = 60;

/** Where a span of `before` is in `after`, as the diff of both texts says. */
export function carry(before: string, after: string, span: Span): Found | null {
  if (last?.before !== before || last.after !== after) last = compare(before, after);
  const { old, next, whole } = last;
  const quote = tokensIn(old.tokens, span);
  if (quote.start === quote.end) return null;
  const window = whole === null ? around(old.tokens, next.tokens, quote) : null;
  const found = whole ?? (window === null ? null : alignWindow(old, next, window));
  if (found === null) return searched(search(slice(old, besides(quote)), next, { span }));
  const alignment = { pair: found.pair.slice(), likeness: found.likeness.slice() };
  slideRuns(old.tokens, next.tokens, alignment, quote);
  joinWords(old.tokens, next.tokens, alignment, quote);
  const here = project(old, next, { alignment, span, whole: 'whole' });
  const place = { alignment, quote, span };
  const stays = isCutOut(before, after, span) ? null : inPlace(here);
  return stays === null || here.range === null
    ? moved(old, next, place)
    : { ...stays, span: stretched(old, next, { ...place, here: stays.span, range: here.range }) };
}

interface Compared {
  readonly before: string;
  readonly after: string;
  readonly old: Weighed;
  readonly next: Weighed;
  /** Null where the texts are too long to be aligned as they are. */
  readonly whole: Alignment | null;
}

/** The two texts compared last: all highlights of a paper ask for the same. */
let last: Compared | null = null;

function compare(before: string, after: string): Compared {
  const [old, next] = weigh([tokensOf(before), tokensOf(after)]);
  if (old === undefined || next === undefined) throw new Error('two texts are weighed');
  const window = windowOf(old, next);
  return { before, after, old, next, whole: window === null ? null : alignWindow(old, next, window) };
}

function alignWindow(old: Weighed, next: Weighed, window: Window): Alignment {
  const part = align(slice(old, window.old), slice(next, window.next), { mode: 'whole' });
  return widened(part, window, old.tokens.length, next.tokens.length);
}

/** Letters on each side of a cut that tell it. */
const BESIDE_CUT = 24;
const letters = (text: string): string => text.replace(/\s+/g, '').toLowerCase();

/** Whether what is before the quote and what is behind it meet now, as they did not before: then nothing of it is left between, even where half words meet. */
function isCutOut(before: string, after: string, { start, end }: Span): boolean {
  const left = letters(before.slice(Math.max(0, start - 2 * BESIDE_CUT), start)).slice(-BESIDE_CUT);
  const right = letters(before.slice(end, end + 2 * BESIDE_CUT)).slice(0, BESIDE_CUT);
  if (left === '' || right === '' || left.length + right.length < BESIDE_CUT) return false;
  return letters(after).includes(left + right) && !letters(before).includes(left + right);
}

function inPlace(here: Projection): Found | null {
  if (here.span === null) return null;
  const { kept, context, worseContext, words, bracketed } = here;
  // A word that is only like another's must stand beside one that is the same.
  const isOnlyLike = words <= 2 && kept < 0.99 && worseContext < 0.3 && bracketed === 0;
  const isKept = kept >= 0.3 && (context >= 0.3 || here.evidence >= 3) && !isOnlyLike;
  // Between the very neighbours that it had, and of a like length, less of it need be left; of a few words nothing.
  const isBetween = bracketed >= words / 2 && bracketed <= words * 2 && worseContext >= 0.5;
  const least = words <= 3 ? 0 : words <= 6 ? 0.16 : 0.25;
  const isReplaced = isBetween && kept >= least && (kept > 0 || (bracketed === words && worseContext >= 0.6));
  if (!isKept && !isReplaced && !here.isRest) return null;
  const score = 0.6 * kept + 0.4 * context;
  return { span: here.span, score, sure: isKept && kept >= 0.6 && score >= 0.6 };
}

interface Placement {
  readonly alignment: Alignment;
  readonly quote: Span;
  readonly span: Span;
}

/** The quote in a passage that is gone from its place and new in another. */
function moved(old: Weighed, next: Weighed, { alignment, quote, span }: Placement): Found | null {
  const taken = settled(old, next.tokens.length, { alignment, quote });
  return searched(search(slice(old, gone(alignment, quote)), next, { span, taken }));
}

/** A quote with the tokens beside it that have no place, which went with it. */
function gone({ likeness }: Alignment, quote: Span): Span {
  const most = besides(quote);
  const stays = (i: number, by: 1 | -1): boolean =>
    [0, 1, 2].every((n) => (likeness[i + n * by] ?? 0) === 1 && i + n * by >= 0);
  let { start, end } = quote;
  while (start > most.start && !stays(start - 1, -1)) start--;
  while (end < Math.min(most.end, likeness.length) && !stays(end, 1)) end++;
  return { start, end };
}

/** A quote with the tokens beside it. */
const besides = ({ start, end }: Span): Span => ({
  start: Math.max(0, start - MOVES_ALONG),
  end: end + MOVES_ALONG,
});

interface Stretching extends Placement {
  readonly here: Span;
  readonly range: Span;
}

/** Tokens that may have come between two parts of a quote. */
const MOST_BETWEEN = 120;

/** The place of a quote with its head and its tail, where something came between them and the rest. */
function stretched(old: Weighed, next: Weighed, { alignment, quote, range, here }: Stretching): Span {
  const { likeness } = alignment;
  const isGone = (i: number): boolean => (likeness[i] ?? 0) === 0;
  const isWord = (i: number): boolean => old.tokens[i]?.kind === 'word';
  let head = quote.start;
  while (head < quote.end && (isGone(head) || !isWord(head))) head++;
  let tail = quote.end;
  while (tail > quote.start && (isGone(tail - 1) || !isWord(tail - 1))) tail--;
  const taken = settled(old, next.tokens.length, { alignment, quote: { start: 0, end: 0 } });
  const partAt = (part: Span, passage: Span): Projection | null => {
    const ends = [old.tokens[part.start], old.tokens[part.end - 1]];
    const words = old.tokens.slice(part.start, part.end).some(({ kind }) => kind === 'word');
    if (!words || ends[0] === undefined || ends[1] === undefined) return null;
    const found = search(slice(old, passage), next, {
      span: { start: ends[0].start, end: ends[1].end },
      taken,
    });
    return found;
  };
  const behind = partAt({ start: tail, end: quote.end }, { start: tail, end: quote.end + MOVES_ALONG });
  const ahead = partAt(
    { start: quote.start, end: head },
    { start: Math.max(0, quote.start - MOVES_ALONG), end: head },
  );
  const gap = (from: Span | null | undefined, to: Span | null | undefined): number =>
    from && to ? to.start - from.end : -1;
  const isNear = (tokens: number): boolean => tokens >= 0 && tokens <= MOST_BETWEEN;
  return {
    start: isNear(gap(ahead?.range, range)) ? (ahead?.span?.start ?? here.start) : here.start,
    end: isNear(gap(range, behind?.range)) ? (behind?.span?.end ?? here.end) : here.end,
  };
}

/** The tokens of the newer text that have a place already, in a run of several. */
function settled(old: Weighed, length: number, { alignment, quote }: Omit<Placement, 'span'>): Uint8Array {
  const { pair, likeness } = alignment;
  const taken = new Uint8Array(length);
  for (let start = 0; start < pair.length; start++) {
    let weight = 0;
    let end = start;
    while (
      end < pair.length &&
      likeness[end] !== 0 &&
      (end === start || pair[end] === (pair[end - 1] ?? 0) + 1)
    ) {
      weight += old.weights[end] ?? 0;
      end++;
    }
    if (weight >= 2 || end - start >= 6)
      for (const i of trimmed(old.tokens, start, end))
        if (i < quote.start || i >= quote.end) taken[pair[i] ?? 0] = 1;
    start = Math.max(start, end - 1);
  }
  return taken;
}

/** The places of a run from its first word to its last: the signs around it may be another's. */
function trimmed(tokens: readonly Token[], start: number, end: number): readonly number[] {
  const places = Array.from({ length: end - start }, (_, n) => start + n);
  const isWord = (i: number): boolean => tokens[i]?.kind === 'word';
  return places.slice(places.findIndex(isWord), places.findLastIndex(isWord) + 1);
}

interface Searched {
  readonly span: Span;
  readonly taken?: Uint8Array;
  /** How much of what is beside the quote must be there, where the quote alone says little. */
  readonly leastContext?: number;
}

/** The part of the newer text that fits a passage best, if enough of the quote is there. */
function search(
  passage: Weighed,
  next: Weighed,
  { span, taken, leastContext = 0.4 }: Searched,
): Projection | null {
  if (passage.tokens.length > LONGEST_PASSAGE)
    return byEnds(passage, next, { span, ...(taken && { taken }) });
  const most = Math.floor(MOST_PAIRS / passage.tokens.length);
  if (next.tokens.length > most) return null;
  const options = taken === undefined ? {} : { taken };
  const first = align(passage, next, { mode: 'part', ...options });
  const found = project(passage, next, { alignment: first, span, whole: 'part' });
  if (found.span === null || found.kept < 0.6) return null;
  return found.context < leastContext && found.evidence < 2.5 ? null : found;
}

/** A long passage, by its head and its tail: in order, and about as far apart as they were. */
function byEnds(passage: Weighed, next: Weighed, { span, ...options }: Searched): Projection | null {
  const quote = tokensIn(passage.tokens, span);
  const [first, last] = [passage.tokens[quote.start + END], passage.tokens[quote.end - END - 1]];
  if (first === undefined || last === undefined) return null;
  const head = search(slice(passage, { start: 0, end: quote.start + END + MOVES_ALONG }), next, {
    ...options,
    span: { start: span.start, end: first.start },
  });
  const tail = search(
    slice(passage, { start: quote.end - END - MOVES_ALONG, end: passage.tokens.length }),
    next,
    {
      ...options,
      span: { start: last.end, end: span.end },
    },
  );
  if (!head?.span || !tail?.span) return null;
  const length = tail.span.end - head.span.start;
  const was = span.end - span.start;
  if (length < was / 2 || length > was * 2) return null;
  const [worse] = [head, tail].toSorted((a, b) => a.kept - b.kept);
  return { ...(worse ?? head), span: { start: head.span.start, end: tail.span.end } };
}

function searched(here: Projection | null): Found | null {
  if (!here?.span) return null;
  const score = 0.6 * here.kept + 0.4 * here.context;
  return { span: here.span, score, sure: score >= 0.7 };
}

/** Where a target is in a text, when the text that it was made on is not known. */
export function seek(text: string, { prefix, exact, suffix }: Target): Found | null {
  const passage = prefix + exact + suffix;
  const span = { start: prefix.length, end: prefix.length + exact.length };
  const [old, next] = weigh([tokensOf(passage), tokensOf(text)]);
  if (old === undefined || next === undefined) return null;
  const quote = tokensIn(old.tokens, span);
  if (quote.start === quote.end) return null;
  // A quote that was the whole text has nothing beside it.
  const leastContext = prefix + suffix === '' ? 0 : 0.4;
  const found = searched(search(old, next, { span, leastContext }));
  if (found === null) return null;
  // The second best place, with the best one taken.
  const { start, end } = tokensIn(next.tokens, found.span);
  const taken = new Uint8Array(next.tokens.length).fill(1, start, end);
  const second = searched(search(old, next, { span, taken, leastContext }));
  const alike = second !== null && found.score - second.score < 0.03;
  return { ...found, sure: found.sure && !alike };
}
