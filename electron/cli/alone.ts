/** The command line alone: it takes the lock, works on the library's files as the app does, and reads them into memory when it must. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { OutsideReply, OutsideRequest } from '../../shared/outside.ts';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { createFiles, type Files } from '../files.ts';
import { createBackups, type Backups } from '../library/backups.ts';
import { guarded } from '../library/disk-problem.ts';
import { disk } from '../library/disk.ts';
import { openLibrary, type Library } from '../library/index.ts';
import { lockFile, takeLock, type Lock } from '../library/lock.ts';
import { libraryLines } from '../library/routes.ts';
import { webStream } from '../library/streams.ts';
import { perform, type OutsideHost } from '../outside/perform.ts';
import type { Desk } from './command.ts';
import type { Engine, EngineFiles, StartEngine } from './engine.ts';

const PATIENCE_MS = 5_000;

/** Opens the library for this process alone. Fails with `library-in-use`, `library-newer` or a problem of the disk. */
export async function openAlone(
  userData: string,
  startEngine: () => Promise<StartEngine>,
): Promise<Result<Desk>> {
  const folder = join(userData, 'library');
  const locked = await guarded(disk, userData, async () => {
    await mkdir(userData, { recursive: true, mode: 0o700 });
    return takeLock(lockFile(userData), { holder: 'cli', patience: PATIENCE_MS });
  });
  if (!locked.ok) return locked;
  const lock = locked.value;
  const opened = await openLibrary({ on: disk, folder });
  if (!opened.ok) {
    await lock.release();
    return opened;
  }
  const library = opened.value;
  const files = createFiles();
  const backups = createBackups();
  let engine: Promise<Engine> | null = null;
  const host: OutsideHost = {
    userData,
    files,
    backups,
    on: (run, place = folder) => guarded(disk, place, async () => ok(await run(library))),
    async ask(wish, hear) {
      if (!canQuery()) return fail('node-too-old', process.versions.node);
      engine ??= startEngine().then((start) => start(engineFiles({ library, files, backups, lock })));
      return (await engine).grant(wish, hear);
    },
    settle: async () => ok(null),
  };
  return ok({
    mode: 'alone',
    run: <R extends OutsideRequest>(request: R, hear: Parameters<Desk['run']>[1]) =>
      perform(request, host, hear) as Promise<Result<Extract<OutsideReply, { kind: R['kind'] }>>>,
    async close() {
      await library.close();
      await lock.release();
    },
  });
}

/** The queryable library is written for what Node has since version 22. */
const canQuery = (): boolean => Number(process.versions.node.split('.')[0]) >= 22;

interface Parts {
  readonly library: Library;
  readonly files: Files;
  readonly backups: Backups;
  readonly lock: Lock;
}

function engineFiles({ library, files, backups, lock }: Parts): EngineFiles {
  const written = (run: () => Promise<unknown>): Promise<Result<null>> =>
    guarded(disk, library.folder, async () => {
      // Whoever slept for long may have lost it.
      if (!(await lock.isHeld())) return fail('library-in-use', '?');
      await run();
      return ok(null);
    });
  return {
    state: library.state(),
    async open(path) {
      const lines = await libraryLines(library, backups, path);
      return lines && webStream(lines);
    },
    source: (id) => files.stream(id),
    async append({ batches }) {
      const held = await written(async () => undefined);
      return held.ok ? library.append(batches) : held;
    },
    async keepDigest({ digestId, original }) {
      const source = original.kind === 'file' ? await files.read(original.id) : null;
      if (source === null) return fail('file-gone');
      return written(() => library.digests.keep(digestId, source));
    },
    keepEntries: ({ digestId, lines }) => written(() => library.digests.addEntries(digestId, lines)),
    endDigest: ({ digestId, keep }) =>
      written(() => (keep ? library.digests.finish(digestId) : library.digests.forget(digestId))),
  };
}
