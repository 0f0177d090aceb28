import { createHash } from 'node:crypto';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Offer } from '../../../shared/bridge.ts';
import { createFiles } from '../../../electron/files.ts';
import { openBases } from '../../../electron/vault/bases.ts';
import { openFolder } from '../../../electron/vault/folder.ts';
import { createMirror } from '../../../electron/vault/mirror.ts';
import { createWatched, type Watched } from '../../../electron/watched/index.ts';
import { documentOf, newPaper } from '../vault/outside.ts';

let root: string;
let folder: string;
let library: Set<string>;
let running: Watched[];
let errors: string[];
let taken: Offer[];
let hasTaker: boolean;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lectern-watched-'));
  folder = join(root, 'Digests');
  mkdirSync(folder);
  library = new Set();
  running = [];
  errors = [];
  taken = [];
  hasTaker = true;
});
afterEach(async () => {
  await Promise.all(running.map((each) => each.close()));
  rmSync(root, { recursive: true, force: true });
});

/** Main's part, as at a start. */
function start(settled = 60): Watched {
  const watched = createWatched({
    userData: join(root, 'data'),
    files: createFiles(),
    log: { error: (message, cause) => void errors.push(`${message} ${String(cause)}`) },
    has: (sha256) => Promise.resolve(library.has(sha256)),
    onChange: () => undefined,
    hasTaker: () => hasTaker,
    handOver: (offer) => void taken.push(offer),
    times: { settled, every: 50 },
  });
  running.push(watched);
  watched.start();
  return watched;
}

/** Ends main, as at a quit. */
async function stop(watched: Watched): Promise<void> {
  running = running.filter((each) => each !== watched);
  await watched.close();
}

const text = (name: string): string => `a digest called ${name}\n`;
const put = (name: string, content = text(name)): string => {
  writeFileSync(join(folder, name), content);
  return createHash('sha256').update(content).digest('hex');
};
const waiting = (watched: Watched): string[] => watched.state().waiting.map(({ name }) => name);
const become = (watched: Watched, names: readonly string[]) =>
  vi.waitFor(() => expect(waiting(watched).toSorted()).toEqual(names), { timeout: 10_000 });
/** What is in a folder has been looked at when a file that comes after it has been. */
async function settled(watched: Watched): Promise<void> {
  put('settled.eml');
  await vi.waitFor(() => expect(waiting(watched)).toContain('settled.eml'), { timeout: 10_000 });
  rmSync(join(folder, 'settled.eml'));
  await vi.waitFor(() => expect(waiting(watched)).not.toContain('settled.eml'), { timeout: 10_000 });
}

