import type { Span } from '../model.ts';

/** More are not shown: nobody steps through them. */
const MOST = 1_000;

/** Where a text holds what was typed, letter by letter, in any case and with any accents: ascending spans that do not overlap, at most a thousand. */
export function findAll(text: string, typed: string): readonly Span[] {
  const wanted = folded(typed.trim()).letters;
  if (wanted === '') return [];
  const { letters, from } = folded(text);
  const spans: Span[] = [];
  for (let at = letters.indexOf(wanted); at >= 0 && spans.length < MOST;) {
    const stop = at + wanted.length;
    const start = from[at] ?? 0;
    // A letter that folds to several (ﬁ) is found whole, and marks stay with their letter.
    const end = from.slice(stop, stop + 4).find((each) => each > (from[stop - 1] ?? 0)) ?? text.length;
    spans.push({ start, end: trimmed(text, start, end) });
    at = letters.indexOf(wanted, stop);
  }
  return spans;
}

/** The folded letters, and from where in the text each is; white space of any length is one space. */
function folded(text: string): { readonly letters: string; readonly from: readonly number[] } {
  const letters: string[] = [];
  const from: number[] = [];
  let at = 0;
  for (const point of text) {
    const plain = /\s/u.test(point)
      ? ' '
      : point.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\p{M}/gu, '');
    if (plain !== ' ' || letters.at(-1) !== ' ') {
      for (const unit of plain.split('')) {
        letters.push(unit);
        from.push(at);
      }
    }
    at += point.length;
  }
  return { letters: letters.join(''), from };
}

function trimmed(text: string, start: number, end: number): number {
  let stop = end;
  while (stop > start + 1 && /\s/u.test(text[stop - 1] ?? '')) stop -= 1;
  return stop;
}
