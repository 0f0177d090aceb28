import { fail, type ProblemCode, type Result } from '../../shared/problem.ts';
import { errorCode, type Disk } from './disk.ts';

/** An expected failure on its way out of a stream or a loop; `guarded` turns it into a value. */
export class LibraryError extends Error {
  readonly code: ProblemCode;
  constructor(code: ProblemCode, detail: string) {
    super(detail);
    this.code = code;
  }
}

/** What a failed call on the library's folder means: no space (detail: bytes that are free), no permission (the folder), or else (what the system said). Throws what is no failure of a disk. */
export async function diskProblem(
  on: Disk,
  folder: string,
  error: unknown,
): Promise<ReturnType<typeof fail>> {
  if (error instanceof LibraryError) return fail(error.code, error.message);
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return fail('disk-full', String(await on.freeBytes(folder).catch(() => 0)));
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return fail('disk-denied', folder);
    case '':
      throw error; // a bug, no failure of the disk
    default:
      return fail('disk-failed', error instanceof Error ? error.message : String(error));
  }
}

/** Runs what touches the disk; its failure is a value. */
export async function guarded<T>(
  on: Disk,
  folder: string,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  try {
    return await run();
  } catch (error) {
    return diskProblem(on, folder, error);
  }
}

/** Room that a large write must leave for the journal. */
const MARGIN = 16 * 1024 * 1024;

/** Rejects with ENOSPC before a write that would not fit. */
export async function demandSpace(on: Disk, folder: string, bytes: number): Promise<void> {
  if ((await on.freeBytes(folder)) >= bytes + MARGIN) return;
  throw Object.assign(new Error('not enough space'), { code: 'ENOSPC' });
}
