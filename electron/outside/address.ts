/** Where the running app is reached, in a file that only its user may read. */
import { randomBytes, randomUUID } from 'node:crypto';
import { chmod, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A socket or a pipe, and the word that opens it. */
export interface Address {
  readonly path: string;
  readonly token: string;
}

const TOKEN_BYTES = 32;
/** A socket's name has 104 bytes on macOS, 108 on Linux, with the zero at its end. */
const LONGEST_SOCKET = 100;

const fileOf = (userData: string): string => join(userData, 'outside.json');

/** A new address for the app of a user's data. */
export function newAddress(userData: string): Address {
  return { path: socketPath(userData), token: randomBytes(TOKEN_BYTES).toString('hex') };
}

/** A pipe on Windows; else a socket beside the library, or where that is too long a name, one that nobody can guess. */
function socketPath(userData: string): string {
  if (process.platform === 'win32') return `\\\\.\\pipe\\lectern-${randomUUID()}`;
  const path = join(userData, 'outside.sock');
  return Buffer.byteLength(path) <= LONGEST_SOCKET
    ? path
    : join(tmpdir(), `lectern-${randomUUID().slice(0, 13)}.sock`);
}

/** Tells the address to whoever may read the user's own files. */
export async function writeAddress(userData: string, address: Address): Promise<void> {
  const path = fileOf(userData);
  const temporary = `${path}.${randomUUID().slice(0, 8)}.tmp`;
  await writeFile(temporary, JSON.stringify(address), { mode: 0o600, flag: 'wx' });
  await chmod(temporary, 0o600);
  await rename(temporary, path);
}

/** The address that an app told last, which may be gone since; null for none. */
export async function readAddress(userData: string): Promise<Address | null> {
  try {
    const { path, token } = JSON.parse(await readFile(fileOf(userData), 'utf8')) as Partial<
      Record<keyof Address, unknown>
    >;
    return typeof path === 'string' && path !== '' && typeof token === 'string' ? { path, token } : null;
  } catch {
    return null;
  }
}

/** Nobody answers there any more. */
export async function forgetAddress(userData: string): Promise<void> {
  const known = await readAddress(userData);
  await rm(fileOf(userData), { force: true });
  if (known !== null && process.platform !== 'win32') await rm(known.path, { force: true });
}
