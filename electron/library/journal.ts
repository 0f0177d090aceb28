/**
 * The journal on disk: `journal/<device>/000001.jsonl`, appended to by this process alone. Waiting batches are written
 * together and share one fsync; only that answers them. After a failure the file is cut back to the last byte
 * that was answered for, so that half a line never has another behind it.
 */
import { dirname } from 'node:path';
import { encodeBatch } from '../../shared/journal.ts';
import type { Finding, JournalBatch, JournalHead } from '../../shared/library-files.ts';
import { writeAll, type Disk, type DiskFile } from './disk.ts';
import { devicesIn, filesOf, journalFile, linesBetween, type JournalPosition } from './journal-files.ts';
import { damageIn, readJournal } from './journal-open.ts';

const ROTATE_BYTES = 8 * 1024 * 1024;

export interface Journal {
  head(): JournalHead;
  position(): JournalPosition;
  /** What the opening mended. */
  readonly findings: readonly Finding[];
  /** Writes the batches that are not there yet, and answers when they are on the disk. Rejects with Node's error, and then none of them counts. */
  append(batches: readonly JournalBatch[]): Promise<JournalHead>;
  /** The batches between two positions, a file at a time; by default all there are now. */
  read(range?: {
    readonly from?: JournalPosition;
    readonly until?: JournalPosition;
  }): AsyncIterable<readonly JournalBatch[]>;
  /** The damage that all files hold. */
  damage(): Promise<readonly Finding[]>;
  bytes(): Promise<number>;
  close(): Promise<void>;
}

export interface JournalOptions {
  readonly on: Disk;
  readonly folder: string;
  readonly device: string;
  /** Sees every batch that is there at the start. */
  readonly visit?: (batch: JournalBatch) => void;
  readonly rotateBytes?: number;
}

interface Waiting {
  readonly batches: readonly JournalBatch[];
  readonly done: (head: JournalHead) => void;
  readonly failed: (error: unknown) => void;
}

/** Opens the journal, mending what the last run left. Rejects with Node's error where that cannot be done. */
export async function openJournal({
  on,
  folder,
  device,
  visit = () => undefined,
  rotateBytes = ROTATE_BYTES,
}: JournalOptions): Promise<Journal> {
  const opened = await readJournal({ on, folder, own: device, visit });
  const { ids, positions } = opened;
  const queue: Waiting[] = [];
  let { lastId, length } = opened;
  let number = positions.get(device)?.file ?? 1;
  let file: DiskFile | null = null;
  let busy = false;
  let draining: Promise<void> | null = null;

  const head = (): JournalHead => ({ batches: ids.size, lastId });

  const close = async (): Promise<void> => {
    const open = file;
    file = null;
    await open?.close();
  };

  /** The file to append to, open and exactly as long as it should be. */
  const ready = async (): Promise<DiskFile> => {
    if (length >= rotateBytes) {
      await close();
      number++;
      length = 0;
    }
    if (file) return file;
    const path = journalFile(folder, device, number);
    await on.makeFolder(dirname(path));
    const open = await on.append(path);
    try {
      const size = await open.size();
      if (size < length) throw Object.assign(new Error(`${path} lost its end`), { code: 'ESTALE' });
      if (size > length) {
        await open.truncate(length);
        await open.sync();
      }
      for (const parent of [dirname(path), folder, dirname(folder)]) await on.syncFolder(parent);
    } catch (error) {
      await open.close().catch(() => undefined);
      // Somebody else shortened the file: what is left of it stays, and the journal goes on in a new one.
      if (error instanceof Error && 'code' in error && error.code === 'ESTALE') {
        number++;
        length = 0;
      }
      throw error;
    }
    file = open;
    return open;
  };

  /** Cuts off what a failed append may have left. Where even that fails, the next append tries again before it writes. */
  const retreat = async (): Promise<void> => {
    const open = file;
    file = null;
    if (!open) return;
    try {
      await open.truncate(length);
      await open.sync();
    } catch {
      // `ready` finds the file too long.
    }
    await open.close().catch(() => undefined);
  };

  const write = async (batches: readonly JournalBatch[]): Promise<void> => {
    const lines = batches.map(encodeBatch);
    const bytes = Buffer.concat(lines);
    try {
      const open = await ready();
      await writeAll(open, bytes);
      await open.sync();
    } catch (error) {
      await retreat();
      throw error;
    }
    length += bytes.length;
    const check = Buffer.from(lines.at(-1) ?? bytes)
      .subarray(8, 16)
      .toString('latin1');
    positions.set(device, { file: number, bytes: length, check });
    for (const { id } of batches) ids.add(id);
    lastId = batches.at(-1)?.id ?? lastId;
  };

  const drain = async (): Promise<void> => {
    while (queue.length > 0) {
      const group = queue.splice(0);
      const fresh = new Map(
        group.flatMap(({ batches }) =>
          batches.flatMap((batch) => (ids.has(batch.id) ? [] : [[batch.id, batch] as const])),
        ),
      );
      try {
        if (fresh.size > 0) await write([...fresh.values()]);
        for (const { done } of group) done(head());
      } catch (error) {
        for (const { failed } of group) failed(error);
      }
    }
    busy = false;
  };

  return {
    head,
    position: () => Object.fromEntries(positions),
    findings: opened.findings,
    append: (batches) =>
      new Promise((done, failed) => {
        queue.push({ batches, done, failed });
        if (busy) return;
        busy = true;
        draining = drain();
      }),
    async *read({ from = {}, until = Object.fromEntries(positions) } = {}) {
      for (const [name, end] of Object.entries(until)) {
        const path = (each: number): string => journalFile(folder, name, each);
        const files = await filesOf(on, folder, name);
        for await (const lines of linesBetween(on, path, { files, from: from[name], until: end }))
          yield lines.map(({ batch }) => batch);
      }
    },
    damage: () => damageIn(on, folder, device),
    async bytes() {
      let sum = 0;
      for (const each of await devicesIn(on, folder, device))
        for (const name of await filesOf(on, folder, each))
          sum += (await on.size(journalFile(folder, each, name))) ?? 0;
      return sum;
    },
    async close() {
      await draining;
      await close();
    },
  };
}
