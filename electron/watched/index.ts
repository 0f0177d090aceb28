/**
 * Folders that are watched for digests. What is new is offered, or handed over to be imported; nothing in a folder is ever
 * changed or deleted. A file is dealt with once: its time and size are remembered when it was put away, and by its content it
 * is known once it was imported, under whatever name it comes again. What could not be read is tried, and listed, at every start.
 */
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { basename, relative } from 'node:path';
import type { IncomingDigest, Offer } from '../../shared/bridge.ts';
import type { ProblemCode } from '../../shared/problem.ts';
import type { WatchedFolder, WatchedState, WatchFailure, WatchMode } from '../../shared/watched.ts';
import type { Files } from '../files.ts';
import type { Log } from '../log.ts';
import type { KeptFolder } from './kept.ts';
import { createMemory, type Found } from './memory.ts';
import { isMirrored, present, stampOf } from './present.ts';
import { watchFolder } from './watcher.ts';

const SETTLED_MS = 1_500;
const POLL_MS = 4_000;
const TELL_MS = 50;
const MOST_FAILURES = 50;

export interface WatchedHost {
  readonly userData: string;
  readonly files: Pick<Files, 'openQuietly' | 'release'>;
  readonly log: Log;
  /** Whether the library has the digest with this hash. */
  readonly has: (sha256: string) => Promise<boolean>;
  /** Something is different now. */
  readonly onChange: (state: WatchedState) => void;
  /** Whether somebody would take digests to import at once. */
  readonly hasTaker: () => boolean;
  readonly handOver: (offer: Offer) => void;
  /** In milliseconds; see `WatcherHost`. */
  readonly times?: { readonly settled: number; readonly every: number };
}

export interface Watched {
  start(): void;
  state(): WatchedState;
  /** Watches one more folder from now on. What is in it stays unless it is asked for. */
  add(path: string): Promise<WatchedState>;
  change(id: string, how: { readonly mode: WatchMode; readonly polling: boolean }): WatchedState;
  forget(id: string): WatchedState;
  /** Offers what was there before the folder was watched, once. */
  offerOlder(id: string): WatchedState;
  /** The digests that wait, as capabilities. They are offered again at the next start unless they were imported. */
  take(): Promise<Offer>;
  /** Puts away what waits: it is not offered again. */
  dismiss(): WatchedState;
  /** A digest that was handed over could not be imported. */
  fail(digestId: string, reason: ProblemCode): WatchedState;
  /** Somebody takes what is handed over from now on. */
  handOverAgain(): void;
  close(): Promise<void>;
}

interface Live {
  readonly watcher: { close(): Promise<void> };
  readonly reachable: boolean;
  readonly failures: readonly WatchFailure[];
}

