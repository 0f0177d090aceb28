import {
  appendFileSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { disk } from '../../../electron/library/disk.ts';
import type { JournalBatch } from '../../../shared/library-files.ts';
import { encodeBatch, parseJournal } from '../../../shared/journal.ts';
import type { LogBatch } from '../../../shared/sync/log.ts';
import { batchOf } from '../../shared/batches.ts';
import { faultyDisk, hasty } from '../library/faulty-disk.ts';
import { filesBelow, keepDigest, sha256, temporaryFolder } from '../library/fixture.ts';
import { cellsIn, sharedFolder, start, takeAll, type Installation } from './fixture.ts';

const logsOf = (folder: string, { sync }: Installation): readonly string[] =>
  filesBelow(join(folder, 'lectern-sync', sync.state().installation));
const linesOf = (folder: string, who: Installation): readonly LogBatch[] =>
  logsOf(folder, who).flatMap((name) =>
    parseJournal(readFileSync(pathOf(folder, who, name))).lines.map(({ batch }) => batch as LogBatch),
  );
const pathOf = (folder: string, { sync }: Installation, name = '000001.jsonl'): string =>
  join(folder, 'lectern-sync', sync.state().installation, name);
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => batchOf(from + n));
const imported = (id: string, clock = '0mjuohnfy0000device01'): JournalBatch => ({
  id: `import-${id}`,
  label: 'Import',
  changes: [{ clock, table: 'digests', id, field: 'papers', value: ['a'] }],
  before: [],
});

describe('the log of an installation', () => {
  it('begins with all that was made before, goes on with what is new, and says nothing twice', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.library.append(range(0, 3));
    await desk.sync.publish();
    await desk.library.append(range(3, 5));
    await desk.sync.publish();
    await desk.sync.publish();
    const lines = linesOf(folder, desk);
    expect(lines.map(({ n }) => n)).toEqual([1, 2, 3]);
    expect(lines.slice(1).map(({ id }) => id)).toEqual(['batch-3', 'batch-4']);
    const laptop = await start(folder);
    await takeAll(laptop);
    expect(await cellsIn(laptop)).toEqual(await cellsIn(desk));
  });

  it('goes on in a new file when one is full, numbered through, also after a restart', async () => {
    const folder = sharedFolder();
    const desk = await start(folder, undefined, { rotateBytes: 700 });
    await desk.sync.publish();
    for (const batch of range(0, 6)) {
      await desk.library.append([batch]);
      await desk.sync.publish();
    }
    const again = await start(folder, desk.userData, { rotateBytes: 700 });
    await again.library.append(range(6, 8));
    await again.sync.publish();
    expect(logsOf(folder, again).length).toBeGreaterThan(2);
    expect(linesOf(folder, again).map(({ n }) => n)).toEqual(range(0, 8).map((_, at) => at + 1));
  });

  it('leaves to others what sync brought', async () => {
    const folder = sharedFolder();
    const [desk, laptop] = [await start(folder), await start(folder)];
    await laptop.sync.publish();
    await desk.library.append(range(0, 2));
    await desk.sync.publish();
    await takeAll(laptop);
    await laptop.sync.publish();
    expect(linesOf(folder, laptop)).toEqual([]);
    expect(await takeAll(desk)).toEqual([]);
  });

  it('loses its torn tail, wherever it was cut, and goes on behind it', async () => {
    for (const kept of [1, 9, 40]) {
      const folder = sharedFolder();
      const desk = await start(folder);
      await desk.library.append(range(0, 2));
      await desk.sync.publish();
      appendFileSync(
        pathOf(folder, desk),
        '{"crc":"00000000","batch":{"id":"x","changes":[]}}'.slice(0, kept),
      );
      await desk.library.append(range(2, 3));
      await desk.sync.publish();
      const scan = parseJournal(readFileSync(pathOf(folder, desk)));
      expect(scan).toMatchObject({ damaged: [], torn: null, unended: false });
      expect(scan.lines.map(({ batch }) => batch.id).at(-1)).toBe('batch-2');
    }
  });

  it('has everything again after a crash at any call: at worst twice', async () => {
    for (let at = 0, done = false; !done; at++) {
      const folder = sharedFolder();
      const on = faultyDisk(hasty(disk));
      const desk = await start(folder, undefined, { on });
      await desk.library.append(range(0, 2));
      await desk.sync.publish();
      await desk.library.append(range(2, 5));
      on.failAt(at, 'ENOSPC', 'lasting');
      done = await desk.sync.publish().then(
        () => true,
        () => false,
      );
      on.heal();
      const again = await start(folder, desk.userData);
      await again.sync.publish();
      const laptop = await start(folder);
      await takeAll(laptop);
      expect(await cellsIn(laptop)).toEqual(await cellsIn(again));
    }
  });

  it('tells everything once more when a sync tool put an older version of it back, or emptied it', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.library.append(range(0, 2));
    await desk.sync.publish();
    const older = readFileSync(pathOf(folder, desk));
    await desk.library.append(range(2, 4));
    await desk.sync.publish();
    writeFileSync(pathOf(folder, desk), older);
    await desk.library.append(range(4, 5));
    await desk.sync.publish();
    await desk.sync.publish();
    expect(logsOf(folder, desk)).toEqual(['000001.jsonl', '000002.jsonl']);
    const laptop = await start(folder);
    await takeAll(laptop);
    expect(await cellsIn(laptop)).toEqual(await cellsIn(desk));
  });

  it('is not begun anew where the folder is away', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    await desk.library.append(range(0, 1));
    await desk.sync.publish();
    renameSync(folder, `${folder}.away`);
    await desk.library.append(range(1, 2));
    await expect(desk.sync.publish()).rejects.toMatchObject({ code: 'sync-folder-gone' });
    await expect(desk.sync.take()).rejects.toMatchObject({ code: 'sync-folder-gone' });
    renameSync(`${folder}.away`, folder);
    await desk.sync.publish();
    expect(linesOf(folder, desk).map(({ id }) => id)).toContain('batch-1');
  });
});

