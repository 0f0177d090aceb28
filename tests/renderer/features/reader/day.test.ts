import { describe, expect, it } from 'vitest';
import { day } from '../../../../renderer/features/reader/day.ts';

const now = new Date(2026, 10, 25).getTime();

describe('a day', () => {
  it('has its year only where that is another one', () => {
    expect(day('2026-11-14', now)).toBe('14 Nov');
    expect(day('2025-12-03', now)).toBe('3 Dec 2025');
    expect(day(new Date(2026, 0, 5, 23, 59).getTime(), now)).toBe('5 Jan');
  });
  it('is shown as it stands where it is none', () => {
    expect(day('Spring 2026', now)).toBe('Spring 2026');
  });
});
