import type { Disk, DiskFile } from '../../../electron/library/disk.ts';

/** How a call fails: with a code, or, for a write, by taking only half of the bytes and then no more. */
export type Fault = 'ENOSPC' | 'EACCES' | 'EIO' | 'short';

/** A disk whose calls are counted, and of which one fails, or all from one on. */
export interface FaultyDisk extends Disk {
  calls(): number;
  /** Call `at` (0 is the next one) fails; with `lasting`, so does everything that would write after it. */
  failAt(at: number, fault: Fault, lasting?: 'lasting'): void;
  heal(): void;
}

/** A disk that does not wait for the platter: what these tests look at is in the files at once. */
export const hasty = (under: Disk): Disk => ({
  ...under,
  syncFolder: () => Promise.resolve(),
  append: async (path) => ({ ...(await under.append(path)), sync: () => Promise.resolve() }),
});

/** The disk underneath with faults. A lasting fault spares what only reads or removes, as full and read-only disks do. */
export function faultyDisk(under: Disk): FaultyDisk {
  let calls = 0;
  let plan: { at: number; fault: Fault; lasting: boolean } | null = null;

  const error = (fault: Fault): Error => {
    const code = fault === 'short' ? 'ENOSPC' : fault;
    return Object.assign(new Error(`injected ${code}`), { code });
  };
  const strikes = (writes: boolean): Fault | null => {
    const at = calls++;
    if (!plan) return null;
    return at === plan.at || (plan.lasting && writes && at > plan.at) ? plan.fault : null;
  };
  const check = (writes: boolean): void => {
    const fault = strikes(writes);
    if (fault) throw error(fault);
  };
  const file = (open: DiskFile): DiskFile => ({
    async write(bytes) {
      const fault = strikes(true);
      if (fault === null) return open.write(bytes);
      // What a failing write leaves is anybody's guess: here, half of it.
      const written = await open.write(bytes.subarray(0, Math.ceil(bytes.length / 2)));
      if (fault !== 'short') throw error(fault);
      if (plan) plan = { at: calls, fault: 'ENOSPC', lasting: plan.lasting };
      return written;
    },
    async truncate(length) {
      check(false);
      await open.truncate(length);
    },
    async sync() {
      check(true);
      await open.sync();
    },
    async size() {
      check(false);
      return open.size();
    },
    async close() {
      await open.close();
      check(false);
    },
  });
  const simple =
    <A extends readonly unknown[], R>(writes: boolean, run: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      check(writes);
      return run(...args);
    };
  return {
    calls: () => calls,
    failAt(at, fault, lasting) {
      plan = { at: calls + at, fault, lasting: lasting === 'lasting' };
    },
    heal() {
      plan = null;
    },
    makeFolder: simple(true, (path: string) => under.makeFolder(path)),
    list: simple(false, (path: string) => under.list(path)),
    size: simple(false, (path: string) => under.size(path)),
    stamp: simple(false, (path: string) => under.stamp(path)),
    read: simple(false, (path: string) => under.read(path)),
    rename: simple(true, (from: string, to: string) => under.rename(from, to)),
    remove: simple(false, (path: string) => under.remove(path)),
    syncFolder: simple(true, (path: string) => under.syncFolder(path)),
    freeBytes: simple(false, (path: string) => under.freeBytes(path)),
    async append(path) {
      check(true);
      return file(await under.append(path));
    },
    async *stream(path) {
      check(false);
      yield* under.stream(path);
    },
  };
}
