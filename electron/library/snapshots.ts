import type { Change } from '../../shared/change.ts';
import { foldCells } from '../../shared/journal.ts';
import type { Finding } from '../../shared/library-files.ts';
import { expired } from '../../shared/retention.ts';
import { LibraryError } from './disk-problem.ts';
import { removeTemporary, replaceFile, type Disk } from './disk.ts';
import type { Journal } from './journal.ts';
import { encodeSnapshot, readSnapshot, readSnapshotHeader } from './snapshot-file.ts';

const GROWTH = 1_000;
const DAY_MS = 24 * 60 * 60 * 1000;
const NAME = /^(\d{15})\.json\.gz$/;

export interface Snapshots {
  /** All cells as of now: the newest snapshot that reads back, and what the journal has after it. */
  cells(): Promise<Map<string, Change>>;
  /** Takes one and reads it back; then forgets those that are no longer needed. Rejects with Node's error. */
  take(): Promise<void>;
  /** Takes one when the journal grew by more than 1,000 batches or, with anything new in it, is a day further. */
  takeIfDue(): Promise<void>;
  /** Reads every snapshot back; answers those that do not. */
  verify(): Promise<readonly Finding[]>;
  measure(): Promise<{ readonly count: number; readonly bytes: number; readonly lastAt: number | null }>;
}

export interface SnapshotOptions {
  readonly on: Disk;
  readonly folder: string;
  readonly generation: string;
  readonly journal: Journal;
  /** Hears of a snapshot that does not read back, once. */
  readonly report: (finding: Finding) => void;
  readonly now?: () => number;
}

/** Snapshots of all cells in a folder, which is made and tidied first. */
export async function openSnapshots(options: SnapshotOptions): Promise<Snapshots> {
  const { on, folder, generation, journal, report, now = Date.now } = options;
  const reported = new Set<string>();
  await on.makeFolder(folder);
  await removeTemporary(on, folder);
  let taking: Promise<void> = Promise.resolve();

  const path = (time: number): string => `${folder}/${String(time).padStart(15, '0')}.json.gz`;
  const times = async (): Promise<readonly number[]> =>
    (await on.list(folder)).flatMap((name) => Number(NAME.exec(name)?.[1] ?? Number.NaN) || []).toReversed();

  const damaged = (time: number): Finding => {
    const finding: Finding = { code: 'snapshot-damaged', detail: path(time).slice(folder.length + 1) };
    if (!reported.has(finding.detail)) report(finding);
    reported.add(finding.detail);
    return finding;
  };

  const cellsAsOf = async (until = journal.position()): Promise<Map<string, Change>> => {
    let cells = new Map<string, Change>();
    let from: typeof until = {};
    for (const time of await times()) {
      const snapshot = await readSnapshot(on, path(time));
      if (snapshot) {
        ({ cells } = snapshot);
        from = snapshot.header.position;
        break;
      }
      damaged(time);
    }
    for await (const batches of journal.read({ from, until }))
      for (const { changes } of batches) foldCells(changes, cells);
    return cells;
  };

  const take = async (): Promise<void> => {
    const position = journal.position();
    const { batches } = journal.head();
    const cells = await cellsAsOf(position);
    const [newest = 0] = await times();
    const takenAt = Math.max(now(), newest + 1);
    const target = path(takenAt);
    const content = encodeSnapshot({ generation, takenAt, batches, position }, cells.values());
    await replaceFile(on, target, content, async (temporary) => {
      if ((await readSnapshot(on, temporary))?.cells.size === cells.size) return;
      throw new LibraryError('disk-failed', 'the snapshot did not read back');
    });
    for (const time of expired(await times())) await on.remove(path(time));
  };
  /** One after another. */
  const queued = (run: () => Promise<void>): Promise<void> => {
    const next = taking.then(run);
    taking = next.catch(() => undefined);
    return next;
  };

  return {
    cells: () => cellsAsOf(),
    take: () => queued(take),
    takeIfDue: () =>
      queued(async () => {
        const { batches } = journal.head();
        const [newest] = await times();
        const last = newest === undefined ? null : await readSnapshotHeader(on, path(newest));
        const grown = batches - (last?.batches ?? 0);
        const old = newest === undefined || now() - newest > DAY_MS;
        if (grown > GROWTH || (grown > 0 && old) || (newest !== undefined && !last)) await take();
      }),
    async verify() {
      const findings: Finding[] = [];
      for (const time of await times())
        if (!(await readSnapshot(on, path(time)))) findings.push(damaged(time));
      return findings;
    },
    async measure() {
      const all = await times();
      let bytes = 0;
      for (const time of all) bytes += (await on.size(path(time))) ?? 0;
      return { count: all.length, bytes, lastAt: all[0] ?? null };
    },
  };
}
