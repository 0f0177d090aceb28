import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClosing } from '../../electron/closing.ts';

const box = vi.hoisted(() => ({ showMessageBox: vi.fn() }));
vi.mock('electron', () => ({ dialog: box }));

describe('createClosing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
    box.showMessageBox.mockReset().mockResolvedValue({ response: 0 });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const window = (name: string): BrowserWindow => ({ name }) as never;

  function setUp() {
    const [one, two] = [window('one'), window('two')];
    const asked: BrowserWindow[] = [];
    const deaf = new Set<BrowserWindow>();
    let open = [one];
    const again = vi.fn();
    const preventDefault = vi.fn();
    const closing = createClosing({
      windows: () => open,
      listening: (each) => !deaf.has(each),
      askToFlush: (each) => asked.push(each),
    });
    return {
      closing,
      one,
      two,
      asked,
      deaf,
      again,
      preventDefault,
      openBoth: () => (open = [one, two]),
      close: (each: BrowserWindow) => closing.holdClose(each, { preventDefault }, again),
      quit: () => closing.holdQuit({ preventDefault }, again),
    };
  }

  it('lets a close and a quit pass when no page listens', () => {
    const { one, close, quit, deaf, preventDefault, asked } = setUp();
    deaf.add(one);
    close(one);
    quit();
    expect(preventDefault).not.toHaveBeenCalled();
    expect(asked).toEqual([]);
  });

  it('holds a close until the page has written, and lets the next one pass', () => {
    const { closing, one, close, preventDefault, asked, again } = setUp();
    close(one);
    close(one);
    expect(asked).toEqual([one]);
    expect(again).not.toHaveBeenCalled();
    closing.flushed(one);
    expect(again).toHaveBeenCalledTimes(2);
    preventDefault.mockClear();
    close(one);
    expect(preventDefault).not.toHaveBeenCalled();
  });

  it('closes one window without asking the others', () => {
    const { closing, one, two, openBoth, close, asked, again } = setUp();
    openBoth();
    close(two);
    expect(asked).toEqual([two]);
    closing.flushed(one);
    expect(again).not.toHaveBeenCalled();
    closing.flushed(two);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('quits when every window has written', () => {
    const { closing, one, two, openBoth, quit, asked, again } = setUp();
    openBoth();
    quit();
    expect(asked).toEqual([one, two]);
    closing.flushed(two);
    expect(again).not.toHaveBeenCalled();
    closing.flushed(one);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('asks a window again that has written long ago, because it was in the reader’s hands since', async () => {
    const { closing, one, two, openBoth, quit, asked, again } = setUp();
    openBoth();
    quit();
    closing.flushed(one);
    await vi.advanceTimersByTimeAsync(2_100);
    closing.flushed(two);
    expect(again).not.toHaveBeenCalled();
    expect(asked).toEqual([one, two, one, two]);
    closing.flushed(one);
    closing.flushed(two);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('does not wait for a window that went', () => {
    const { closing, one, two, openBoth, quit, deaf, again } = setUp();
    openBoth();
    quit();
    closing.flushed(one);
    deaf.add(two);
    closing.forget(two);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('asks every two seconds while the reader waits, and closes when the reader says so', async () => {
    const { one, close, again } = setUp();
    close(one);
    await vi.advanceTimersByTimeAsync(4_100);
    expect(box.showMessageBox).toHaveBeenCalledTimes(2);
    expect(again).not.toHaveBeenCalled();
    box.showMessageBox.mockResolvedValue({ response: 1 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('takes a late word that nobody waits for as nothing', () => {
    const { closing, one, close, preventDefault } = setUp();
    closing.flushed(one);
    close(one);
    expect(preventDefault).toHaveBeenCalled();
  });

  it('asks again when a quit was let through and the window is still there', async () => {
    const { closing, one, quit, asked, again } = setUp();
    quit();
    closing.flushed(one);
    await vi.advanceTimersByTimeAsync(2_100);
    quit();
    expect(again).toHaveBeenCalledTimes(1);
    expect(asked).toEqual([one, one]);
  });

  it('runs what waits for everything to be written: at once, or later', () => {
    const { closing, one, deaf, again } = setUp();
    deaf.add(one);
    closing.whenWritten(again);
    expect(again).toHaveBeenCalledTimes(1);
    deaf.clear();
    closing.whenWritten(again);
    expect(again).toHaveBeenCalledTimes(1);
    closing.flushed(one);
    expect(again).toHaveBeenCalledTimes(2);
  });
});
