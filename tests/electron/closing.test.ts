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

  function setUp(listening = true) {
    const asked = vi.fn();
    const again = vi.fn();
    const preventDefault = vi.fn();
    const closing = createClosing({
      window: () => ({}) as never,
      listening: () => listening,
      askToFlush: asked,
    });
    return { closing, asked, again, preventDefault, hold: () => closing.hold({ preventDefault }, again) };
  }

  it('lets a close pass when no page listens', () => {
    const { hold, preventDefault, asked } = setUp(false);
    hold();
    expect(preventDefault).not.toHaveBeenCalled();
    expect(asked).not.toHaveBeenCalled();
  });

  it('holds a close until the page has written, and lets the next one pass', () => {
    const { closing, hold, preventDefault, asked, again } = setUp();
    hold();
    hold();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(again).not.toHaveBeenCalled();
    closing.flushed();
    expect(again).toHaveBeenCalledTimes(2);
    preventDefault.mockClear();
    hold();
    expect(preventDefault).not.toHaveBeenCalled();
  });

  it('asks every two seconds while the reader waits, and closes when the reader says so', async () => {
    const { hold, again } = setUp();
    hold();
    await vi.advanceTimersByTimeAsync(4_100);
    expect(box.showMessageBox).toHaveBeenCalledTimes(2);
    expect(again).not.toHaveBeenCalled();
    box.showMessageBox.mockResolvedValue({ response: 1 });
    await vi.advanceTimersByTimeAsync(2_000);
    expect(again).toHaveBeenCalledTimes(1);
  });

  it('takes a late word that nobody waits for as nothing', () => {
    const { closing, hold, preventDefault } = setUp();
    closing.flushed();
    hold();
    expect(preventDefault).toHaveBeenCalled();
  });
});
