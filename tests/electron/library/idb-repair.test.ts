import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { askToSetAside, mendStores } from '../../../electron/library/idb-repair.ts';
import { levelLog } from './level-log.ts';
import { filesBelow, temporaryFolder } from './fixture.ts';

const NAMES = {
  electron: 'IndexedDB/app_lectern_0.indexeddb.leveldb',
  standIn: 'stand-in-profile/Default/IndexedDB/http_lectern.app.localhost_0.indexeddb.leveldb',
};
const LOG = levelLog([Buffer.from('one record'), Buffer.from('another')]).bytes;

/** A user data folder with a store at each place. */
function stores(more: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const userData = temporaryFolder();
  for (const name of Object.values(NAMES)) {
    const folder = join(userData, name);
    mkdirSync(folder, { recursive: true });
    const files = {
      CURRENT: 'MANIFEST-000001\n',
      'MANIFEST-000001': LOG,
      '000003.log': LOG,
      LOG: 'text',
      ...more,
    };
    for (const [file, content] of Object.entries(files)) writeFileSync(join(folder, file), content);
  }
  return userData;
}
const bug = (error: unknown): never => {
  throw error;
};

describe('mending Chromium’s stores', () => {
  it('leaves whole ones alone, and says nothing where there is none', () => {
    expect(mendStores(stores(), bug)).toEqual([]);
    expect(mendStores(temporaryFolder(), bug)).toEqual([]);
  });

  it('cuts the torn ends of logs and of the manifest, on either host', () => {
    const torn = Buffer.concat([LOG, new Uint8Array(7)]);
    const userData = stores({ '000003.log': torn, 'MANIFEST-000001': torn });
    expect(mendStores(userData, bug)).toEqual(
      [NAMES.electron, NAMES.standIn].map((name) => ({
        code: 'store-repaired',
        detail: `${name.slice(name.lastIndexOf('/') + 1)}: 14`,
      })),
    );
    for (const name of Object.values(NAMES))
      for (const file of ['000003.log', 'MANIFEST-000001', 'LOG'])
        expect(readFileSync(join(userData, name, file))).toEqual(file === 'LOG' ? Buffer.from('text') : LOG);
    expect(mendStores(userData, bug)).toEqual([]);
  });

  it('moves a store away that names no manifest that is there', () => {
    const userData = stores({ CURRENT: 'MANIFEST-000009\n' });
    const blobs = join(userData, 'IndexedDB/app_lectern_0.indexeddb.blob');
    mkdirSync(blobs);
    writeFileSync(join(blobs, '1'), 'blob');
    expect(mendStores(userData, bug).map(({ code }) => code)).toEqual(['store-set-aside', 'store-set-aside']);
    expect(readdirSync(join(userData, 'IndexedDB'))).toEqual([]);
    const aside = filesBelow(join(userData, 'stores-set-aside'));
    expect(aside.filter((path) => path.endsWith('000003.log'))).toHaveLength(2);
    expect(aside.some((path) => path.endsWith('app_lectern_0.indexeddb.blob/1'))).toBe(true);
    expect(mendStores(userData, bug)).toEqual([]);
  });

  it('moves every store away once when the window asked for it', () => {
    const userData = stores();
    askToSetAside(userData);
    expect(mendStores(userData, bug)).toHaveLength(2);
    expect(existsSync(join(userData, NAMES.electron))).toBe(false);
    expect(mendStores(userData, bug)).toEqual([]);
    mkdirSync(join(userData, NAMES.electron));
    expect(mendStores(userData, bug)).toEqual([]);
  });

  it('goes on when one of them cannot be mended, and says why', () => {
    const userData = stores({ '000003.log': Buffer.concat([LOG, LOG.subarray(0, 9)]) });
    mkdirSync(join(userData, NAMES.electron, '000007.log'));
    const failures: unknown[] = [];
    const findings = mendStores(userData, (error) => failures.push(error));
    expect(failures).toHaveLength(1);
    expect(findings.map(({ detail }) => detail)).toEqual([expect.stringContaining('http_lectern')]);
  });
});
