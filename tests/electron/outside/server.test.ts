import { existsSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { openBeside } from '../../../electron/cli/beside.ts';
import { readAddress } from '../../../electron/outside/address.ts';
import { openDoor, type DoorHost } from '../../../electron/outside/server.ts';
import type { Hearer, OutsideReply } from '../../../shared/outside.ts';
import { ok } from '../../../shared/problem.ts';
import { temporaryFolder } from '../library/fixture.ts';

const shuts: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const shut of shuts.splice(0)) await shut();
});

const EXPORTED: OutsideReply = { kind: 'export', papers: 3 };
const wish = { kind: 'export', query: 'a', format: 'ris', parts: [], title: '' } as const;

/** A door whose requests are granted by this. */
async function door(
  perform: DoorHost['perform'],
  more: Partial<DoorHost> = {},
  userData = temporaryFolder(),
) {
  const errors: string[] = [];
  const log = { error: (message: string) => void errors.push(message) };
  const shut = await openDoor({ userData, perform, log, ...more });
  shuts.push(shut);
  return { userData, errors, shut };
}

/** What the door says to these bytes until it closes. */
async function say(userData: string, bytes: string | Buffer): Promise<string> {
  const address = await readAddress(userData);
  return new Promise((resolve) => {
    let heard = '';
    const talk = connect(address!.path, () => talk.write(bytes));
    talk.on('data', (chunk) => (heard += chunk.toString()));
    talk.on('error', () => undefined);
    talk.on('close', () => resolve(heard));
  });
}

const deaf: Hearer = { progress: () => undefined, piece: async () => undefined };

describe('the door for the command line', () => {
  it('grants a request of who knows the word, with progress and pieces in their order', async () => {
    const { userData } = await door(async (request, hear) => {
      expect(request).toEqual(wish);
      hear.progress(1, 2);
      await hear.piece('one\n');
      await hear.piece('two');
      return ok(EXPORTED);
    });
    const heard: unknown[] = [];
    const desk = await openBeside(userData);
    const hear: Hearer = {
      progress: (...at) => void heard.push(at),
      piece: async (text) => void heard.push(text),
    };
    expect(await desk?.run(wish, hear)).toEqual(ok(EXPORTED));
    expect(heard).toEqual([[1, 2], 'one\n', 'two']);
    await desk?.close();
  });

  it('is for its user alone', async () => {
    if (process.platform === 'win32') return;
    const { userData } = await door(async () => ok(EXPORTED));
    const address = await readAddress(userData);
    for (const path of [address!.path, join(userData, 'outside.json')])
      expect(statSync(path).mode & 0o077).toBe(0);
  });

  it('grants nothing to who does not know the word, or says what is no request', async () => {
    let asked = 0;
    const { userData, errors } = await door(async () => {
      asked += 1;
      return ok(EXPORTED);
    });
    const { token } = (await readAddress(userData))!;
    const lines = [
      { lectern: 1, token: `${token}0`, request: wish },
      { lectern: 1, token: '', request: wish },
      { lectern: 1, token: [token], request: wish },
      { lectern: 1, token, request: { kind: 'eval' } },
      { lectern: 1, token },
      { lectern: 2, token, request: wish },
      { token, request: wish },
      [],
      null,
    ];
    for (const line of lines)
      expect(await say(userData, `${JSON.stringify(line)}\n`)).toContain('app-silent');
    expect(await say(userData, 'GET / HTTP/1.1\r\n\r\n')).toBe('');
    expect(await say(userData, Buffer.alloc(5 * 1024 * 1024, 97))).toBe('');
    expect(asked).toBe(0);
    expect(errors).toEqual([]);
  });

  it('closes on who says nothing', async () => {
    const { userData } = await door(async () => ok(EXPORTED), { patience: 10 });
    expect(await say(userData, '{"lectern":1')).toBe('');
  });

  it('tells who grants when nobody waits any more', async () => {
    const began = Promise.withResolvers<AbortSignal>();
    const { userData } = await door(
      (_request, _hear, signal) =>
        new Promise((resolve) => {
          began.resolve(signal);
          signal.addEventListener('abort', () => resolve(ok(EXPORTED)));
        }),
    );
    const desk = await openBeside(userData);
    const answer = desk?.run(wish, deaf);
    const signal = await began.promise;
    await desk?.close();
    expect(await answer).toMatchObject({ ok: false, problem: { code: 'app-silent' } });
    if (!signal.aborted) await new Promise((resume) => signal.addEventListener('abort', resume));
    expect(signal.aborted).toBe(true);
  });

  it('logs a bug behind it, and answers the next request', async () => {
    let asked = 0;
    const { userData, errors } = await door(async () => {
      if (asked++ === 0) throw new Error('a bug');
      return ok(EXPORTED);
    });
    expect(await (await openBeside(userData))?.run(wish, deaf)).toMatchObject({ ok: false });
    expect(errors).toEqual(['a request from outside failed']);
    expect(await (await openBeside(userData))?.run(wish, deaf)).toMatchObject({ ok: true });
  });

  it('is not there once it is shut, nor where one was left behind', async () => {
    const { userData, shut } = await door(async () => ok(EXPORTED));
    const { path } = (await readAddress(userData))!;
    await shut();
    expect(existsSync(path)).toBe(false);
    expect(await openBeside(userData)).toBeNull();
    writeFileSync(join(userData, 'outside.json'), JSON.stringify({ path, token: 'x' }));
    writeFileSync(path, '');
    expect(await openBeside(userData)).toBeNull();
    await door(async () => ok(EXPORTED), {}, userData);
    expect(await openBeside(userData)).not.toBeNull();
  });
});
