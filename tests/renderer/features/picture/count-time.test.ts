import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const kept = new Map<string, string>();
const page = { visibilityState: 'visible', focused: true };
const target = new EventTarget();
const shim = {
  localStorage: {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  },
  document: {
    get visibilityState() {
      return page.visibilityState;
    },
    hasFocus: () => page.focused,
  },
  addEventListener: target.addEventListener.bind(target),
  removeEventListener: target.removeEventListener.bind(target),
};
const MINUTE = 60_000;

async function started() {
  const { countReadingTime } = await import('../../../../renderer/features/picture/count-time.ts');
  const { readingTime } = await import('../../../../renderer/stores/reading-time.ts');
  const { setView } = await import('../../../../renderer/stores/view.ts');
  const { setSettings } = await import('../../../../renderer/stores/settings.ts');
  setSettings({ readingTime: true });
  setView({ view: { kind: 'shelf', verdict: 'inbox' }, paperId: 'a', overlay: null });
  const seconds = (): number => Object.values(readingTime()).reduce((sum, n) => sum + n, 0);
  return { seconds, setView, setSettings, stop: countReadingTime() };
}

beforeEach(() => {
  kept.clear();
  Object.assign(page, { visibilityState: 'visible', focused: true });
  for (const [name, value] of Object.entries(shim)) vi.stubGlobal(name, value);
  vi.useFakeTimers({ now: new Date('2026-11-25T10:00:00') });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('time counts while a paper is open and the reader is there, and five minutes after the last sign of them', async () => {
  const { seconds, stop } = await started();
  vi.advanceTimersByTime(2 * MINUTE);
  expect(seconds()).toBe(120);
  target.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(60 * MINUTE);
  expect(seconds()).toBeGreaterThan(120 + 4.5 * 60);
  expect(seconds()).toBeLessThanOrEqual(120 + 5 * 60);
  const before = seconds();
  target.dispatchEvent(new Event('wheel'));
  vi.advanceTimersByTime(MINUTE);
  expect(seconds()).toBe(before + 60);
  stop();
  vi.advanceTimersByTime(MINUTE);
  expect(seconds()).toBe(before + 60);
});

test('nothing counts behind another window, on the picture, without a paper, or when it is switched off', async () => {
  const { seconds, setView, setSettings, stop } = await started();
  page.focused = false;
  vi.advanceTimersByTime(MINUTE);
  Object.assign(page, { focused: true, visibilityState: 'hidden' });
  vi.advanceTimersByTime(MINUTE);
  page.visibilityState = 'visible';
  setView({ view: { kind: 'picture' } });
  vi.advanceTimersByTime(MINUTE);
  setView({ view: { kind: 'starred' }, paperId: null });
  vi.advanceTimersByTime(MINUTE);
  setView({ paperId: 'a' });
  setSettings({ readingTime: false });
  vi.advanceTimersByTime(MINUTE / 2);
  expect(seconds()).toBe(0);
  stop();
});
