import { readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { ok } from '../../../shared/problem.ts';
import type { SyncStatus } from '../../../shared/sync/status.ts';
import { createSyncBridge } from '../../../electron/sync/handlers.ts';
import { batchOf } from '../../shared/batches.ts';
import { opened, temporaryFolder } from '../library/fixture.ts';
import { sharedFolder } from './fixture.ts';

const electron = vi.hoisted(() => ({ open: { canceled: true, filePaths: [] as string[] } }));
vi.mock('electron', () => ({ dialog: { showOpenDialog: () => Promise.resolve(electron.open) } }));
beforeEach(() => {
  electron.open = { canceled: true, filePaths: [] };
});

async function start(userData = temporaryFolder()) {
  const library = await opened(join(userData, 'library'));
  const heard: SyncStatus[] = [];
  const sync = createSyncBridge({
    userData,
    window: () => ({}) as never,
    library: async () => ok(library),
    log: { error: () => undefined },
    onStatus: (status) => void heard.push(status),
  });
  onTestFinished(async () => void (await sync.handlers.pauseSync(true)));
  const choose = async (folder: string) => {
    electron.open = { canceled: false, filePaths: [folder] };
    return sync.handlers.chooseSyncFolder(undefined);
  };
  return { ...sync, userData, library, heard, join: choose };
}

describe('sync over the bridge', () => {
  it('is off until a folder is chosen, and stays so where the reader chooses none or our own', async () => {
    const { handlers, join: choose, userData } = await start();
    expect(await handlers.syncStatus(undefined)).toMatchObject({ state: 'off' });
    expect(await handlers.chooseSyncFolder(undefined)).toEqual(ok(null));
    expect(await choose(join(userData, 'library'))).toMatchObject({
      ok: false,
      problem: { code: 'sync-folder-inside' },
    });
    expect(await handlers.takeSynced(undefined)).toEqual(ok(null));
    expect(await handlers.syncStatus(undefined)).toMatchObject({ state: 'off' });
  });

  it('brings what one wrote to the other, once, and goes on after a restart', async () => {
    const folder = sharedFolder();
    const [desk, laptop] = [await start(), await start()];
    await desk.join(folder);
    // Whoever chooses the folder of the logs means the one around it.
    await laptop.join(join(folder, 'lectern-sync'));
    await desk.library.append([batchOf(1)]);
    await desk.tellNow();
    await laptop.tellNow();
    expect(laptop.heard.at(-1)).toMatchObject({ state: 'on', folder: 'shared', news: true });
    const taken = await laptop.handlers.takeSynced(undefined);
    if (!taken.ok || taken.value === null) throw new Error('nothing came');
    expect(taken.value.batches.flatMap(({ changes }) => changes)).toEqual(batchOf(1).changes);
    await laptop.handlers.keptSynced(taken.value.token);
    expect(await laptop.handlers.takeSynced(undefined)).toEqual(ok(null));
    expect(laptop.heard.at(-1)).toMatchObject({ news: false, others: 1 });
    await laptop.handlers.pauseSync(true);
    const again = await start(laptop.userData);
    expect(await again.handlers.syncStatus(undefined)).toMatchObject({ state: 'paused', folder: 'shared' });
    expect(await again.handlers.pauseSync(false)).toMatchObject({ state: 'on' });
    expect(await again.handlers.takeSynced(undefined)).toEqual(ok(null));
    expect(await again.handlers.leaveSync(undefined)).toMatchObject({ state: 'off', folder: '' });
    expect(await (await start(laptop.userData)).handlers.syncStatus(undefined)).toMatchObject({
      state: 'off',
    });
  });

  it('says that the folder is away, and goes on when it is back', async () => {
    const folder = sharedFolder();
    const desk = await start();
    await desk.join(folder);
    await desk.tellNow();
    renameSync(folder, `${folder}.away`);
    await desk.tellNow();
    expect(desk.heard.at(-1)?.problem).toMatchObject({ code: 'sync-folder-gone' });
    expect(await desk.handlers.takeSynced(undefined)).toMatchObject({ ok: false });
    renameSync(`${folder}.away`, folder);
    await desk.tellNow();
    expect(desk.heard.at(-1)).toMatchObject({ problem: null });
  });

  it('takes from a folder that nothing can be written to, and says so', async () => {
    const folder = sharedFolder();
    const [desk, laptop] = [await start(), await start()];
    await desk.join(folder);
    await desk.library.append([batchOf(1)]);
    await desk.tellNow();
    await laptop.join(folder);
    await laptop.tellNow();
    const own = readdirSync(join(folder, 'lectern-sync')).find((name) =>
      name.startsWith(laptop.library.state().device),
    );
    // Root may write to whatever is read-only: a file in the place of our folder stands for it.
    rmSync(join(folder, 'lectern-sync', own ?? ''), { recursive: true });
    writeFileSync(join(folder, 'lectern-sync', own ?? ''), '');
    await laptop.library.append([batchOf(2)]);
    expect(await laptop.handlers.lookSync(undefined)).toMatchObject({
      problem: { code: 'disk-failed' },
      news: true,
    });
    expect(await laptop.handlers.takeSynced(undefined)).toMatchObject({ ok: true, value: { more: false } });
  });

  it('goes on where it was when the same folder is chosen again', async () => {
    const folder = sharedFolder();
    const [desk, laptop] = [await start(), await start()];
    await desk.join(folder);
    await desk.library.append([batchOf(1)]);
    await desk.tellNow();
    await laptop.join(folder);
    await laptop.library.append([batchOf(2)]);
    await laptop.tellNow();
    await laptop.handlers.leaveSync(undefined);
    expect(await laptop.handlers.pauseSync(false)).toMatchObject({ state: 'off' });
    await laptop.join(folder);
    await laptop.tellNow();
    expect(readdirSync(join(folder, 'lectern-sync'))).toHaveLength(2);
    expect(await laptop.handlers.syncStatus(undefined)).toMatchObject({ state: 'on', problem: null });
    // The look that this began has ended.
    await laptop.tellNow();
    // Where our folder in it is gone, it is begun anew.
    rmSync(join(folder, 'lectern-sync'), { recursive: true });
    await laptop.tellNow();
    expect(laptop.heard.at(-1)).toMatchObject({ problem: { code: 'sync-folder-gone', detail: 'shared' } });
    await laptop.join(folder);
    await laptop.tellNow();
    expect(laptop.heard.at(-1)).toMatchObject({ problem: null });
  });

  it('takes no answer about another folder for one about this', async () => {
    const [one, other] = [sharedFolder(), sharedFolder()];
    for (const folder of [one, other]) {
      const desk = await start();
      await desk.join(folder);
      await desk.library.append([batchOf(1)]);
      await desk.tellNow();
    }
    const laptop = await start();
    await laptop.join(one);
    const before = await laptop.handlers.takeSynced(undefined);
    await laptop.join(other);
    const after = await laptop.handlers.takeSynced(undefined);
    if (!before.ok || before.value === null) throw new Error('nothing came');
    await laptop.handlers.keptSynced(before.value.token);
    expect(await laptop.handlers.takeSynced(undefined)).toEqual(after);
  });

  it('takes nothing for an answer that is none', async () => {
    const { handlers } = await start();
    await expect(handlers.pauseSync('yes')).rejects.toThrow('not a valid');
    await expect(async () => handlers.keptSynced({})).rejects.toThrow('not a valid');
  });
});