describe('what others tell', () => {
  it('is taken again until it is kept, and then never, also after a restart', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.library.append(range(0, 3));
    await desk.sync.publish();
    const laptop = await start(folder);
    const first = await laptop.sync.take();
    expect(await laptop.sync.take()).toEqual(first);
    const again = await start(folder, laptop.userData);
    expect((await again.sync.take())?.batches).toEqual(first?.batches);
    await again.sync.kept('another');
    expect(await again.sync.take()).not.toBeNull();
    await takeAll(again);
    expect(await again.sync.take()).toBeNull();
    expect(await (await start(folder, laptop.userData)).sync.take()).toBeNull();
  });

  it('is only read where a file changed', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.library.append(range(0, 3));
    await desk.sync.publish();
    let reads = 0;
    const on = { ...hasty(disk), read: (path: string) => ((reads += 1), disk.read(path)) };
    const laptop = await start(folder, undefined, { on });
    await takeAll(laptop);
    reads = 0;
    expect(await laptop.sync.take()).toBeNull();
    expect(reads).toBe(0);
    await desk.library.append(range(3, 4));
    await desk.sync.publish();
    expect(await takeAll(laptop)).toEqual(['batch-3']);
  });

  it('comes whole from files that arrive cut, twice and out of order', async () => {
    const [there, here] = [sharedFolder(), sharedFolder()];
    const desk = await start(there, undefined, { rotateBytes: 600 });
    for (const batch of range(0, 8)) {
      await desk.library.append([batch]);
      await desk.sync.publish();
    }
    const laptop = await start(here);
    await laptop.sync.publish();
    const { installation } = desk.sync.state();
    const from = join(there, 'lectern-sync', installation);
    const to = join(here, 'lectern-sync', installation);
    const names = readdirSync(from).toSorted().toReversed();
    for (const name of names.slice(0, 2)) cpSync(join(from, name), join(to, name), { recursive: true });
    await takeAll(laptop);
    expect(laptop.sync.lack().missing).toBeGreaterThan(0);
    for (const name of names) {
      cpSync(join(from, name), join(to, name));
      truncateSync(join(to, name), 150);
      await takeAll(laptop);
      cpSync(join(from, name), join(to, name.replace('.jsonl', ' (conflicted copy).jsonl')));
    }
    await takeAll(laptop);
    for (const name of names) cpSync(join(from, name), join(to, name));
    await takeAll(laptop);
    expect(await cellsIn(laptop)).toEqual(await cellsIn(desk));
    expect(laptop.sync.lack()).toEqual({ others: 1, waiting: 0, missing: 0, damaged: 0, strange: 0 });
  });

  it('waits for the files of a digest alone, also after a restart, and takes them', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    const id = await keepDigest(desk.library, 'a digest');
    await desk.library.append([imported(id), batchOf(1)]);
    await desk.sync.publish();
    const digests = join(folder, 'lectern-sync/digests');
    renameSync(digests, `${digests}.away`);
    const laptop = await start(folder);
    expect(await takeAll(laptop)).toEqual(['batch-1']);
    expect(laptop.sync.lack().waiting).toBe(1);
    expect(await takeAll(laptop)).toEqual([]);
    renameSync(`${digests}.away`, digests);
    const source = join(digests, id, `${desk.sync.state().installation}.source.gz`);
    const whole = readFileSync(source);
    truncateSync(source, 5);
    const again = await start(folder, laptop.userData);
    expect(await takeAll(again)).toEqual([]);
    expect(again.sync.lack().waiting).toBe(1);
    writeFileSync(source, whole);
    expect(await takeAll(again)).toContain(`import-${id}`);
    expect(await again.library.digests.reads(id)).toBe(true);
    expect(again.sync.lack().waiting).toBe(0);
  });

  it('does not wait for a digest that its own device lacks', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    const id = sha256('gone');
    await desk.library.append([imported(id)]);
    await desk.sync.publish();
    const laptop = await start(folder);
    expect(await takeAll(laptop)).toEqual([`import-${id}`]);
  });

  it('keeps back alone what it cannot merge: what a newer Lectern wrote, or a stranger', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    const from = { n: 2, label: '', before: [] };
    const strange = [
      {
        ...from,
        id: 'a',
        changes: [{ clock: '0mjuohnfy0000device01', table: 'planets', id: 'x', field: 'y', value: 1 }],
      },
      { ...from, id: 'b', changes: imported('../../../../escaped').changes },
    ];
    for (const batch of strange) appendFileSync(pathOf(folder, desk), encodeBatch(batch as LogBatch));
    await desk.library.append([batchOf(1)]);
    await desk.sync.publish();
    appendFileSync(pathOf(folder, desk), encodeBatch({ ...batchOf(2), n: 9 } as LogBatch));
    const laptop = await start(folder);
    expect(await takeAll(laptop)).toEqual(expect.arrayContaining(['batch-2']));
    expect(await takeAll(laptop)).toEqual([]);
    expect(laptop.sync.lack().waiting).toBe(2);
    expect(filesBelow(laptop.userData).join()).not.toContain('escaped');
  });

  it('has a digest from every installation in a file of its own', async () => {
    const folder = sharedFolder();
    const [desk, laptop] = [await start(folder), await start(folder)];
    for (const { library, sync } of [desk, laptop]) {
      const id = await keepDigest(library, 'a digest');
      await library.append([imported(id)]);
      await sync.publish();
    }
    expect(filesBelow(join(folder, 'lectern-sync/digests'))).toHaveLength(4);
  });
});

