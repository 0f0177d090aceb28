import { basename } from 'node:path';
import { parseJournal, type JournalLine, type JournalScan } from '../../shared/journal.ts';
import type { Disk } from './disk.ts';

/** A place in one device's journal: the end of a line, which its checksum tells from another line that may stand there later. */
export interface DevicePosition {
  readonly file: number;
  readonly bytes: number;
  readonly check: string;
}

/** How far every device's journal went. */
export type JournalPosition = Readonly<Record<string, DevicePosition>>;

/** A device's name: the end of its clocks, and its folder. */
export const DEVICE = /^[0-9a-z]{8}$/;

/** The place before the first line. */
export const BEGINNING: DevicePosition = { file: 1, bytes: 0, check: '' };

/** The path of a device's journal file. */
export const journalFile = (folder: string, device: string, file: number): string =>
  `${folder}/${device}/${String(file).padStart(6, '0')}.jsonl`;

/** The devices that wrote here, this one last. */
export async function devicesIn(on: Disk, folder: string, own: string): Promise<readonly string[]> {
  const names = (await on.list(folder)).filter((name) => DEVICE.test(name) && name !== own);
  return [...names, own];
}

/** The numbers of a device's files, in order. */
export async function filesOf(on: Disk, folder: string, device: string): Promise<readonly number[]> {
  const names = await on.list(`${folder}/${device}`);
  return names.flatMap((name) => (/^\d{6}\.jsonl$/.test(name) ? [Number(basename(name, '.jsonl'))] : []));
}

/** The end of the last line of a file. */
export function endOf(file: number, { lines }: JournalScan): DevicePosition {
  const last = lines.at(-1);
  return last === undefined ? { ...BEGINNING, file } : { file, bytes: last.end, check: last.check };
}

/** Lines of one device after `from` and up to `until`, file by file. Where `from` is not found again, from the very first. */
export async function* linesBetween(
  on: Disk,
  path: (file: number) => string,
  range: {
    readonly files: readonly number[];
    readonly from: DevicePosition | undefined;
    readonly until: DevicePosition;
  },
): AsyncGenerator<readonly JournalLine[]> {
  const { from, until } = range;
  const files = range.files.filter((file) => file <= until.file);
  const load = async (file: number): Promise<readonly JournalLine[]> => {
    const { lines } = parseJournal(await on.read(path(file)));
    return file === until.file ? lines.filter(({ end }) => end <= until.bytes) : lines;
  };
  let rest = files;
  if (from !== undefined && files.includes(from.file)) {
    const lines = await load(from.file);
    const at = lines.findIndex(({ end, check }) => end === from.bytes && check === from.check);
    if (at !== -1 || from.bytes === 0) {
      yield lines.slice(at + 1);
      rest = files.filter((file) => file > from.file);
    }
  }
  for (const file of rest) yield await load(file);
}
