/** Grants a request of the command line: the same steps in the running app and alone. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { RefusedDigest } from '../../shared/bridge.ts';
import type {
  Hearer,
  ImportedFile,
  OutsideAnswer,
  OutsideReply,
  OutsideRequest,
  OutsideWish,
} from '../../shared/outside.ts';
import { ok, type Result } from '../../shared/problem.ts';
import type { Files } from '../files.ts';
import { writeBackup } from '../library/backup-write.ts';
import type { Backups } from '../library/backups.ts';
import type { Library } from '../library/index.ts';

/** Who has the library. */
export interface OutsideHost {
  readonly userData: string;
  readonly files: Files;
  readonly backups: Backups;
  /** Runs a step on the open library; what fails in it is a value. `place` is the folder that a problem of the disk is about. */
  readonly on: <T>(run: (library: Library) => Promise<T>, place?: string) => Promise<Result<T>>;
  /** Has a wish granted by the queryable library. */
  readonly ask: (wish: OutsideWish, hear: Hearer) => Promise<Result<OutsideAnswer>>;
  /** Has what was typed written first, where somebody may be typing. */
  readonly settle: () => Promise<Result<unknown>>;
}

const SILENT: Hearer = { progress: () => undefined, piece: async () => undefined };

/** Grants a request. Expected failures are values. */
export async function perform(
  request: OutsideRequest,
  host: OutsideHost,
  hear: Hearer,
): Promise<Result<OutsideReply>> {
  switch (request.kind) {
    case 'search':
    case 'export':
      return replyOf(await host.ask(request, hear));
    case 'import':
      return importFiles(request.paths, host, hear);
    case 'health':
      return mapped(
        await host.on((library) => (request.verify ? library.verify() : library.health())),
        (health) => ({ kind: 'health', health }),
      );
    case 'backup': {
      const { path } = request;
      // What is on the disk is worth a backup most while nothing more can be saved.
      await host.settle();
      const wrote = await host.on((library) => writeBackup(library, path, Date.now()), dirname(path));
      return mapped(wrote, (bytes) => ({ kind: 'backup', path, bytes }));
    }
    case 'restore':
      return restore(request, host, hear);
  }
}

async function importFiles(
  paths: readonly string[],
  { files, ask }: OutsideHost,
  hear: Hearer,
): Promise<Result<OutsideReply>> {
  const { digests, refused } = await files.open(paths);
  try {
    if (digests.length === 0) return ok({ kind: 'import', files: refused.map(refusal) });
    const imported = await ask({ kind: 'import', digests }, hear);
    if (!imported.ok) return imported;
    if (imported.value.kind !== 'import') throw unexpected(imported.value);
    return ok({ kind: 'import', files: [...imported.value.files, ...refused.map(refusal)] });
  } finally {
    digests.forEach(({ id }) => files.release(id));
  }
}

const refusal = ({ name, reason }: RefusedDigest): ImportedFile => ({
  name,
  digest: null,
  added: 0,
  joined: 0,
  problem: { code: reason, detail: name },
});

async function restore(
  { path, apply }: Extract<OutsideRequest, { kind: 'restore' }>,
  { userData, backups, on, ask, settle }: OutsideHost,
  hear: Hearer,
): Promise<Result<OutsideReply>> {
  const settled = await settle();
  if (!settled.ok) return settled;
  const chosen = await on((library) => backups.choose(library, path));
  if (!chosen.ok) return chosen;
  const { token, ...offer } = chosen.value;
  try {
    if (!apply) return ok({ kind: 'restore', offer, done: null });
    const now = Date.now();
    const folder = join(userData, 'backups');
    const backup = join(folder, `Before ${fileTime(now)}.lectern`);
    const kept = await on(async (library) => {
      await mkdir(folder, { recursive: true });
      return writeBackup(library, backup, now);
    }, folder);
    if (!kept.ok) return kept;
    const adopted = await on((library) => backups.adopt(library, token));
    if (!adopted.ok) return adopted;
    const restored = await ask({ kind: 'restore', offer: chosen.value }, hear);
    if (!restored.ok) return restored;
    if (restored.value.kind !== 'restore') throw unexpected(restored.value);
    const { cells, digests, merged } = restored.value;
    return ok({ kind: 'restore', offer, done: { backup, cells, digests, merged } });
  } finally {
    backups.release(token);
  }
}

/** A moment that every system takes in a file's name. */
const fileTime = (at: number): string =>
  new Date(at).toISOString().slice(0, 23).replaceAll(/[:.]/g, '-').replace('T', ' ');

function replyOf(answer: Result<OutsideAnswer>): Result<OutsideReply> {
  if (!answer.ok) return answer;
  const { value } = answer;
  if (value.kind === 'restore' || value.kind === 'settle') throw unexpected(value);
  return ok(value);
}

const unexpected = ({ kind }: OutsideAnswer): Error => new Error(`no answer to what was asked: ${kind}`);

const mapped = <T>(result: Result<T>, to: (value: T) => OutsideReply): Result<OutsideReply> =>
  result.ok ? ok(to(result.value)) : result;

/** Asks for nothing but that everything is written. */
export const settleBy = (ask: OutsideHost['ask']): Promise<Result<unknown>> =>
  ask({ kind: 'settle' }, SILENT);
