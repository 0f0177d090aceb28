/**
 * Where a highlight is. A target holds offsets, the quote and its context, and a hash of the text that the offsets belong to;
 * `locate` finds it again when the text has changed: by the diff of both texts where the old one is known (`carry.ts`), else by
 * the quote and its context. It never guesses silently: what is not sure is `check`, and what is not there is `detached`.
 */
import type { How, Placement, Span, Target } from '../model.ts';
import { carry, seek, type Found } from './carry.ts';
import { hashText } from './hash.ts';

export { hashText } from './hash.ts';

const CONTEXT = 32;

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

/** Finds a target in a text. `before` is the text that it was made on, where that is known; any other is passed over. */
export function locate(text: string, target: Target, before?: string): Placement {
  const { start, end, exact, textHash } = target;
  if (hashText(text) === textHash) return { state: 'ok', span: { start, end }, score: 1, how: 'position' };
  if (exact === '') return { state: 'detached' };
  const known = before !== undefined && hashText(before) === textHash ? before : undefined;
  const at = onlyPlace(text, target, known);
  if (at !== null)
    return { state: 'moved', span: { start: at, end: at + exact.length }, score: 1, how: 'exact' };
  if (known !== undefined) return located(carry(known, text, { start, end }), 'diff');
  return located(seek(text, target), 'fuzzy');
}

const located = (found: Found | null, how: How): Placement =>
  found === null
    ? { state: 'detached' }
    : { state: found.sure ? 'moved' : 'check', span: found.span, score: found.score, how };

/** Where the quote stands with all of its context, if that is in the text once, and was in the old one once. */
function onlyPlace(
  text: string,
  { prefix, exact, suffix }: Target,
  before: string | undefined,
): number | null {
  if (prefix.length + suffix.length < CONTEXT) return null;
  const all = prefix + exact + suffix;
  const isOnce = (where: string, at: number): boolean => at >= 0 && !where.includes(all, at + 1);
  const at = text.indexOf(all);
  if (!isOnce(text, at)) return null;
  return before === undefined || isOnce(before, before.indexOf(all)) ? at + prefix.length : null;
}
