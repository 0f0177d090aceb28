/** What follows from cells that were written, in the transaction that wrote them: papers, counters, and whom to tell. */
import type { Change, Row, UserTable } from '../../shared/change.ts';
import { derive, papersOf, papersOnLists } from './derive.ts';

/** What the search finds papers by, beside their own texts. */
const TOLD: readonly UserTable[] = ['texts', 'highlights', 'aliases', 'memberships'];

/** Cells as they were written and as they were before, and their rows as they are now, by the key of the empty field. */
export interface WrittenCells {
  readonly changes: readonly Change[];
  readonly before: readonly Change[];
  readonly rows: ReadonlyMap<string, Row>;
}

export interface FollowOptions {
  /** Papers to derive besides those that the cells imply. */
  readonly more: Iterable<string>;
  /** Papers that are already as the cells would have them. */
  readonly derived?: ReadonlySet<string>;
  /** Receives the papers whose texts or visibility changed. */
  readonly told: Set<string>;
  /** Receives the papers that the cells are about. */
  readonly touched?: Set<string>;
}

/** Derives what the cells are about. */
export async function follow(
  { changes, before, rows }: WrittenCells,
  { more, derived, told, touched }: FollowOptions,
): Promise<void> {
  const also = [...more];
  const implied = papersOf([...changes, ...before], rows);
  implied.forEach((each) => touched?.add(each));
  const affected = new Set([...implied].filter((each) => derived?.has(each) !== true));
  for (const each of also) affected.add(each);
  const cameOrWent = await derive(affected);
  // Of a digest that was read again, another reading counts now.
  const isReread = [...rows.values()].some((row) => typeof row['original'] === 'string');
  const retold = [...changes, ...before].filter(
    ({ table }) => TOLD.includes(table) || (isReread && table === 'digests'),
  );
  for (const each of papersOf(retold, rows)) told.add(each);
  for (const each of await papersOnLists(changes)) told.add(each);
  for (const each of [...cameOrWent, ...also, ...(derived ?? [])]) told.add(each);
}