/** Reads what is remembered; nothing is watched before `start`. */
export function createWatched(host: WatchedHost): Watched {
  const { files, log } = host;
  const memory = createMemory(host.userData, (error) =>
    log.error('watched folders could not be remembered', error),
  );
  const { folders, folder, keep, remember } = memory;
  const live = new Map<string, Live>();
  /** By path, in the order in which they were found. */
  const waiting = new Map<string, Found>();
  /** Handed out, by the capability. */
  const given = new Map<string, Found>();
  const toHandOver = new Set<string>();
  let queue: Promise<void> = Promise.resolve();
  let soon: NodeJS.Timeout | undefined;

  const state = (): WatchedState => ({
    folders: folders().map((each): WatchedFolder => {
      const now = live.get(each.id);
      return {
        id: each.id,
        name: basename(each.path) || each.path,
        mode: each.mode,
        polling: each.polling,
        reachable: now?.reachable ?? false,
        hasOlder: Object.keys(each.older).length > 0,
        failures: now?.failures ?? [],
      };
    }),
    waiting: [...waiting.values()].map(({ folderId, path }) => ({ folderId, name: basename(path) })),
  });
  const tell = (): WatchedState => {
    const now = state();
    host.onChange(now);
    return now;
  };
  /** A folder of ten thousand files is told of in one word, not in ten thousand. */
  const tellSoon = (): void => {
    soon ??= setTimeout(() => {
      soon = undefined;
      tell();
    }, TELL_MS);
  };
  const setLive = (id: string, part: Partial<Live>): void => {
    const now = live.get(id);
    if (now !== undefined) live.set(id, { ...now, ...part });
  };
  const addFailures = (id: string, failures: readonly WatchFailure[]): void => {
    if (failures.length === 0) return;
    const names = new Set(failures.map(({ name }) => name));
    const others = (live.get(id)?.failures ?? []).filter(({ name }) => !names.has(name));
    setLive(id, { failures: [...others, ...failures].slice(-MOST_FAILURES) });
  };

  /** Which digests of a file are not in the library. The others are let go. */
  const newOf = async (path: string): Promise<Offer> => {
    const offer = await files.openQuietly([path]);
    const digests: IncomingDigest[] = [];
    for (const digest of offer.digests) {
      if (await host.has(digest.sha256)) files.release(digest.id);
      else digests.push(digest);
    }
    return { digests, refused: offer.refused };
  };

  /** The same digest waits under another name. */
  const isTwin = ({ path, hashes }: Found): boolean =>
    [...waiting.values()].some(
      (other) => other.path !== path && hashes.every((hash) => other.hashes.includes(hash)),
    );

  const look = async (folderId: string, path: string): Promise<void> => {
    const at = folder(folderId);
    const stamp = await stampOf(path);
    if (at === undefined || stamp === null || !live.has(folderId)) return;
    const key = relative(at.path, path);
    if (memory.isSeen(at, key, stamp)) return;
    if (await isMirrored(path)) return remember({ folderId, path, key, stamp, hashes: [] });
    const { digests, refused } = await newOf(path);
    const found: Found = { folderId, path, key, stamp, hashes: digests.map(({ sha256 }) => sha256) };
    digests.forEach(({ id }) => files.release(id));
    addFailures(
      folderId,
      refused.filter(({ part }) => part === undefined).map(({ name, reason }) => ({ name, reason })),
    );
    if (digests.length === 0 && refused.length === 0) remember(found);
    else if (digests.length > 0 && !isTwin(found)) {
      waiting.set(path, found);
      if (folder(folderId)?.mode === 'import') toHandOver.add(path);
    }
    tellSoon();
    if (toHandOver.size > 0) await handOver();
  };

  const open = async (paths: readonly string[]): Promise<Offer> => {
    const digests: IncomingDigest[] = [];
    const refused: Offer['refused'][number][] = [];
    for (const path of paths) {
      const found = waiting.get(path);
      if (found === undefined) continue;
      const offer = await newOf(path);
      digests.push(...offer.digests);
      refused.push(...offer.refused);
      waiting.delete(path);
      toHandOver.delete(path);
      offer.digests.forEach(({ id }) => given.set(id, found));
      if (offer.digests.length + offer.refused.length === 0) remember(found);
    }
    return { digests, refused };
  };

  const handOver = async (): Promise<void> => {
    if (toHandOver.size === 0 || !host.hasTaker()) return;
    host.handOver(await open([...toHandOver]));
    tell();
  };

  const later = (run: () => Promise<void>): void => {
    queue = queue.then(run).catch((error: unknown) => log.error('a watched folder', error));
  };

  const begin = ({ id, path, polling }: KeptFolder): void => {
    const watcher = watchFolder({
      path,
      polling,
      ...(host.times ?? { settled: SETTLED_MS, every: POLL_MS }),
      found: (each) => later(() => look(id, each)),
      lost: (each) => {
        toHandOver.delete(each);
        if (waiting.delete(each)) tell();
      },
      reachable: (now) => {
        setLive(id, { reachable: now === 'there' });
        tell();
      },
      failed: (error) => log.error('a watched folder', error),
    });
    live.set(id, { watcher, reachable: existsSync(path), failures: live.get(id)?.failures ?? [] });
  };
  const end = (id: string): void => {
    void live.get(id)?.watcher.close();
    live.delete(id);
    for (const [path, { folderId }] of waiting)
      if (folderId === id) {
        waiting.delete(path);
        toHandOver.delete(path);
      }
  };
  const restart = (id: string): void => {
    const now = folder(id);
    end(id);
    if (now !== undefined) begin(now);
  };

  return {
    start: () => folders().forEach(begin),
    state,
    async add(path) {
      if (folders().some((each) => each.path === path)) return state();
      const added: KeptFolder = {
        id: randomUUID(),
        path,
        mode: 'offer',
        polling: false,
        seen: {},
        older: await present(path),
      };
      memory.set([...folders(), added]);
      begin(added);
      return tell();
    },
    change(id, how) {
      const before = folder(id);
      if (before === undefined) return state();
      keep(id, how);
      if (before.polling !== how.polling) restart(id);
      const theirs = [...waiting.values()].filter(({ folderId }) => folderId === id);
      for (const { path } of theirs) {
        if (how.mode === 'import') toHandOver.add(path);
        else toHandOver.delete(path);
      }
      later(handOver);
      return tell();
    },
    forget(id) {
      end(id);
      memory.set(folders().filter((each) => each.id !== id));
      return tell();
    },
    offerOlder(id) {
      keep(id, { older: {} });
      restart(id);
      return tell();
    },
    async take() {
      let offer: Offer = { digests: [], refused: [] };
      later(async () => void (offer = await open([...waiting.keys()])));
      await queue;
      tell();
      return offer;
    },
    dismiss() {
      waiting.forEach(remember);
      memory.write();
      waiting.clear();
      toHandOver.clear();
      return tell();
    },
    fail(digestId, reason) {
      const found = given.get(digestId);
      if (found === undefined) return state();
      given.delete(digestId);
      addFailures(found.folderId, [{ name: basename(found.path), reason }]);
      return tell();
    },
    handOverAgain: () => later(handOver),
    async close() {
      const watchers = [...live.values()].map(({ watcher }) => watcher.close());
      live.clear();
      await Promise.all(watchers);
      await queue;
      memory.write();
      clearTimeout(soon);
    },
  };
}
