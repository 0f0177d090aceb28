/**
 * What becomes of changes that other devices made. A cell goes by its clock, as everywhere; of a text, every version that
 * this library's does not hold is taken, and those that know nothing of one another are merged into one. Any order and any
 * repetition come to the same library.
 */
import { cellKey, cellOf, isText, wins, type Batch, type Change, type Clock, type Row } from '../change.ts';
import { heads, holds, mergeVersions, type TextVersion } from './text-version.ts';

/** Changes that have something new for this library. */
export interface Incoming {
  /** Cells that win here, and versions of texts that were not known. */
  readonly taken: readonly Change[];
  /** Texts that two devices wrote without knowing of one another, to be merged. */
  readonly torn: readonly TornText[];
}

/** Versions of one text of which none holds another, the oldest first; or one that holds all others and has not the latest clock. */
export interface TornText {
  readonly id: string;
  readonly versions: readonly TextVersion[];
  /** The latest clock of all versions that were seen. */
  readonly last: Clock;
}

/** Compares changes with the rows that they are about; `rowOf` answers a row as it is stored. */
export function compareIncoming(
  changes: Iterable<Change>,
  rowOf: (change: Change) => Row | undefined,
): Incoming {
  const winners = new Map<string, Change>();
  const versions = new Map<string, Change[]>();
  for (const change of changes) {
    const key = cellKey(change);
    if (isText(change)) {
      const known = versions.get(key);
      if (known === undefined) versions.set(key, [change]);
      else known.push(change);
      continue;
    }
    const best = winners.get(key);
    if (best === undefined || wins(change, best)) winners.set(key, change);
  }
  const taken = [...winners.values()].filter((change) => wins(change, cellOf(rowOf(change), change.field)));
  const torn: TornText[] = [];
  for (const all of versions.values()) {
    const [first] = all;
    if (first === undefined) continue;
    const own = versionIn(rowOf(first));
    const fresh = [
      ...new Map(all.map((change) => [`${change.clock} ${asText(change.value)}`, change])).values(),
    ].filter((change) => own === null || isNews(toVersion(change), own));
    if (fresh.length === 0) continue;
    taken.push(...fresh);
    const candidates = [...(own === null ? [] : [own]), ...fresh.map(toVersion)];
    const standing = heads(candidates);
    const last = candidates.reduce((latest, { clock }) => (clock > latest ? clock : latest), '');
    // Of two merges that were made apart, the one that holds more may have the earlier clock.
    if (standing.length > 1 || standing[0]?.clock !== last)
      torn.push({ id: first.id, versions: standing, last });
  }
  return { taken, torn };
}

/** The change that makes a torn text one. `earlier` are versions of it that are known. */
export function mend({ id, versions, last }: TornText, earlier: readonly TextVersion[]): Change | null {
  const merged = mergeVersions(versions, earlier, last);
  return merged === null
    ? null
    : { clock: merged.clock, table: 'texts', id, field: 'text', value: merged.text, seen: merged.seen };
}

/** The version of its text that a row holds; null where it never had one. */
export function versionIn(row: Row | undefined): TextVersion | null {
  const clock = row?.clocks['text'];
  if (row === undefined || clock === undefined) return null;
  return { clock, text: asText(row['text']), seen: asClocks(row['seen']) };
}

/** The versions of texts that batches speak of, those that they replaced too, by the text's row. */
export function versionsIn(
  batches: Iterable<Pick<Batch, 'changes' | 'before'>>,
  into: Map<string, TextVersion[]> = new Map(),
): ReadonlyMap<string, readonly TextVersion[]> {
  for (const { changes, before } of batches) {
    for (const change of [...changes, ...before]) {
      if (!isText(change) || change.clock === '') continue;
      const known = into.get(change.id);
      if (known === undefined) into.set(change.id, [toVersion(change)]);
      else known.push(toVersion(change));
    }
  }
  return into;
}

/** Of two that hold the same, the one that wins as a cell is news. */
function isNews(version: TextVersion, own: TextVersion): boolean {
  if (!holds(own, version)) return true;
  if (!holds(version, own)) return false;
  return wins({ clock: version.clock, value: version.text }, { clock: own.clock, value: own.text });
}

const toVersion = ({ clock, value, seen = [] }: Change): TextVersion => ({
  clock,
  text: asText(value),
  seen,
});

const asText = (value: unknown): string => (typeof value === 'string' ? value : '');
const asClocks = (value: unknown): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
