/**
 * Cells, clocks and batches: the one way in which anything a reader wrote changes.
 *
 * A cell is (table, id, field). Each write carries a hybrid logical clock; of two writes of one cell the later clock wins,
 * so merging is commutative, associative and idempotent. A batch is what one command did, with the cells it replaced.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** Sorts as text: milliseconds (9 base-36 digits) · counter (4 base-36 digits) · device. */
export type Clock = string;

export type UserTable =
  | 'digests'
  | 'readings'
  | 'texts'
  | 'lists'
  | 'memberships'
  | 'highlights'
  | 'tags'
  | 'taggings'
  | 'labels'
  | 'smartLists'
  | 'outlines'
  | 'watchWords'
  | 'aliases'
  | 'settings';

/** One cell of user-authored state. The later `clock` wins; a text cell also carries the clock it was edited from. */
export interface Change {
  readonly clock: Clock;
  readonly table: UserTable;
  readonly id: string;
  readonly field: string;
  readonly value: Json;
  readonly base?: Clock;
  /** Of a text: the last version of every other device that this one holds (`shared/sync/text-version.ts`). Absent for none. */
  readonly seen?: readonly Clock[];
}

/** What one command did. `before` holds the cells it replaced; its label feeds the undo toast and the history. */
export interface Batch {
  readonly id: string;
  readonly label: string;
  readonly changes: readonly Change[];
  readonly before: readonly Change[];
  /** The batch that this one undoes; an undo of an undo is a redo. */
  readonly undoes?: string;
  /** The id of the command that did it; absent where it was done by hand, by itself, or before steps said so. Other versions have other commands. */
  readonly by?: string;
}

/** A cell to be written, before it has a clock. */
export type Cell = Omit<Change, 'clock' | 'base' | 'seen'>;

/**
 * A stored row of a user table: its cells' values beside their clocks. A row that is not there counts as deleted. A row of
 * `texts` keeps what its text has `seen` beside them.
 */
export interface Row {
  readonly id: string;
  readonly clocks: Readonly<Record<string, Clock>>;
  readonly [field: string]: Json;
}

/** One cell's name as text, unique among cells. */
export const cellKey = (cell: Pick<Cell, 'table' | 'id' | 'field'>): string =>
  `${cell.table}\n${cell.id}\n${cell.field}`;

/** Whether a cell is a text, of which both versions stay where two devices wrote it. */
export const isText = ({ table, field }: Pick<Cell, 'table' | 'field'>): boolean =>
  table === 'texts' && field === 'text';

export interface HybridClock {
  /** A clock later than every one it gave or saw. */
  tick(): Clock;
  /** Takes note of somebody's clock, so that the next tick is later. */
  observe(clock: Clock): void;
}

const MILLIS_DIGITS = 9;
const LAST_MILLIS = Date.UTC(5000, 0);
const COUNTER_DIGITS = 4;
const COUNTER_END = 36 ** COUNTER_DIGITS;

/** A hybrid logical clock (Kulkarni et al., 2014): follows the wall clock, never goes back when that does. */
export function createClock(device: string, now: () => number = Date.now): HybridClock {
  let millis = 0;
  let counter = 0;
  return {
    tick() {
      const wall = now();
      if (wall > millis) {
        millis = wall;
        counter = 0;
      } else if (++counter === COUNTER_END) {
        millis++;
        counter = 0;
      }
      return (
        millis.toString(36).padStart(MILLIS_DIGITS, '0') +
        counter.toString(36).padStart(COUNTER_DIGITS, '0') +
        device
      );
    },
    observe(clock) {
      const seen = clockMillis(clock);
      const count = parseInt(clock.slice(MILLIS_DIGITS, MILLIS_DIGITS + COUNTER_DIGITS), 36);
      if (Number.isNaN(count) || seen < millis || (seen === millis && count <= counter)) return;
      millis = seen;
      counter = count;
    },
  };
}

/** Whether a text is a clock that a device may have given, with room for those after it: its time is before the year 5000. */
export const isClock = (text: string): boolean =>
  /^[0-9a-y][0-9a-z]{12}/.test(text) && clockMillis(text) < LAST_MILLIS;

/** The device that gave a clock; '' for the empty clock. */
export const clockDevice = (clock: Clock): string => clock.slice(MILLIS_DIGITS + COUNTER_DIGITS);

/** The first clock of a device after a clock of whichever. */
export function clockAfter(clock: Clock, device: string): Clock {
  const next = createClock(device, () => 0);
  next.observe(clock);
  return next.tick();
}

/** The wall-clock milliseconds in a clock; 0 for the empty clock. */
export const clockMillis = (clock: Clock): number => parseInt(clock.slice(0, MILLIS_DIGITS), 36) || 0;

/** Whether `a` replaces `b` in their common cell. A total order: equal clocks (one write seen twice) fall back to the value. */
export function wins(a: Pick<Change, 'clock' | 'value'>, b: Pick<Change, 'clock' | 'value'>): boolean {
  if (a.clock !== b.clock) return a.clock > b.clock;
  return JSON.stringify(a.value) > JSON.stringify(b.value);
}

/** What a cell holds now. The empty clock means that nobody ever wrote it. */
export function cellOf(row: Row | undefined, field: string): Pick<Change, 'clock' | 'value'> {
  const clock = row?.clocks[field];
  if (row === undefined || clock === undefined)
    return { clock: '', value: field === 'deleted' && row === undefined ? true : null };
  return { clock, value: row[field] ?? null };
}

/** The row with these changes of its cells merged in; in any order and however often, the same row. */
export function mergeRow(row: Row | undefined, id: string, changes: readonly Change[]): Row {
  const clocks: Record<string, Clock> = { ...row?.clocks };
  const fields: Record<string, Json> = { ...row };
  for (const change of changes) {
    const clock = clocks[change.field];
    if (clock !== undefined && !wins(change, { clock, value: fields[change.field] ?? null })) continue;
    clocks[change.field] = change.clock;
    fields[change.field] = change.value;
    if (!isText(change)) continue;
    if (change.seen === undefined) delete fields['seen'];
    else fields['seen'] = change.seen;
  }
  return { ...fields, id, clocks };
}

/**
 * The cells that take a batch back, and those that it must leave alone since somebody else wrote them later.
 * `writer` says which batch wrote a cell's present value, looking through undo and redo. A row that the batch
 * created is deleted, not emptied, so that whoever kept it still has its words.
 */
export function undoBatch(
  batch: Batch,
  writer: (cell: Change) => string,
): { readonly cells: readonly Cell[]; readonly kept: readonly Change[] } {
  const created = new Set(
    batch.before.flatMap((cell) =>
      cell.field === 'deleted' && cell.clock === '' ? [`${cell.table}\n${cell.id}`] : [],
    ),
  );
  // A text that somebody wrote on stays with what it is about.
  const writtenOn = new Set(
    batch.before.flatMap((cell) => (isText(cell) && writer(cell) !== batch.id ? [cell.id] : [])),
  );
  const cells: Cell[] = [];
  const kept: Change[] = [];
  for (const { table, id, field, value, clock } of batch.before) {
    if (created.has(`${table}\n${id}`) && field !== 'deleted') continue;
    const cell = { table, id, field, value, clock };
    if (table === 'texts' && field !== 'text' && writtenOn.has(id)) continue;
    if (writer(cell) === batch.id) cells.push({ table, id, field, value });
    else kept.push(cell);
  }
  return { cells, kept };
}
