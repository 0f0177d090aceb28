import { beforeEach, expect, test } from 'vitest';
import { addReadingTime, forgetReadingTime, readingTime } from '../../../renderer/stores/reading-time.ts';

beforeEach(() => {
  const kept = new Map<string, string>();
  Object.assign(globalThis, {
    localStorage: {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, value: string) => void kept.set(key, value),
      removeItem: (key: string) => void kept.delete(key),
    },
  });
});

test('seconds add up by day, and are gone when they are deleted', () => {
  addReadingTime('2026-11-25', 15);
  addReadingTime('2026-11-25', 15.4);
  addReadingTime('2026-11-24', 15);
  expect(readingTime()).toEqual({ '2026-11-24': 15, '2026-11-25': 30 });
  forgetReadingTime();
  expect(readingTime()).toEqual({});
});

test('two years are kept, the oldest days go first', () => {
  for (let n = 0; n < 740; n += 1)
    addReadingTime(new Date(Date.UTC(2025, 0, 1 + n)).toISOString().slice(0, 10), 1);
  const days = Object.keys(readingTime());
  expect(days).toHaveLength(731);
  expect(days).not.toContain('2025-01-01');
  expect(JSON.stringify(readingTime()).length).toBeLessThan(16_000);
});

test('what is damaged counts as nothing', () => {
  for (const damaged of ['{', '"text"', 'null', '{"2026-11-25":"many"}']) {
    localStorage.setItem('lectern.reading-time', damaged);
    expect(readingTime()).toEqual({});
  }
});
