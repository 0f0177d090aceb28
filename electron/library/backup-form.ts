/** The form of a `.lectern` file; `README.md` describes it for people. */
import type { DigestFile } from './digests.ts';

export const BACKUP_FORM = 'lectern-backup';
/** Counts up when an older Lectern would misread a backup. */
export const BACKUP_VERSION = 1;

export const MANIFEST = 'manifest.json';
export const CELLS = 'cells.ndjson';
export const HISTORY = 'history.ndjson';

/** What a backup says of itself. It is its last member, so that the hashes of those before it are known. */
export interface Manifest {
  readonly form: typeof BACKUP_FORM;
  readonly version: number;
  readonly takenAt: number;
  readonly generation: string;
  /** SHA-256 of the two files of lines, in lower-case hex. */
  readonly sha256: { readonly cells: string; readonly history: string };
}

/** A digest's member of the zip. */
export const digestMember = (id: string, file: DigestFile): string => `digests/${id}/${file}`;

const DIGEST_MEMBER = /^digests\/([0-9a-f]{64})\/(source\.gz|entries\.jsonl\.gz)$/;

/** The digest that a member belongs to; null for another member. */
export const digestOf = (member: string): string | null => DIGEST_MEMBER.exec(member)?.[1] ?? null;

/** Whether a backup may have a member of this name. Nothing else may be in one, so no name leads anywhere. */
export const isMember = (name: string): boolean =>
  name === MANIFEST || name === CELLS || name === HISTORY || DIGEST_MEMBER.test(name);

/** Reads a manifest; null when it is none. */
export function readManifest(text: string): Manifest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const { form, version, takenAt, generation, sha256 } = fields(value);
  const { cells, history } = fields(sha256);
  if (form !== BACKUP_FORM || typeof version !== 'number' || typeof takenAt !== 'number') return null;
  if (typeof generation !== 'string' || typeof cells !== 'string' || typeof history !== 'string') return null;
  return { form, version, takenAt, generation, sha256: { cells, history } };
}

const fields = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};
