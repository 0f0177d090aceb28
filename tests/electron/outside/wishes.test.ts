import { describe, expect, it } from 'vitest';
import { createWishes } from '../../../electron/outside/wishes.ts';
import type { Hearer } from '../../../shared/outside.ts';
import { ok } from '../../../shared/problem.ts';

const SETTLED = ok({ kind: 'settle' } as const);
const deaf: Hearer = { progress: () => undefined, piece: async () => undefined };
const never = new AbortController().signal;

function start() {
  const sent: string[] = [];
  const room = { windows: ['one'], answering: 'one', asked: [] as string[] };
  const wishes = createWishes<string>({
    windows: () => room.windows,
    current: () => room.answering,
    send(window, { id }) {
      sent.push(id);
      room.asked.push(window);
    },
  });
  const ask = (hear = deaf, signal: AbortSignal = never) => wishes.ask({ kind: 'settle' }, hear, signal);
  const answer = (id: string | undefined, said: unknown) => wishes.handlers.answerOutside({ id, said });
  return { sent, room, wishes, ask, answer };
}

describe('wishes to the window', () => {
  it('wait until it listens, and are answered once', async () => {
    const { sent, wishes, ask, answer } = start();
    const first = ask();
    expect(sent).toEqual([]);
    await wishes.handlers.listenOutside(undefined);
    expect(sent).toHaveLength(1);
    expect(await answer(sent[0], { kind: 'answer', result: SETTLED })).toBe(true);
    expect(await first).toEqual(SETTLED);
    expect(await answer(sent[0], { kind: 'answer', result: SETTLED })).toBe(false);
    void ask();
    expect(sent).toHaveLength(2);
  });

  it('hand progress and pieces on, and say when nobody takes them', async () => {
    const { sent, wishes, ask, answer } = start();
    await wishes.handlers.listenOutside(undefined);
    const heard: unknown[] = [];
    void ask({
      progress: (...at) => void heard.push(at),
      async piece(text) {
        if (text === 'b') throw new Error('gone');
        heard.push(text);
      },
    });
    const [id] = sent;
    expect(await answer(id, { kind: 'progress', done: 1, of: 4 })).toBe(true);
    expect(await answer(id, { kind: 'piece', text: 'a' })).toBe(true);
    expect(await answer(id, { kind: 'piece', text: 'b' })).toBe(false);
    expect(heard).toEqual([[1, 4], 'a']);
  });

  it('fail where there is no window, or it goes, or loads anew; one that was not sent waits for the next page', async () => {
    const { sent, room, wishes, ask } = start();
    const noWindow = { ok: false, problem: { code: 'app-no-window' } };
    const unsent = ask();
    wishes.lost('one');
    await wishes.handlers.listenOutside(undefined);
    expect(sent).toHaveLength(1);
    wishes.lost('one');
    expect(await unsent).toEqual(noWindow);
    const waits = ask();
    room.windows = [];
    wishes.lost('one');
    expect(await waits).toEqual(noWindow);
    expect(await ask()).toEqual(noWindow);
  });

  it('go to the window in front that listens, and outlive the others', async () => {
    const { sent, room, wishes, ask, answer } = start();
    await wishes.handlers.listenOutside(undefined);
    room.windows = ['two', 'one'];
    const first = ask();
    room.answering = 'two';
    await wishes.handlers.listenOutside(undefined);
    const second = ask();
    expect(room.asked).toEqual(['one', 'two']);
    room.windows = ['two'];
    wishes.lost('one');
    expect(await first).toMatchObject({ ok: false });
    expect(await answer(sent[1], { kind: 'answer', result: SETTLED })).toBe(true);
    expect(await second).toEqual(SETTLED);
    expect(wishes.listening()).toBe(true);
  });

  it('end when whoever asked is gone', async () => {
    const { sent, wishes, ask, answer } = start();
    await wishes.handlers.listenOutside(undefined);
    const gone = new AbortController();
    const asked = ask(deaf, gone.signal);
    gone.abort();
    expect(await asked).toMatchObject({ ok: false });
    expect(await answer(sent[0], { kind: 'piece', text: 'a' })).toBe(false);
    expect(await ask(deaf, gone.signal)).toMatchObject({ ok: false });
  });
});
