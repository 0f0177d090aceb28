import { randomBytes, randomUUID } from 'node:crypto';
import { LibraryError } from './disk-problem.ts';
import { once, replaceFile, type Disk } from './disk.ts';
import { DEVICE } from './journal-files.ts';

/** Counts up when the files change so that an older Lectern would misread them. */
const SCHEMA = 1;
const DEVICE_LENGTH = 8;

/** Which library this is, and which installation writes to it. */
export interface Identity {
  readonly generation: string;
  readonly device: string;
}

/** Reads `library.json`, or makes it. Rejects with `library-newer` when a newer Lectern made it; one that is damaged is kept beside a new one. */
export async function readIdentity(on: Disk, folder: string): Promise<Identity> {
  const path = `${folder}/library.json`;
  if ((await on.size(path)) !== null) {
    const known = parse(Buffer.from(await on.read(path)).toString('utf8'));
    if (known) return known;
    await on.rename(path, `${path}.damaged`);
  }
  await on.makeFolder(folder);
  const identity = { generation: randomUUID(), device: randomDevice() };
  await replaceFile(on, path, once(`${JSON.stringify({ schema: SCHEMA, ...identity })}\n`));
  return identity;
}

/** Gives an installation that shares its device's name with another one a name of its own, from the next start on. */
export async function renewDevice(on: Disk, folder: string, { generation }: Identity): Promise<void> {
  const identity = { generation, device: randomDevice() };
  await replaceFile(
    on,
    `${folder}/library.json`,
    once(`${JSON.stringify({ schema: SCHEMA, ...identity })}\n`),
  );
}

function parse(text: string): Identity | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null || !('schema' in value)) return null;
  if (typeof value.schema === 'number' && value.schema > SCHEMA)
    throw new LibraryError('library-newer', String(value.schema));
  if (!('generation' in value) || !('device' in value)) return null;
  const { generation, device } = value;
  if (typeof generation !== 'string' || typeof device !== 'string' || !DEVICE.test(device)) return null;
  return { generation, device };
}

const randomDevice = (): string =>
  Array.from(randomBytes(DEVICE_LENGTH), (byte) => (byte % 36).toString(36)).join('');