describe('a folder that holds what is none of ours', () => {
  const STRANGER = 'stranger-aaaaaaaa';
  const strangersLog = (folder: string): string => {
    mkdirSync(join(folder, 'lectern-sync', STRANGER), { recursive: true });
    return join(folder, 'lectern-sync', STRANGER, '000001.jsonl');
  };

  it('is read without links, devices and what no log is as large as, and says so', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    await desk.library.append([batchOf(1)]);
    await desk.sync.publish();
    const log = strangersLog(folder);
    symlinkSync('/dev/zero', log);
    mkdirSync(log.replace('000001', '000002'));
    writeFileSync(log.replace('000001', '000003'), '');
    truncateSync(log.replace('000001', '000003'), 65 * 1024 * 1024);
    symlinkSync('/dev', join(folder, 'lectern-sync', 'stranger-bbbbbbbb'));
    writeFileSync(join(folder, 'lectern-sync', 'stranger-cccccccc'), 'a file');
    const laptop = await start(folder);
    expect(await takeAll(laptop)).toEqual(['batch-1']);
    expect(await takeAll(laptop)).toEqual([]);
    expect(laptop.sync.lack()).toMatchObject({ others: 1, strange: 3 });
  });

  it('gives no clock that nothing later could win over', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    const [change] = batchOf(1).changes;
    const clocks = ['zzzzzzzzzzzzzdevice01', 'zz', '', '_', 'yzzzzzzzz0000device01', 'Z0000000000000device'];
    writeFileSync(
      strangersLog(folder),
      Buffer.concat(
        clocks.map((clock, n) =>
          encodeBatch({
            n: n + 1,
            id: `s${n}`,
            label: '',
            changes: [{ ...change, clock }],
            before: [],
          } as LogBatch),
        ),
      ),
    );
    expect(await takeAll(desk)).toEqual([]);
    expect(desk.sync.lack()).toMatchObject({ waiting: clocks.length });
  });

  it('says which bytes of others do not read, and has all else', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    await desk.library.append(range(0, 3));
    await desk.sync.publish();
    appendFileSync(pathOf(folder, desk), '\0\xff not a line\n');
    const laptop = await start(folder);
    expect(await takeAll(laptop)).toHaveLength(3);
    expect(laptop.sync.lack()).toMatchObject({ damaged: 1, waiting: 0 });
  });

  it('is not written to through a link that has the place of our log', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.sync.publish();
    const elsewhere = join(temporaryFolder(), 'elsewhere');
    writeFileSync(elsewhere, 'mine\n');
    rmSync(pathOf(folder, desk), { force: true });
    mkdirSync(dirname(pathOf(folder, desk)), { recursive: true });
    symlinkSync(elsewhere, pathOf(folder, desk));
    await desk.library.append([batchOf(1)]);
    await desk.sync.publish();
    expect(readFileSync(elsewhere, 'utf8')).toBe('mine\n');
    const laptop = await start(folder);
    await takeAll(laptop);
    expect(await cellsIn(laptop)).toEqual(await cellsIn(desk));
  });
});

describe('a library that was copied to another machine', () => {
  it('gets a name of its own when it sees that somebody else writes its log, and loses nothing', async () => {
    const folder = sharedFolder();
    const desk = await start(folder);
    await desk.library.append(range(0, 2));
    await desk.sync.publish();
    const copied = temporaryFolder();
    rmSync(copied, { recursive: true });
    cpSync(desk.userData, copied, { recursive: true });
    const twin = await start(folder, copied);
    expect(twin.sync.state().installation).toBe(desk.sync.state().installation);
    await twin.library.append([batchOf(7)]);
    await twin.sync.publish();
    await desk.library.append([batchOf(8)]);
    await desk.sync.publish();
    expect(desk.sync.state().installation).not.toBe(twin.sync.state().installation);
    await takeAll(desk);
    await takeAll(twin);
    await takeAll(desk);
    expect(await cellsIn(twin)).toEqual(await cellsIn(desk));
    const restarted = await start(folder, desk.userData);
    expect(restarted.library.state().device).not.toBe(twin.library.state().device);
    expect(await cellsIn(restarted)).toEqual(await cellsIn(desk));
  });
});
