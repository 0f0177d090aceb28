import { bits } from './bits.ts';
import { distance } from './distance.ts';
import { findTerm, lengthOf, letterSign, prefixed, termText, type Segment } from './segment.ts';
import { eachTerm, WORD } from './tokens.ts';

const SHORTEST = 4;
const LETTERS_AN_EDIT = 3;
const MOST_EDITS = 3;
/** How many times rarer a word one edit nearer may be. */
const WORTH_OF_EDIT = 50;

/**
 * A query with each word that is nowhere replaced by the nearest that is somewhere, of about as near ones the most frequent; null
 * where nothing is to be replaced or nothing is near. The rest of the query stays as typed. Meant for a query that found nothing.
 */
export function nearestSpelling(segments: readonly Segment[], query: string): string | null {
  const words: { readonly letters: readonly number[]; readonly start: number; readonly end: number }[] = [];
  eachTerm(query, ({ letters, from, length, kind, start, end }) => {
    if (kind === WORD) words.push({ letters: [...letters.subarray(from, from + length)], start, end });
  });
  let spelt = '';
  let at = 0;
  for (const { letters, start, end } of words) {
    const nearest = isKnown(segments, letters, end === query.length) ? null : nearestTerm(segments, letters);
    spelt += query.slice(at, start) + (nearest ?? query.slice(start, end));
    at = end;
  }
  spelt += query.slice(at);
  return spelt === query ? null : spelt;
}

/** A word that may go on is also known by its beginning. */
const isKnown = (segments: readonly Segment[], letters: readonly number[], unfinished: boolean): boolean =>
  segments.some((segment) => {
    if (findTerm(segment, letters) >= 0) return true;
    if (!unfinished) return false;
    const [from, to] = prefixed(segment, letters);
    return segment.frequency.subarray(from, to).some((frequency) => frequency > 0);
  });

function nearestTerm(segments: readonly Segment[], letters: readonly number[]): string | null {
  const edits = Math.min(MOST_EDITS, Math.floor(letters.length / LETTERS_AN_EDIT));
  if (letters.length < SHORTEST) return null;
  const found = new Map<string, { readonly edits: number; frequency: number }>();
  const sign = letterSign(letters, 0, letters.length);
  for (const segment of segments) {
    const { signs, letterAt, frequency } = segment;
    for (let term = 0; term < frequency.length; term += 1) {
      const own = signs[term] as number;
      if (Math.abs(lengthOf(segment, term) - letters.length) > edits) continue;
      if (bits(sign & ~own) > edits || bits(own & ~sign) > edits || frequency[term] === 0) continue;
      const place = {
        letters: segment.letters,
        from: letterAt[term] as number,
        to: letterAt[term + 1] as number,
      };
      const { whole } = distance(letters, place, edits);
      if (whole > edits) continue;
      const text = termText(segment, term);
      const known = found.get(text);
      if (known) known.frequency += frequency[term] as number;
      else found.set(text, { edits: whole, frequency: frequency[term] as number });
    }
  }
  const worth = (each: { readonly edits: number; readonly frequency: number }): number =>
    each.frequency / WORTH_OF_EDIT ** each.edits;
  const [best] = [...found].toSorted(([a, one], [b, other]) => worth(other) - worth(one) || (a < b ? -1 : 1));
  return best?.[0] ?? null;
}
