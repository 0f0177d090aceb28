import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { watchFolder } from '../../../electron/sync/watch.ts';
import { temporaryFolder } from '../library/fixture.ts';

const until = async (holds: () => boolean): Promise<void> => {
  while (!holds()) await new Promise((resume) => setTimeout(resume, 5));
};

function watched(folder: string, every: number) {
  let looks = 0;
  let release = (): void => undefined;
  let held: Promise<void> = Promise.resolve();
  const watch = watchFolder(
    folder,
    async () => {
      looks += 1;
      await held;
    },
    { every, quiet: 5 },
  );
  onTestFinished(() => watch.stop());
  return {
    stop: () => watch.stop(),
    looks: () => looks,
    hold: () => {
      const gate = Promise.withResolvers<void>();
      held = gate.promise;
      release = gate.resolve;
    },
    release: () => release(),
  };
}

describe('a watched folder', () => {
  it('is looked at at once, and when a file below it changes', async () => {
    const folder = temporaryFolder();
    mkdirSync(join(folder, 'inner'));
    const { looks } = watched(folder, 1e6);
    await until(() => looks() === 1);
    writeFileSync(join(folder, 'inner/file'), 'x');
    await until(() => looks() > 1);
  });

  it('is looked at every so often where nobody says that it changed, also before it is there', async () => {
    const folder = join(temporaryFolder(), 'away');
    const { looks } = watched(folder, 10);
    await until(() => looks() > 3);
  });

  it('is not looked at while the last look has not ended, but once more after it, and never when stopped', async () => {
    const folder = join(temporaryFolder(), 'away');
    const { looks, hold, release, stop } = watched(folder, 10);
    hold();
    const before = looks();
    await until(() => looks() > before);
    const held = looks();
    await new Promise((resume) => setTimeout(resume, 60));
    expect(looks()).toBe(held);
    release();
    await until(() => looks() > held);
    stop();
    const last = looks();
    await new Promise((resume) => setTimeout(resume, 60));
    expect(looks()).toBe(last);
  });
});
