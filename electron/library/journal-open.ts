import { parseJournal, type Damage, type JournalScan } from '../../shared/journal.ts';
import type { Finding, JournalBatch } from '../../shared/library-files.ts';
import { replaceFile, writeAll, type Disk } from './disk.ts';
import { devicesIn, endOf, filesOf, journalFile, BEGINNING, type DevicePosition } from './journal-files.ts';

/** What a start reads from the journal before it writes to it. */
export interface OpenedJournal {
  readonly ids: Set<string>;
  readonly lastId: string | null;
  readonly positions: Map<string, DevicePosition>;
  /** The length of this device's last file: all of it is lines, or was set aside. */
  readonly length: number;
  readonly findings: readonly Finding[];
}

interface Reading {
  readonly on: Disk;
  readonly folder: string;
  readonly own: string;
  readonly visit: (batch: JournalBatch) => void;
}

/** Reads every line, cuts this device's torn tail off, and sets damaged lines aside: their bytes are copied into `damaged/`, the file stays as it is. */
export async function readJournal(reading: Reading): Promise<OpenedJournal> {
  const { on, folder, own, visit } = reading;
  const ids = new Set<string>();
  const positions = new Map<string, DevicePosition>();
  const findings: Finding[] = [];
  let lastId: string | null = null;
  let length = 0;
  for (const device of await devicesIn(on, folder, own)) {
    const files = await filesOf(on, folder, device);
    for (const file of files) {
      const path = journalFile(folder, device, file);
      const bytes = await on.read(path);
      const scan = parseJournal(bytes);
      for (const { batch } of scan.lines) {
        ids.add(batch.id);
        lastId = batch.id;
        visit(batch);
      }
      const isLast = file === files.at(-1);
      const damaged = isLast || scan.torn === null ? scan.damaged : [...scan.damaged, scan.torn];
      for (const damage of damaged)
        if (await setAside(reading, { device, file, bytes, damage }))
          findings.push({ code: 'line-set-aside', detail: describeDamage(device, file, damage) });
      let end = endOf(file, scan);
      if (isLast && device === own) {
        if (scan.torn) {
          await setAside(reading, { device, file, bytes, damage: scan.torn });
          findings.push({ code: 'torn-tail-cut', detail: describeDamage(device, file, scan.torn) });
        }
        length = await mendEnd(on, path, { size: bytes.length, scan });
        if (scan.unended) end = { ...end, bytes: length };
      }
      positions.set(device, end);
    }
  }
  if (!positions.has(own)) positions.set(own, BEGINNING);
  return { ids, lastId, positions, length, findings };
}

/** All damage that the journal holds, mended or not. Other devices' torn tails are theirs to end. */
export async function damageIn(on: Disk, folder: string, own: string): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (const device of await devicesIn(on, folder, own)) {
    for (const file of await filesOf(on, folder, device)) {
      const { damaged } = parseJournal(await on.read(journalFile(folder, device, file)));
      for (const damage of damaged)
        findings.push({ code: 'line-set-aside', detail: describeDamage(device, file, damage) });
    }
  }
  return findings;
}

const describeDamage = (device: string, file: number, { start, end }: Damage): string =>
  `${journalFile('journal', device, file)} ${start}–${end}`;

/** Ends a file whole: without its torn tail, and with the line break that a last line may lack. Answers its length. */
async function mendEnd(
  on: Disk,
  path: string,
  { size, scan }: { readonly size: number; readonly scan: JournalScan },
): Promise<number> {
  const good = scan.torn?.start ?? size;
  if (!scan.torn && !scan.unended) return good;
  const file = await on.append(path);
  try {
    if (scan.torn) await file.truncate(good);
    if (scan.unended) await writeAll(file, LINE_BREAK);
    await file.sync();
  } finally {
    await file.close();
  }
  return scan.unended ? good + 1 : good;
}

const LINE_BREAK = new TextEncoder().encode('\n');

/** Whether the bytes had not been set aside before. A disk that takes no copy of them must not keep the library shut. */
async function setAside(
  { on, folder }: Reading,
  found: {
    readonly device: string;
    readonly file: number;
    readonly bytes: Uint8Array;
    readonly damage: Damage;
  },
): Promise<boolean> {
  const { device, file, damage } = found;
  const path = `${folder}/damaged/${device}-${file}-${damage.start}-${damage.end}.bin`;
  if ((await on.size(path)) !== null) return false;
  try {
    await on.makeFolder(`${folder}/damaged`);
    await replaceFile(on, path, one(found.bytes.subarray(damage.start, damage.end)));
  } catch {
    // The damaged line stays where it is, and the torn one was never answered for.
  }
  return true;
}

async function* one(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
