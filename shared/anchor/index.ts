/**
 * Where a highlight is. A target holds offsets, the quote and its context, and a hash of the text that the offsets belong to;
 * `locate` finds it again when the text has changed: exactly, then by the quote nearest in context. It never guesses silently.
 */
import type { Span, Target } from '../model.ts';

const CONTEXT = 32;

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
  const found: { at: number; score: number }[] = [];
  for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1))
    found.push({ at, score: contextScore(text, at, target) });
  const [best, second] = found.toSorted(
    (a, b) => b.score - a.score || Math.abs(a.at - start) - Math.abs(b.at - start),
  );
  if (!best) return { state: 'detached' };
  const state = second && best.score - second.score < 0.03 ? 'check' : 'moved';
  return { state, span: { start: best.at, end: best.at + exact.length }, score: best.score };
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
