import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Offer } from '../../shared/bridge.ts';
import type { DeepLink } from '../../shared/deep-link.ts';
import { createIncoming, filesOf, linksOf, readStartRequest } from '../../electron/incoming.ts';

const files = {
  open: (paths: readonly string[]): Promise<Offer> =>
    Promise.resolve({ digests: [], refused: paths.map((name) => ({ name, reason: 'file-gone' })) }),
};
const names = ({ refused }: Offer): string[] => refused.map(({ name }) => name);

function setUp() {
  const sent: [window: string, ...paths: string[]][] = [];
  const followed: [window: string, link: DeepLink][] = [];
  const open = { windows: ['one'] };
  const incoming = createIncoming<string>({
    files,
    windows: () => open.windows,
    send: (window, offer) => sent.push([window, ...names(offer)]),
    follow: (window, link) => followed.push([window, link]),
  });
  return { sent, followed, open, incoming };
}

describe('createIncoming', () => {
  it('keeps files until a window listens, sends them after that, and keeps them again while it loads', async () => {
    const { sent, incoming } = setUp();
    await incoming.offer(['/a']);
    await incoming.offer(['/b']);
    expect(names(await incoming.listen('one'))).toEqual(['/a', '/b']);
    await incoming.offer(['/c']);
    await incoming.offer([]);
    incoming.pause('one');
    await incoming.offer(['/d']);
    expect(sent).toEqual([['one', '/c']]);
    expect(names(await incoming.listen('one'))).toEqual(['/d']);
  });

  it('hands over to the window that was last in front of those that listen, to one alone', async () => {
    const { sent, followed, open, incoming } = setUp();
    await incoming.listen('one');
    open.windows = ['two', 'one'];
    await incoming.offer(['/a']);
    await incoming.listen('two');
    await incoming.offer(['/b']);
    incoming.follow({ kind: 'import' });
    open.windows = ['one'];
    await incoming.offer(['/c']);
    expect(sent).toEqual([
      ['one', '/a'],
      ['two', '/b'],
      ['one', '/c'],
    ]);
    expect(followed).toEqual([['two', { kind: 'import' }]]);
  });

  it('keeps links for the window that listens first, and gives them once', async () => {
    const { followed, incoming } = setUp();
    incoming.follow({ kind: 'import' });
    expect(followed).toEqual([]);
    await incoming.listen('one');
    await incoming.listen('two');
    expect(followed).toEqual([['one', { kind: 'import' }]]);
  });
});

describe('a start', () => {
  const request = {
    args: [
      '--flag',
      'a.eml',
      '/b.eml',
      '',
      'lectern://paper/a',
      'LECTERN:../../etc/passwd',
      'lectern://import',
    ],
    cwd: '/home/reader',
  };

  it('has files: switches and links are none, and others are found from the folder of the start', () => {
    expect(filesOf(request).map((path) => path.replaceAll('\\', '/'))).toEqual([
      expect.stringMatching(/\/home\/reader\/a\.eml$/),
      expect.stringMatching(/\/b\.eml$/),
    ]);
  });

  it('has the files that a file manager names by their addresses, and none of another machine', () => {
    const at = join(tmpdir(), 'Digest of today, 50 %.eml');
    const args = [pathToFileURL(at).href, 'file:///a%2Fb.eml', 'file:', 'FILE:///%', 'file://%zz/a'];
    expect(filesOf({ args, cwd: '/' }).filter((path) => path !== resolve('/'))).toEqual([at]);
  });

  it('has links, of the known forms alone', () => {
    expect(linksOf(request)).toEqual([
      { kind: 'paper', paperId: 'a', highlightId: null },
      { kind: 'import' },
    ]);
  });
});

describe('readStartRequest', () => {
  it('answers null for what another version might send', () => {
    expect(readStartRequest({ args: ['a', 1], cwd: '/' })).toEqual({ args: ['a'], cwd: '/' });
    expect([null, 'text', {}, { args: 'a', cwd: '/' }, { args: [] }].map(readStartRequest)).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});
