import { writeFileSync, readFileSync, existsSync, rmSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../../electron/files.ts';
import { createLibraryBridge } from '../../../electron/library/handlers.ts';
import type { BackupOffer } from '../../../shared/library-files.ts';
import { batchOf } from '../../shared/batches.ts';
import { ENTRIES, sha256, temporaryFolder, textOf } from './fixture.ts';

const electron = vi.hoisted(() => ({
  did: [] as string[],
  save: { canceled: true, filePath: '' },
  open: { canceled: true, filePaths: [] as string[] },
}));
vi.mock('electron', () => ({
  app: { relaunch: () => electron.did.push('relaunch'), exit: () => electron.did.push('exit') },
  dialog: {
    showSaveDialog: () => Promise.resolve(electron.save),
    showOpenDialog: () => Promise.resolve(electron.open),
  },
  shell: { openPath: (path: string) => (electron.did.push(path), Promise.resolve('')) },
}));

beforeEach(() => {
  electron.did.length = 0;
  electron.save = { canceled: true, filePath: '' };
  electron.open = { canceled: true, filePaths: [] };
});

function start(userData = temporaryFolder()) {
  const files = createFiles();
  const errors: string[] = [];
  let told = 0;
  const log = { error: (message: string) => void errors.push(message) };
  const bridge = createLibraryBridge({
    userData,
    window: () => ({}) as never,
    files,
    log,
    findings: [],
    appended: () => void (told += 1),
  });
  return { userData, files, errors, told: () => told, ...bridge };
}
const ok = (value: unknown) => ({ ok: true, value });

describe('the library over the bridge', () => {
  it('opens, takes batches and streams their cells', async () => {
    const { handlers, lines, userData, told } = start();
    expect(await handlers.openLibrary(undefined)).toMatchObject({
      ok: true,
      value: { head: { batches: 0, lastId: null }, findings: [] },
    });
    expect(await handlers.appendJournal({ batches: [batchOf(1)] })).toEqual(
      ok({ batches: 1, lastId: 'batch-1' }),
    );
    expect(told()).toBe(1);
    expect((await textOf((await lines('cells'))!)).trim().split('\n')).toHaveLength(2);
    expect(await lines('elsewhere')).toBeNull();
    const again = start(userData);
    expect(await again.handlers.health(undefined)).toMatchObject({ head: { batches: 1 } });
    await handlers.openLibraryFolder(undefined);
    expect(electron.did).toEqual([join(userData, 'library')]);
  });

  it('keeps a digest from a file and from pasted text, or says why not', async () => {
    const { handlers, files, userData, lines } = start();
    const path = join(userData, 'digest.eml');
    writeFileSync(path, 'the digest');
    const [digest] = (await files.open([path])).digests;
    const keep = async (digestId: string, original: unknown) => {
      const kept = await handlers.keepDigest({ digestId, original });
      if (!kept.ok) return kept.problem.code;
      await handlers.keepEntries({ digestId, lines: ENTRIES });
      return handlers.endDigest({ digestId, keep: true });
    };
    expect(await keep(digest!.sha256, { kind: 'file', id: digest!.id })).toEqual(ok(null));
    expect(await keep(sha256('pästed'), { kind: 'text', text: 'pästed' })).toEqual(ok(null));
    expect(await textOf((await lines(`entries/${digest!.sha256}`))!)).toBe(ENTRIES);
    expect(await keep(sha256('other'), { kind: 'text', text: 'pasted' })).toBe('file-changed');
    writeFileSync(path, 'changed since');
    expect(await keep(digest!.sha256, { kind: 'file', id: digest!.id })).toBe('file-changed');
    rmSync(path);
    expect(await keep(digest!.sha256, { kind: 'file', id: digest!.id })).toBe('file-gone');
    expect(await keep(digest!.sha256, { kind: 'file', id: path })).toBe('file-gone');
    expect(await handlers.keepEntries({ digestId: sha256('never'), lines: ENTRIES })).toMatchObject({
      ok: false,
    });
    expect(await handlers.endDigest({ digestId: sha256('never'), keep: false })).toEqual(ok(null));
  });

  it('streams an original, and keeps it again for a later reading without the window sending it', async () => {
    const { handlers, lines, userData } = start();
    const [id, later] = [sha256('the original'), sha256('a later reading')];
    const keep = async (digestId: string, original: unknown, entries = ENTRIES) => {
      const kept = await handlers.keepDigest({ digestId, original });
      if (!kept.ok) return kept.problem.code;
      await handlers.keepEntries({ digestId, lines: entries });
      return handlers.endDigest({ digestId, keep: true });
    };
    expect(await keep(later, { kind: 'kept', digestId: id })).toBe('file-gone');
    expect(await keep(id, { kind: 'text', text: 'the original' })).toEqual(ok(null));
    const read = `{"format":"text","records":1,"original":"${id}"}\n{"title":"A paper"}\n`;
    expect(await keep(later, { kind: 'kept', digestId: id }, read)).toEqual(ok(null));
    // A third reading of the second one.
    expect(await keep(sha256('a third'), { kind: 'kept', digestId: later }, read)).toEqual(ok(null));
    for (const each of [id, later, sha256('a third')])
      expect(await textOf((await lines(`source/${each}`))!)).toBe('the original');
    for (const path of [
      'source/',
      'source/..',
      `source/${id}/x`,
      `source/${id.toUpperCase()}`,
      `source/${id}%00`,
    ])
      expect(await lines(path)).toBeNull();
    expect(await lines(`source/${sha256('never')}`)).toBeNull();
    writeFileSync(join(userData, 'library/digests', id, 'source.gz'), gzipSync('changed'));
    expect(await keep(sha256('a fourth'), { kind: 'kept', digestId: id })).toBe('file-changed');
    writeFileSync(join(userData, 'library/digests', id, 'entries.jsonl.gz'), 'no gzip');
    expect(await keep(sha256('a fourth'), { kind: 'kept', digestId: id })).toBe('file-unreadable');
    expect(await lines(`entries/${sha256('a fourth')}`)).toBeNull();
  });

  it('backs up and offers the backup, or nothing when the reader cancels', async () => {
    const { handlers, userData, lines } = start();
    await handlers.appendJournal({ batches: [batchOf(1)] });
    expect(await handlers.backUp(undefined)).toEqual(ok(null));
    expect(await handlers.chooseBackup(undefined)).toEqual(ok(null));
    const path = join(userData, 'all.lectern');
    electron.save = { canceled: false, filePath: path };
    expect(await handlers.backUp(undefined)).toEqual(
      ok({ name: 'all.lectern', bytes: readFileSync(path).length }),
    );
    electron.open = { canceled: false, filePaths: [path] };
    const chosen = await handlers.chooseBackup(undefined);
    expect(chosen).toMatchObject({ ok: true, value: { cells: { newHere: 0, same: 2 } } });
    const { token } = (chosen as { value: BackupOffer }).value;
    expect(await handlers.adoptBackup(token)).toEqual(ok(null));
    await handlers.releaseBackup(token);
    expect(await lines(`backup/${token}/cells`)).toBeNull();
    electron.save = { canceled: false, filePath: join(userData, 'no/such/folder/all.lectern') };
    expect(await handlers.backUp(undefined)).toMatchObject({ ok: false, problem: { code: 'disk-failed' } });
    writeFileSync(path, 'no zip');
    expect(await handlers.chooseBackup(undefined)).toEqual({
      ok: false,
      problem: { code: 'backup-unreadable', detail: 'all.lectern' },
    });
  });

  it('refuses a newer library everywhere, and tries again at the next call', async () => {
    const { handlers, userData, lines, errors } = start();
    mkdirSync(join(userData, 'library'));
    const path = join(userData, 'library/library.json');
    writeFileSync(path, '{"schema":99}');
    const newer = { ok: false, problem: { code: 'library-newer', detail: '99' } };
    expect(await handlers.openLibrary(undefined)).toEqual(newer);
    expect(await handlers.appendJournal({ batches: [batchOf(1)] })).toEqual(newer);
    expect(await handlers.health(undefined)).toMatchObject({
      head: { batches: 0 },
      freeBytes: expect.any(Number),
    });
    expect(await lines('cells')).toBeNull();
    expect(errors).toHaveLength(1);
    rmSync(path);
    expect(await handlers.openLibrary(undefined)).toMatchObject({ ok: true });
  });

  it('leaves the flag for the next start before it starts the app again', async () => {
    const { handlers, userData } = start();
    await handlers.setStoreAside(undefined);
    expect(existsSync(join(userData, 'library/set-aside'))).toBe(true);
    expect(electron.did).toEqual(['relaunch', 'exit']);
  });

  it('refuses arguments that are not what it asks for, and writes nothing', async () => {
    const { handlers, userData } = start();
    const id = sha256('x');
    const calls: [keyof typeof handlers, unknown][] = [
      ['appendJournal', undefined],
      ['appendJournal', { batches: 'all' }],
      ['appendJournal', { batches: [{ id: 'a' }] }],
      ['keepDigest', { digestId: '../x', original: { kind: 'text', text: 'x' } }],
      ['keepDigest', { digestId: id, original: { kind: 'path', text: '/etc/passwd' } }],
      ['keepDigest', { digestId: id, original: { kind: 'kept', digestId: '../../journal' } }],
      ['keepDigest', { digestId: id, original: { kind: 'kept' } }],
      ['keepDigest', { digestId: '../x', original: { kind: 'kept', digestId: id } }],
      ['keepEntries', { digestId: id, lines: 'half a \ud800' }],
      ['keepEntries', { digestId: 'x', lines: ENTRIES }],
      ['endDigest', { digestId: id, keep: 'yes' }],
      ['endDigest', null],
      ['adoptBackup', '../../library'],
      ['adoptBackup', { token: id }],
      ['releaseBackup', 5],
    ];
    for (const [method, argument] of calls)
      await expect(handlers[method](argument), `${method}`).rejects.toThrow(TypeError);
    expect(existsSync(join(userData, 'library'))).toBe(false);
  });
});
