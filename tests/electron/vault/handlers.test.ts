import { mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createVault, type VaultHandlers } from '../../../electron/vault/handlers.ts';
import { VAULT_METHODS } from '../../../shared/vault/contract.ts';
import { documentOf, newPaper } from './outside.ts';

const electron = vi.hoisted(() => ({ chosen: [] as string[], opened: [] as string[] }));
vi.mock('electron', () => ({
  dialog: {
    showOpenDialog: () =>
      Promise.resolve({ canceled: electron.chosen.length === 0, filePaths: electron.chosen }),
  },
  shell: { openPath: (path: string) => (electron.opened.push(path), Promise.resolve('')) },
}));

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lectern-vault-'));
  mkdirSync(join(root, 'Mirror'));
  electron.chosen = [join(root, 'Mirror')];
  electron.opened = [];
});

function start() {
  const told: null[] = [];
  const handlers = createVault({
    userData: join(root, 'data'),
    window: () => ({}) as never,
    changed: () => void told.push(null),
    log: { error: () => undefined },
  });
  return { handlers, told };
}

/** All that is under the root, but what main keeps for itself. */
const files = (): string[] =>
  readdirSync(root, { recursive: true })
    .map(String)
    .filter((path) => !/^data(?:\/|$)/.test(path))
    .toSorted();

const call = async (handlers: VaultHandlers, method: keyof VaultHandlers, given: unknown): Promise<unknown> =>
  handlers[method](given);

describe('the mirror over the bridge', () => {
  test('mirrors into the folder that the reader chose, and says so, never where it is', async () => {
    const { handlers, told } = start();
    expect(await handlers.vaultStatus(undefined)).toMatchObject({ state: 'off', name: null });
    const chosen = await handlers.chooseVault(undefined);
    expect(chosen).toMatchObject({ ok: true, value: { state: 'on', name: 'Mirror' } });
    expect(JSON.stringify(chosen)).not.toContain(root);
    expect(told).toHaveLength(1);
    await handlers.scanVault(undefined);
    await handlers.exchangeVault({ documents: [documentOf('1', newPaper())] });
    expect(files()).toEqual(['Mirror', 'Mirror/Papers', 'Mirror/Papers/Paper 1.md']);
    expect(await handlers.setVault({ paused: true, scope: 'all' })).toMatchObject({
      state: 'paused',
      scope: 'all',
    });
    expect(told).toHaveLength(2);
    await handlers.openVaultFolder(undefined);
    expect(electron.opened).toEqual([join(root, 'Mirror')]);
    expect(await handlers.stopVault(undefined)).toMatchObject({ state: 'off' });
    expect(files()).toContain('Mirror/Papers/Paper 1.md');
  });

  test('writes into that folder alone, whatever a paper is called', async () => {
    const { handlers } = start();
    await handlers.chooseVault(undefined);
    await handlers.scanVault(undefined);
    const names = [
      '../../out',
      '/etc/passwd',
      '..',
      '.',
      '',
      'a/../../b',
      'CON',
      '\u0000',
      '..\\..\\out',
      '.git',
    ];
    const documents = names.map((name, at) => ({ ...documentOf(String(at), newPaper()), name }));
    expect(await handlers.exchangeVault({ documents })).toMatchObject({ ok: true });
    const written = files().filter((path) => path.endsWith('.md'));
    expect(written).toHaveLength(names.length);
    expect(written.filter((path) => !/^Mirror\/Papers\/[^/.][^/]*\.md$/.test(path))).toEqual([]);
    expect(readdirSync(root).toSorted()).toEqual(['Mirror', 'data']);
  });

  test.each([
    ['setVault', { paused: 'yes', scope: 'all' }],
    ['setVault', { paused: false, scope: '../all' }],
    ['exchangeVault', { documents: {} }],
    ['exchangeVault', { documents: Array.from({ length: 201 }, () => documentOf('1', newPaper())) }],
    ['exchangeVault', { documents: [{ ...documentOf('1', newPaper()), id: '../../etc/passwd' }] }],
    ['exchangeVault', { documents: [{ ...documentOf('1', newPaper()), fresh: 'delete' }] }],
    ['exchangeVault', { documents: [{ ...documentOf('1', newPaper()), blocks: [{ key: 'a -->' }] }] }],
    ['exchangeVault', { documents: [{ ...documentOf('1', newPaper()), front: [{ key: 'a: b\nc' }] }] }],
    ['settleVault', { settled: [{ id: 'paper:1', key: 'note', theirs: 7 }] }],
    ['followedVault', { toString: 'a' }],
  ] as const)('refuses to %s with %j', async (method, given) => {
    const { handlers } = start();
    await handlers.chooseVault(undefined);
    await expect(call(handlers, method, given)).rejects.toBeInstanceOf(TypeError);
    expect(files()).toEqual(['Mirror']);
  });

  test('answers or refuses, whatever comes, and writes nothing that is no document', async () => {
    const { handlers } = start();
    await handlers.chooseVault(undefined);
    await handlers.scanVault(undefined);
    const before = readFileSync(join(root, 'data/vault/vault.json'), 'utf8');
    // These three do as they are asked, and are asked for nothing.
    const asked = new Set(['chooseVault', 'stopVault', 'openVaultFolder', 'followedVault']);
    const methods = Object.keys(VAULT_METHODS).filter((name) => !asked.has(name)) as (keyof VaultHandlers)[];
    const part = fc.oneof(fc.anything(), fc.constantFrom('paper:1', 'list:1', 'write', 'all', 'text', true));
    const wish = fc.oneof(
      fc.anything(),
      fc.record({
        documents: fc.array(fc.record({ id: part, name: part, fresh: part, front: part, blocks: part })),
      }),
      fc.record({ settled: fc.array(fc.record({ id: part, key: part, theirs: part })) }),
      fc.record({ paused: fc.anything(), scope: fc.string() }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...methods), wish, async (method, given) => {
        const answer = await call(handlers, method, given).catch((error: unknown) => error);
        if (answer instanceof Error) expect(answer).toBeInstanceOf(TypeError);
      }),
    );
    expect(files().filter((path) => !/^Mirror(?:$|\/Papers|\/Lists)/.test(path))).toEqual([]);
    expect(readFileSync(join(root, 'data/vault/vault.json'), 'utf8')).toBe(before);
  });
});
