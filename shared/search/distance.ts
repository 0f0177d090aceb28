/** How far two words are apart, in edits. */
export interface Distance {
  /** Edits that turn one word into the other. */
  readonly whole: number;
  /** Edits that turn the first word into the nearest beginning of the second. */
  readonly prefix: number;
}

const FAR: Distance = { whole: Infinity, prefix: Infinity };
let rows = [new Uint8Array(64), new Uint8Array(64), new Uint8Array(64)] as const;

/**
 * Restricted Damerau–Levenshtein distance (insert, delete, replace, swap neighbours) of `typed` to `term` and to its nearest
 * prefix; `Infinity` for what is over `max`. Cost: length of `typed` × (length + `max`); gives up as soon as a row is over `max`.
 */
export function distance(typed: string, term: string, max: number): Distance {
  const width = Math.min(term.length, typed.length + max);
  if (typed.length - width > max) return FAR;
  if (width + 1 > rows[0].length) {
    rows = [new Uint8Array(width * 2), new Uint8Array(width * 2), new Uint8Array(width * 2)];
  }
  let [before, above, row] = rows as readonly [Uint8Array, Uint8Array, Uint8Array];
  for (let j = 0; j <= width; j += 1) above[j] = Math.min(j, 255);
  for (let i = 1; i <= typed.length; i += 1) {
    let least = (row[0] = Math.min(i, 255));
    const letter = typed.charCodeAt(i - 1);
    for (let j = 1; j <= width; j += 1) {
      const other = term.charCodeAt(j - 1);
      let cost = Math.min(
        (above[j] ?? 255) + 1,
        (row[j - 1] ?? 255) + 1,
        (above[j - 1] ?? 255) + (letter === other ? 0 : 1),
      );
      if (
        i > 1 &&
        j > 1 &&
        letter === term.charCodeAt(j - 2) &&
        typed.charCodeAt(i - 2) === other &&
        letter !== other
      ) {
        cost = Math.min(cost, (before[j - 2] ?? 255) + 1);
      }
      row[j] = Math.min(cost, 255);
      if (cost < least) least = cost;
    }
    if (least > max) return FAR;
    [before, above, row] = [above, row, before];
  }
  let prefix = Infinity;
  for (let j = 0; j <= width; j += 1) prefix = Math.min(prefix, above[j] ?? 255);
  const whole = width === term.length ? (above[width] ?? 255) : Infinity;
  return { whole: whole <= max ? whole : Infinity, prefix: prefix <= max ? prefix : Infinity };
}
