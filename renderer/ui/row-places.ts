/**
 * Where the rows of a long list stand. Nearly all are as high as is usual, so only those that are not are kept, in their order:
 * a row that comes or goes among 100,000 costs what those few cost, where a table of all rows would be made anew.
 */

/** A row that is not as high as is usual. */
export interface OddRow {
  readonly id: string;
  /** Which row it is, from 0. */
  readonly at: number;
  /** In CSS pixels. */
  readonly height: number;
}

export interface RowPlaces {
  /** The height of all rows, in CSS pixels. */
  readonly total: number;
  /** Where a row begins, in CSS pixels from the first; for the number of rows, where the last ends. */
  readonly startOf: (at: number) => number;
  /** The row at a height, from 0; the first or the last where that is outside; -1 where there are none. */
  readonly rowAt: (y: number) => number;
}

/** Where `count` rows stand. `odd` come in their order. */
export function rowPlaces(count: number, usual: number, odd: readonly OddRow[]): RowPlaces {
  const more: number[] = [0];
  for (const { height } of odd) more.push((more.at(-1) ?? 0) + height - usual);
  const startOf = (at: number): number =>
    at * usual + (more[firstWhere(odd.length, (n) => (odd[n]?.at ?? 0) >= at)] ?? 0);
  return {
    total: startOf(count),
    startOf,
    rowAt: (y) =>
      Math.min(
        count - 1,
        Math.max(
          0,
          firstWhere(count, (at) => startOf(at + 1) > y),
        ),
      ),
  };
}

/** How far away a row is looked for, in rows: as many as a step of the reader's moves at once, mostly. */
const NEAR = 8;

/** The odd rows where these ids have them; those that are not near where they would be are forgotten, to be measured again. */
export function followRows(odd: readonly OddRow[], ids: readonly string[]): readonly OddRow[] {
  if (odd.every(({ id, at }) => ids[at] === id)) return odd;
  const found: OddRow[] = [];
  let shift = 0;
  for (const row of odd) {
    const at = nearby(ids, row.id, row.at + shift);
    if (at === null || at <= (found.at(-1)?.at ?? -1)) continue;
    shift = at - row.at;
    found.push(at === row.at ? row : { ...row, at });
  }
  return found;
}

function nearby(ids: readonly string[], id: string, at: number): number | null {
  for (let by = 0; by <= NEAR; by += 1) {
    if (ids[at - by] === id) return at - by;
    if (ids[at + by] === id) return at + by;
  }
  return null;
}

/** The odd rows, with those that were measured just now as they are. */
export function withMeasured(
  odd: readonly OddRow[],
  usual: number,
  measured: readonly OddRow[],
): readonly OddRow[] {
  const now = new Map(measured.map((row) => [row.at, row]));
  const others = odd.filter(({ at }) => !now.has(at));
  const same = measured.every((row) => (odd.find(({ at }) => at === row.at)?.height ?? usual) === row.height);
  if (same) return odd;
  return [...others, ...measured.filter(({ height }) => height !== usual)].toSorted((a, b) => a.at - b.at);
}

/** How high are more than half of a few rows, of three at least; `usual` where no height is that common. */
export function commonHeight(rows: readonly OddRow[], usual: number): number {
  if (rows.length < 3) return usual;
  const [most] = [...Map.groupBy(rows, ({ height }) => height)].toSorted(
    ([, a], [, b]) => b.length - a.length,
  );
  return most && most[1].length * 2 > rows.length ? most[0] : usual;
}

/** The first number below `count` for which this holds, where it holds for all after it; `count` where it holds for none. */
function firstWhere(count: number, holds: (n: number) => boolean): number {
  let [low, high] = [0, count];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
