/** How far two words are apart, in edits. */
export interface Distance {
  /** Edits that turn one word into the other. */
  readonly whole: number;
  /** Edits that turn the first word into the nearest beginning of the second. */
  readonly prefix: number;
}

/** Letters of an array, without copying them. */
export interface Letters {
  readonly letters: ArrayLike<number>;
  readonly from: number;
  readonly to: number;
}

const FAR: Distance = { whole: Infinity, prefix: Infinity };
const WIDEST = 64;
let rows = [new Uint8Array(WIDEST), new Uint8Array(WIDEST), new Uint8Array(WIDEST)] as const;

/**
 * Restricted Damerau–Levenshtein distance (insert, delete, replace, swap neighbours) of `typed` to `term` and to its nearest
 * prefix; `Infinity` for what is over `max`. Cost: length of `typed` × `max`, a band around the diagonal; gives up as soon as a
 * row is over `max`.
 */
export function distance(typed: ArrayLike<number>, { letters, from, to }: Letters, max: number): Distance {
  const long = to - from;
  const width = Math.min(long, typed.length + max);
  if (typed.length - width > max) return FAR;
  if (width + 2 > rows[0].length)
    rows = [new Uint8Array(width * 2), new Uint8Array(width * 2), new Uint8Array(width * 2)];
  let [before, above, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  const over = max + 1;
  for (let j = 0; j <= width; j += 1) above[j] = Math.min(j, over);
  for (let i = 1; i <= typed.length; i += 1) {
    const first = Math.max(1, i - max);
    const last = Math.min(width, i + max);
    let least = (row[first - 1] = first === 1 ? Math.min(i, over) : over);
    const letter = typed[i - 1];
    for (let j = first; j <= last; j += 1) {
      const other = letters[from + j - 1];
      const up = j === i + max ? over : (above[j] as number);
      let cost = Math.min(
        up + 1,
        (row[j - 1] as number) + 1,
        (above[j - 1] as number) + (letter === other ? 0 : 1),
      );
      if (i > 1 && j > 1 && letter !== other && letter === letters[from + j - 2] && typed[i - 2] === other)
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      row[j] = Math.min(cost, over);
      if (cost < least) least = cost;
    }
    if (last < width) row[last + 1] = over;
    if (least > max) return FAR;
    [before, above, row] = [above, row, before];
  }
  let prefix = over;
  for (let j = Math.max(0, typed.length - max); j <= width; j += 1)
    prefix = Math.min(prefix, above[j] as number);
  const whole = width === long ? (above[width] as number) : over;
  return { whole: whole <= max ? whole : Infinity, prefix: prefix <= max ? prefix : Infinity };
}
