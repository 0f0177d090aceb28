/**
 * The papers' citation keys. They follow from the pattern and the library, and are stored nowhere: nothing is written when
 * something is exported, and every device comes to the same keys. Papers with one key are told apart in the order in which the
 * library met them, those in the trash and in removed digests included, so that a paper keeps its key whatever comes or goes
 * later. It changes with the pattern, and where the reader or a digest changes the author, year or title that it is made of.
 */
import { distinctKeys, keyOf, keyParts } from '../../shared/export/citation-key.ts';
import { handOrder, isByHand } from '../../shared/by-hand.ts';
import { citationPattern } from './export-settings.ts';
import { asNumber, asTexts, db } from './db.ts';
import { paperMemory } from './paper-memory.ts';

interface Known {
  readonly stamp: string;
  /** Papers by the key that they share. */
  readonly bases: ReadonlyMap<string, readonly string[]>;
  readonly baseOf: ReadonlyMap<string, string>;
}

const parts = paperMemory(keyParts);
let known: Known | null = null;

/** The keys of these papers; none for one that is not there. */
export async function citationKeys(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { bases, baseOf } = await index();
  const asked = new Set(ids.flatMap((id) => baseOf.get(id) ?? []));
  const shared = [...asked].filter((base) => (bases.get(base)?.length ?? 0) > 1);
  const met = shared.length === 0 ? new Map<string, number>() : await firstMet();
  const keys = new Map<string, string>();
  for (const base of asked) {
    const own = (bases.get(base) ?? []).toSorted(
      (a, b) => (met.get(a) ?? secondOf(a)) - (met.get(b) ?? secondOf(b)) || (a < b ? -1 : 1),
    );
    for (const [id, key] of distinctKeys(own, base, (each) => bases.has(each))) keys.set(id, key);
  }
  return new Map(ids.flatMap((id) => (keys.has(id) ? [[id, keys.get(id) ?? '']] : [])));
}

async function index(): Promise<Known> {
  const [all, pattern] = await Promise.all([parts.all(), citationPattern()]);
  const stamp = `${parts.version()} ${pattern}`;
  if (known?.stamp === stamp) return known;
  const baseOf = new Map([...all].map(([id, each]): [string, string] => [id, keyOf(each, pattern)]));
  known = { stamp, baseOf, bases: Map.groupBy(baseOf.keys(), (id) => baseOf.get(id) ?? '') };
  return known;
}

/** When the library first met each paper of a digest, in milliseconds; digests that were removed count. */
async function firstMet(): Promise<ReadonlyMap<string, number>> {
  const met = new Map<string, number>();
  await db.rows('digests').each((row) => {
    const at = asNumber(row['importedAt']);
    asTexts(row['papers']).forEach((id, ordinal) => {
      const here = at + ordinal / 1e6;
      if ((met.get(id) ?? Infinity) > here) met.set(id, here);
    });
  });
  return met;
}

/** When a paper of no digest was added. */
const secondOf = (id: string): number => (isByHand(id) ? (-handOrder(id) / 1e6) * 1000 : Infinity);
