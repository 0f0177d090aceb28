/** The logs of the other installations in the folder, read from where they were left off, a portion at a time. */
import {
  digestsOf,
  gapsIn,
  LOG_START,
  readLog,
  type LogBatch,
  type LogReading,
} from '../../shared/sync/log.ts';
import { isClock, type Change } from '../../shared/change.ts';
import { logName } from '../../shared/sync/names.ts';
import { batches as checked } from '../library/arguments.ts';
import { DIGEST_ID } from '../library/digests.ts';
import { takeDigest, type SharedDigests } from './shared-digests.ts';
import { INSTALLATION, type FileState, type SyncState } from './state.ts';

/** A portion is not much larger than this, in bytes of logs. */
const PORTION_BYTES = 4 * 1024 * 1024;
/** No log of ours comes near this: what is larger, in bytes, would only fill the memory. */
const LOG_BYTES = 64 * 1024 * 1024;

/** What others did and this library may not have. */
export interface Portion {
  readonly batches: readonly LogBatch[];
  /** How far the files are once it is merged. */
  readonly files: SyncState['files'];
  /** More was left for the next one. */
  readonly more: boolean;
  /** What is named like a log and is none: too large, a link, a folder. It is left alone. */
  readonly strange: number;
}

/** Reads what is new since `files`; a file that is as it was then is not read. One that cannot be read now is left for the next time. */
export async function readOthers(
  shared: SharedDigests,
  own: string,
  files: SyncState['files'],
): Promise<Portion> {
  const { on, root } = shared;
  const batches: LogBatch[] = [];
  const next: Record<string, FileState> = { ...files };
  let [size, more, strange] = [0, false, 0];
  const folders = (await on.list(root)).filter((name) => INSTALLATION.test(name) && name !== own);
  for (const folder of folders) {
    for (const name of await on.list(`${root}/${folder}`).catch(() => [])) {
      if (!['log', 'copy'].includes(logName(name).kind)) continue;
      const path = `${folder}/${name}`;
      const before = files[path];
      const stamp = await on.stamp(`${root}/${path}`);
      if (stamp === null || stamp.size > LOG_BYTES) {
        strange += 1;
        continue;
      }
      const isSame = stamp.size === before?.size && stamp.modified === before.modified;
      if (isSame && before.waiting === 0) continue;
      if (size >= PORTION_BYTES) {
        more = true;
        break;
      }
      const bytes = await on.read(`${root}/${path}`).catch(() => null);
      if (bytes === null) continue;
      const reading = await readWhole(shared, folder, { bytes, before });
      const known = before?.holes === reading.holes ? before.last : 0;
      const fresh = reading.ready.filter(({ n }) => n > known);
      batches.push(...fresh);
      if (fresh.length > 0) size += bytes.length;
      const { cursor, holes, first, last } = reading;
      const [waiting, damaged] = [reading.waiting.length, reading.damaged.length];
      next[path] = { cursor, holes, first, last, waiting, damaged, ...stamp };
    }
  }
  return { batches, files: next, more, strange };
}

/** Numbers that no file of an installation has yet, by installation. */
export function gapsOf(files: SyncState['files']): ReadonlyMap<string, number> {
  const byFolder = Map.groupBy(Object.entries(files), ([path]) => path.split('/')[0] ?? '');
  return new Map(
    [...byFolder].flatMap(([folder, all]): [string, number][] => {
      const missing = gapsIn(all.map(([, file]) => file));
      return missing === 0 ? [] : [[folder, missing]];
    }),
  );
}

async function readWhole(
  shared: SharedDigests,
  teller: string,
  { bytes, before }: { readonly bytes: Uint8Array; readonly before: FileState | undefined },
): Promise<LogReading> {
  const from = before?.cursor ?? LOG_START;
  const all = readLog(bytes, from, isStrange);
  const missing = new Set<string>();
  for (const id of new Set(all.ready.flatMap(digestsOf)))
    if (!(await takeDigest(shared, teller, id))) missing.add(id);
  if (missing.size === 0) return all;
  const waits = (batch: LogBatch): boolean =>
    isStrange(batch) || digestsOf(batch).some((id) => missing.has(id));
  return readLog(bytes, from, waits);
}

/** A clock that nobody could give would let no later write win. */
const isTold = ({ clock, seen = [] }: Change): boolean => isClock(clock) && seen.every(isClock);

/** Whether a batch is nothing that this Lectern can merge: a newer one wrote it, which the reader may have tomorrow, or a stranger. */
function isStrange(batch: LogBatch): boolean {
  try {
    checked([batch]);
    if (!batch.changes.every(isTold)) return true;
    return !digestsOf(batch).every((id) => DIGEST_ID.test(id));
  } catch {
    return true;
  }
}
