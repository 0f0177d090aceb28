/**
 * The log of this installation, which it alone writes and only ever adds to: `lectern-sync/<installation>/000001.jsonl`, a new file
 * at about 1 MiB, so that sync tools send little again. It is looked at anew before every writing, since a sync tool
 * may have put back an older version of it, and since a copy of this library on another machine would write it too.
 */
import { parseJournal, type JournalLine } from '../../shared/journal.ts';
import type { JournalBatch } from '../../shared/library-files.ts';
import { encodeLogBatch, logBatches, type LogBatch } from '../../shared/sync/log.ts';
import { logFile, logName } from '../../shared/sync/names.ts';
import { writeAll, type Disk } from '../library/disk.ts';
import { NO_LINE, type OwnEnd } from './state.ts';

const ROTATE_BYTES = 1024 * 1024;

export interface OwnLogPlace {
  readonly on: Disk;
  /** The folder of the logs. */
  readonly root: string;
  readonly installation: string;
  readonly rotateBytes?: number;
}

/** How the log was found. */
export type OwnLog =
  /** As it was left. Goes on after `end`, in the same file. */
  | { readonly kind: 'whole'; readonly end: OwnEnd }
  /** Lines of it are gone or damaged. Goes on in a new file, with everything once more. */
  | { readonly kind: 'lost'; readonly end: OwnEnd }
  /** Somebody else writes it. */
  | { readonly kind: 'copied' };

/**
 * Looks at the log. `known` is where it was left; a crash may have left more, whose last line may not be whole, and is cut off then.
 * `isOurs` says which batches this library made.
 */
export async function lookAtOwnLog(
  { on, root, installation }: OwnLogPlace,
  known: OwnEnd | null,
  isOurs: () => Promise<(id: string) => boolean>,
): Promise<OwnLog> {
  const folder = `${root}/${installation}`;
  const names = (await on.list(folder)).map((name) => ({ name, read: logName(name) }));
  const files = names.flatMap(({ read }) => (read.kind === 'log' ? [read.file] : []));
  const last = Math.max(...files, 0);
  const from = known ?? NO_LINE;
  const extra: JournalLine[] = [];
  let found = from.bytes === 0;
  let isDamaged = false;
  let end: OwnEnd = { ...NO_LINE, file: Math.max(1, last), n: from.n };
  for (const file of files.filter((each) => each >= from.file).toSorted((a, b) => a - b)) {
    const path = `${folder}/${logFile(file)}`;
    if ((await on.stamp(path)) === null) {
      // A link or a folder has its place: nothing is written through it.
      isDamaged = true;
      continue;
    }
    const scan = parseJournal(await on.read(path));
    if (file === last && scan.torn !== null) await cut(on, path, scan.torn.start);
    isDamaged ||= scan.unended || scan.damaged.length > 0 || (file !== last && scan.torn !== null);
    const at = file === from.file ? endsAt(scan.lines, from) : -1;
    found ||= at !== -1;
    extra.push(...scan.lines.slice(at + 1));
    const line = scan.lines.at(-1);
    end = {
      file,
      bytes: line?.end ?? 0,
      check: line?.check ?? '',
      n: Math.max(end.n, line === undefined ? 0 : numberOf(line)),
    };
  }
  const copies: JournalLine[] = [];
  for (const { name, read } of names)
    if (read.kind === 'copy' && (await on.stamp(`${folder}/${name}`)) !== null)
      copies.push(...parseJournal(await on.read(`${folder}/${name}`)).lines);
  const strange = [...extra, ...copies].filter(({ batch }) => !batch.id.startsWith(installation));
  if (strange.length > 0) {
    const ours = await isOurs();
    if (strange.some(({ batch }) => !ours(batch.id))) return { kind: 'copied' };
  }
  if (found && !isDamaged) return { kind: 'whole', end };
  return { kind: 'lost', end: { ...NO_LINE, file: Math.max(last, from.file) + 1, n: end.n } };
}

/** Adds batches that this device made itself; answers where the log ends when they are on the disk. Rejects with Node's error. */
export async function addToOwnLog(
  { on, root, installation, rotateBytes = ROTATE_BYTES }: OwnLogPlace,
  end: OwnEnd,
  batches: readonly JournalBatch[],
): Promise<OwnEnd> {
  const folder = `${root}/${installation}`;
  let next = end;
  let lines: Uint8Array[] = [];
  let size = 0;
  const flush = async (): Promise<void> => {
    if (lines.length === 0) return;
    const bytes = Buffer.concat(lines);
    await on.makeFolder(folder);
    const file = await on.append(`${folder}/${logFile(next.file)}`);
    try {
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await on.syncFolder(folder);
    const check = Buffer.from(lines.at(-1) ?? [])
      .subarray(8, 16)
      .toString('latin1');
    next = { ...next, bytes: next.bytes + bytes.length, check };
    lines = [];
    size = 0;
  };
  for (const batch of logBatches(batches, end.n)) {
    if (next.bytes + size >= rotateBytes) {
      await flush();
      next = { ...next, file: next.file + 1, bytes: 0, check: '' };
    }
    const line = encodeLogBatch(batch);
    lines.push(line);
    size += line.length;
    next = { ...next, n: batch.n };
  }
  await flush();
  return next;
}

async function cut(on: Disk, path: string, length: number): Promise<void> {
  const file = await on.append(path);
  try {
    await file.truncate(length);
    await file.sync();
  } finally {
    await file.close();
  }
}

const endsAt = (lines: readonly JournalLine[], { bytes, check }: OwnEnd): number =>
  lines.findIndex((line) => line.end === bytes && line.check === check);

const numberOf = ({ batch }: JournalLine): number => {
  const { n } = batch as Partial<LogBatch>;
  return typeof n === 'number' ? n : 0;
};
