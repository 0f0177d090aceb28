/**
 * Where a highlight is. A target holds offsets, the quote and its context, and a hash of the text that the offsets belong to;
 * `locate` finds it again when the text has changed: exactly, then by the quote nearest in context. It never guesses silently.
 */
import type { Span, Target } from '../model.ts';

const CONTEXT = 32;
/** How many places of a quote are compared before and after where it was. */
const MOST_PLACES = 200;

export type Located =
  | { readonly state: 'ok' | 'moved' | 'check'; readonly span: Span; readonly score: number }
  | { readonly state: 'detached' };

/** A target for a span of a text. The span is cut to the text. */
export function describe(text: string, span: Span, field: Target['field']): Target {
  const start = Math.max(0, Math.min(span.start, text.length));
  const end = Math.max(start, Math.min(span.end, text.length));
  return {
    field,
    start,
    end,
    exact: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    textHash: hashText(text),
  };
}

/** Finds a target in a text: the same offsets in the same text, else its quote where the context fits best. Two places that fit alike are `check`. */
export function locate(text: string, target: Target): Located {
  const { start, end, exact } = target;
  if (hashText(text) === target.textHash) return { state: 'ok', span: { start, end }, score: 1 };
  if (exact === '') return { state: 'detached' };
  const { places, all } = placesOf(text, exact, start);
  const found = places.map((at) => ({ at, score: contextScore(text, at, target) }));
  const [best, second] = found.toSorted(
    (a, b) => b.score - a.score || Math.abs(a.at - start) - Math.abs(b.at - start),
  );
  if (!best) return { state: 'detached' };
  const alike = second !== undefined && best.score - second.score < 0.03;
  const state = alike || !all ? 'check' : 'moved';
  return { state, span: { start: best.at, end: best.at + exact.length }, score: best.score };
}

/** Where the quote is, the places nearest to where it was, and whether those are all. Bounded on each side, for a text that repeats itself. */
function placesOf(
  text: string,
  exact: string,
  near: number,
): { readonly places: readonly number[]; readonly all: boolean } {
  const places: number[] = [];
  let after = text.indexOf(exact, near);
  for (; after >= 0 && places.length < MOST_PLACES; after = text.indexOf(exact, after + 1))
    places.push(after);
  const ahead = places.length;
  let before = near > 0 ? text.lastIndexOf(exact, near - 1) : -1;
  while (before >= 0 && places.length - ahead < MOST_PLACES) {
    places.push(before);
    before = before > 0 ? text.lastIndexOf(exact, before - 1) : -1;
  }
  return { places, all: after < 0 && before < 0 };
}

function contextScore(text: string, at: number, { prefix, suffix, exact }: Target): number {
  const before = text.slice(Math.max(0, at - prefix.length), at);
  const after = text.slice(at + exact.length, at + exact.length + suffix.length);
  let same = 0;
  while (same < prefix.length && before.at(-1 - same) === prefix.at(-1 - same)) same += 1;
  let next = 0;
  while (next < suffix.length && after[next] === suffix[next]) next += 1;
  const total = prefix.length + suffix.length;
  return total === 0 ? 1 : (same + next) / total;
}

/** A 64-bit FNV-1a hash of a text's UTF-16 units, as 16 hex digits. Tells texts apart; keeps no secrets. */
export function hashText(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (let n = 0; n < text.length; n += 1) {
    low ^= text.charCodeAt(n);
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + (low << 8) + Math.floor(((low >>> 0) * 0x1b3) / 0x100000000)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
