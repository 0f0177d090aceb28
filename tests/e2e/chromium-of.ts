/** The Chromium of a stand-in, which is in a process group of its own: what ends the stand-in's does not end it. */
import { readFileSync, readlinkSync } from 'node:fs';
import { join } from 'node:path';

const GONE_WITHIN_MS = 10_000;

/** The process that a stand-in that runs has its profile open with; null where the system writes no such lock. */
export function chromiumOf(userData: string): number | null {
  try {
    const lock = readlinkSync(join(userData, 'stand-in-profile/SingletonLock'));
    return Number(/-(\d+)$/.exec(lock)?.[1] ?? Number.NaN) || null;
  } catch {
    return null;
  }
}

/** Ends a Chromium and all its processes at once. */
export function killChromium(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It went by itself.
  }
}

/** Waits until a Chromium is gone, so that the next may have its profile; ends it when it stays for ten seconds. */
export async function goneFrom(pid: number): Promise<void> {
  const until = performance.now() + GONE_WITHIN_MS;
  while (isAlive(pid)) {
    if (performance.now() > until) killChromium(pid);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** What ended and was not waited for by anybody is still listed, as a zombie. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) [ZX]/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
}