describe('a watched folder', () => {
  it('offers what comes, in folders below too, and leaves everything where it is', async () => {
    put('older.eml');
    const watched = start();
    await watched.add(folder);
    const sha256 = put('new.eml');
    mkdirSync(join(folder, 'more'));
    put('more/below.bib');
    put('picture.png');
    put('.hidden.eml');
    put('half.eml.part');
    await become(watched, ['below.bib', 'new.eml']);
    const offer = await watched.take();
    expect(offer.digests.map(({ name }) => name).toSorted()).toEqual(['below.bib', 'new.eml']);
    expect(offer.digests.find(({ name }) => name === 'new.eml')?.sha256).toBe(sha256);
    expect(waiting(watched)).toEqual([]);
    expect(readFileSync(join(folder, 'new.eml'), 'utf8')).toBe(text('new.eml'));
    expect(errors).toEqual([]);
  });

  it('does not offer what the Markdown mirror writes, and a note beside it as ever', async () => {
    const watched = start();
    await watched.add(folder);
    const mirror = createMirror(openFolder(folder), await openBases(join(root, 'bases.jsonl')));
    await mirror.scan();
    await mirror.exchange([documentOf('1', newPaper())]);
    expect(existsSync(join(folder, 'Papers/Paper 1.md'))).toBe(true);
    put('Papers/beside.md');
    await become(watched, ['beside.md']);
    await settled(watched);
    expect(waiting(watched)).toEqual(['beside.md']);
  });

  it('waits for a file that is still being written', async () => {
    const watched = start(800);
    await watched.add(folder);
    const path = join(folder, 'slow.txt');
    for (let n = 0; n < 20; n++) {
      appendFileSync(path, `line ${n}\n`);
      expect(waiting(watched)).toEqual([]);
      await wait(50);
    }
    await become(watched, ['slow.txt']);
    const { digests } = await watched.take();
    expect(digests.map(({ size }) => size)).toEqual([readFileSync(path).length]);
  });

  it('never offers again what the library has, under whatever name and after a restart', async () => {
    const first = start();
    await first.add(folder);
    library.add(put('imported.eml'));
    put('other.eml');
    await become(first, ['other.eml']);
    await stop(first);
    put('copy of imported.eml', text('imported.eml'));
    const second = start();
    await become(second, ['other.eml']);
    await settled(second);
    expect(waiting(second)).toEqual(['other.eml']);
  });

  it('offers what came while Lectern was closed, and again what was taken and not imported', async () => {
    const first = start();
    await first.add(folder);
    put('taken.eml');
    await become(first, ['taken.eml']);
    await first.take();
    await stop(first);
    put('meanwhile.eml');
    await become(start(), ['meanwhile.eml', 'taken.eml']);
  });

  it('offers what was there before only when asked, and then once', async () => {
    library.add(put('imported.eml'));
    put('older.eml');
    const watched = start();
    const { folders } = await watched.add(folder);
    expect(folders).toMatchObject([{ name: 'Digests', hasOlder: true, mode: 'offer' }]);
    await settled(watched);
    expect(waiting(watched)).toEqual([]);
    const [{ id } = { id: '' }] = folders;
    expect(watched.offerOlder(id).folders).toMatchObject([{ hasOlder: false }]);
    await become(watched, ['older.eml']);
  });

  it('does not offer again what was put away, unless the file is another one', async () => {
    const first = start();
    await first.add(folder);
    put('a.eml');
    await become(first, ['a.eml']);
    expect(first.dismiss().waiting).toEqual([]);
    await stop(first);
    const second = start();
    await settled(second);
    expect(waiting(second)).toEqual([]);
    put('a.eml', 'another digest, under the same name\n');
    await become(second, ['a.eml']);
  });

  it('offers one of two files that are the same', async () => {
    const watched = start();
    await watched.add(folder);
    put('a.eml', 'the same\n');
    await become(watched, ['a.eml']);
    put('b.eml', 'the same\n');
    await settled(watched);
    expect(waiting(watched)).toEqual(['a.eml']);
  });

  it('lists what cannot be opened, with the reason, and what could not be imported', async () => {
    const watched = start();
    const { folders } = await watched.add(folder);
    put('empty.eml', '');
    put('good.eml');
    await become(watched, ['good.eml']);
    await vi.waitFor(() =>
      expect(watched.state().folders[0]?.failures).toEqual([{ name: 'empty.eml', reason: 'file-empty' }]),
    );
    const { digests } = await watched.take();
    const after = watched.fail(digests[0]?.id ?? '', 'no-papers');
    expect(after.folders[0]?.failures.at(-1)).toEqual({ name: 'good.eml', reason: 'no-papers' });
    expect(watched.fail('not handed out', 'no-papers')).toEqual(after);
    expect(existsSync(join(folder, 'empty.eml'))).toBe(true);
    await stop(watched);
    const again = start();
    await vi.waitFor(() => expect(again.state().folders[0]?.failures).toMatchObject([{ name: 'empty.eml' }]));
    expect(again.forget(folders[0]?.id ?? '')).toEqual({ folders: [], waiting: [] });
  });

  it('hands over at once where it is to import, as soon as somebody takes it', async () => {
    hasTaker = false;
    const watched = start();
    const { folders } = await watched.add(folder);
    watched.change(folders[0]?.id ?? '', { mode: 'import', polling: false });
    put('a.eml');
    await become(watched, ['a.eml']);
    expect(taken).toEqual([]);
    hasTaker = true;
    watched.handOverAgain();
    await become(watched, []);
    expect(taken.flatMap(({ digests }) => digests.map(({ name }) => name))).toEqual(['a.eml']);
  });

  it('looks by itself where the system says nothing, and finds a folder that comes back', async () => {
    const watched = start();
    const { folders } = await watched.add(folder);
    watched.change(folders[0]?.id ?? '', { mode: 'offer', polling: true });
    expect(watched.state().folders).toMatchObject([{ polling: true, reachable: true }]);
    put('a.eml');
    await become(watched, ['a.eml']);
    await stop(watched);
    rmSync(folder, { recursive: true });
    const again = start();
    expect(again.state().folders).toMatchObject([{ polling: true, reachable: false }]);
    mkdirSync(folder);
    put('b.eml');
    await become(again, ['b.eml']);
    expect(again.state().folders).toMatchObject([{ reachable: true }]);
  });

  it('takes a damaged or hostile list of folders for none', async () => {
    for (const stored of ['{', '{"folders":[{"id":"a","path":"relative"},{"path":7},null]}', '[]']) {
      mkdirSync(join(root, 'data'), { recursive: true });
      writeFileSync(join(root, 'data/watched-folders.json'), stored);
      const watched = start();
      expect(watched.state()).toEqual({ folders: [], waiting: [] });
    }
  });
});
