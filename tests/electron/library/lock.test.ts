import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lockFile, takeLock, type Holder } from '../../../electron/library/lock.ts';
import { temporaryFolder } from './fixture.ts';

const take = (path: string, holder: Holder = 'cli') => takeLock(path, { holder, patience: 0 });
/** A process that is gone. */
const gone = spawnSync(process.execPath, ['-e', '']).pid;
/** One that is not. */
const alive = process.ppid;
const note = (path: string, holder: string, pid: number): void =>
  writeFileSync(path, JSON.stringify({ holder, pid, token: `${holder}-${pid}` }));
const age = (path: string, seconds: number): void => {
  const then = new Date(Date.now() - seconds * 1000);
  utimesSync(path, then, then);
};

describe('the lock of a library', () => {
  it('has one holder at a time, and is free when it is released', async () => {
    const path = lockFile(temporaryFolder());
    const first = await take(path);
    if (!first.ok) throw new Error(first.problem.code);
    expect(await take(path)).toEqual({
      ok: false,
      problem: { code: 'library-in-use', detail: `cli ${process.pid}` },
    });
    expect(await first.value.isHeld()).toBe(true);
    await first.value.release();
    expect(existsSync(path)).toBe(false);
    expect(await take(path)).toMatchObject({ ok: true });
  });

  it('waits for as long as it is told to', async () => {
    const path = lockFile(temporaryFolder());
    const first = await take(path);
    const second = takeLock(path, { holder: 'app', patience: 60_000 });
    if (first.ok) await first.value.release();
    expect(await second).toMatchObject({ ok: true });
  });

  it('is taken over from a process that is gone, and from one that wrote no more than half of it', async () => {
    const path = lockFile(temporaryFolder());
    note(path, 'cli', gone);
    expect(await take(path)).toMatchObject({ ok: true });
    for (const text of ['', '{"holder":"cl', '{"holder":"cli","pid":-1,"token":"x"}']) {
      writeFileSync(path, text);
      expect(await take(path)).toMatchObject({ ok: false });
      age(path, 10);
      expect(await take(path)).toMatchObject({ ok: true });
    }
  });

  it('is taken over from a command line that does not touch it any more, which sees that', async () => {
    const path = lockFile(temporaryFolder());
    const sleeper = await take(path);
    if (!sleeper.ok) throw new Error(sleeper.problem.code);
    // As another process would see it.
    writeFileSync(path, readFileSync(path, 'utf8').replace(`"pid":${process.pid}`, `"pid":${alive}`));
    expect(await take(path, 'app')).toMatchObject({ ok: false });
    age(path, 120);
    expect(await take(path, 'app')).toMatchObject({ ok: true });
    expect(await sleeper.value.isHeld()).toBe(false);
    await sleeper.value.release();
    expect(existsSync(path)).toBe(true);
  });

  it('of an app keeps the command line out while it lives, and no other app', async () => {
    const path = lockFile(temporaryFolder());
    note(path, 'app', alive);
    age(path, 10_000);
    expect(await take(path)).toMatchObject({ ok: false });
    expect(await take(path, 'app')).toMatchObject({ ok: true });
  });

  it('of this very process id is none of ours when another start left it', async () => {
    const path = lockFile(temporaryFolder());
    note(path, 'cli', process.pid);
    expect(await take(path)).toMatchObject({ ok: true });
  });
});
