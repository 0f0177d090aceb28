import { describe, expect, it } from 'vitest';
import type { Offer } from '../../shared/bridge.ts';
import type { Files } from '../../electron/files.ts';
import { createIncoming, filesOf, readStartRequest } from '../../electron/incoming.ts';

const files: Files = {
  open: (paths) =>
    Promise.resolve({ digests: [], refused: paths.map((name) => ({ name, reason: 'file-gone' })) }),
  cancel: () => undefined,
  stream: () => Promise.resolve(null),
  read: () => Promise.resolve(null),
  release: () => undefined,
};
const names = ({ refused }: Offer): string[] => refused.map(({ name }) => name);

describe('createIncoming', () => {
  it('keeps files until the window listens, sends them after that, and keeps them again while it loads', async () => {
    const sent: string[][] = [];
    const incoming = createIncoming(files, (offer) => sent.push(names(offer)));
    await incoming.offer(['/a']);
    await incoming.offer(['/b']);
    expect(names(await incoming.listen())).toEqual(['/a', '/b']);
    await incoming.offer(['/c']);
    await incoming.offer([]);
    incoming.pause();
    await incoming.offer(['/d']);
    expect(sent).toEqual([['/c']]);
    expect(names(await incoming.listen())).toEqual(['/d']);
  });
});

describe('filesOf', () => {
  it('skips switches and resolves against the folder of the start', () => {
    expect(
      filesOf({ args: ['--flag', 'a.eml', '/b.eml', ''], cwd: '/home/reader' }).map((path) =>
        path.replaceAll('\\', '/'),
      ),
    ).toEqual([expect.stringMatching(/\/home\/reader\/a\.eml$/), expect.stringMatching(/\/b\.eml$/)]);
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
