import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  badgeCount,
  flag,
  fraction,
  label,
  language,
  languageTags,
  paths,
  problemCode,
  record,
  text,
  themeSource,
  updateWish,
  watchMode,
} from '../../electron/arguments.ts';
import { t } from '../../shared/strings/index.ts';

describe('the readers of bridge arguments', () => {
  it('answer a value of their type or throw a TypeError, whatever comes', () => {
    const checks: [(value: unknown) => unknown, (value: unknown) => boolean][] = [
      [text, (value) => typeof value === 'string'],
      [
        paths,
        (value) => Array.isArray(value) && value.every((path) => typeof path === 'string' && path !== ''),
      ],
      [fraction, (value) => value === null || (typeof value === 'number' && value >= 0 && value <= 1)],
      [themeSource, (value) => ['system', 'light', 'dark'].includes(String(value))],
      [language, (value) => ['en', 'zh'].includes(String(value))],
      [
        label,
        (value) =>
          value === null || (typeof value === 'string' && !value.includes('\n') && value.length <= 200),
      ],
      [flag, (value) => typeof value === 'boolean'],
      [badgeCount, (value) => Number.isInteger(value) && Number(value) >= 0 && Number(value) < 100_000],
      [
        languageTags,
        (value) => Array.isArray(value) && value.every((tag) => /^[A-Za-z0-9-]+$/.test(String(tag))),
      ],
      [watchMode, (value) => ['offer', 'import'].includes(String(value))],
      [problemCode, (value) => Object.keys(t.problems).includes(String(value))],
      [updateWish, (value) => ['check', 'download', 'install'].includes(String(value))],
      [record, (value) => typeof value === 'object' && value !== null && !Array.isArray(value)],
    ];
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const [read, holds] of checks) {
          try {
            expect(holds(read(value))).toBe(true);
          } catch (error) {
            expect(error).toBeInstanceOf(TypeError);
          }
        }
      }),
    );
  });

  it('take what the contract allows', () => {
    expect(text('doi:10.1/2')).toBe('doi:10.1/2');
    expect(paths(['/a', '', '/b'])).toEqual(['/a', '/b']);
    expect([fraction(0), fraction(1), fraction(null)]).toEqual([0, 1, null]);
    expect(label('  Star \n two  papers ')).toBe('Star two papers');
    expect(label('')).toBeNull();
    expect(languageTags(['de', 'zh-Hans-CN'])).toEqual(['de', 'zh-Hans-CN']);
    expect(badgeCount(1e9)).toBe(99_999);
    expect(problemCode('no-papers')).toBe('no-papers');
  });

  it('refuse what is too much', () => {
    expect(() => text('x'.repeat(10_001))).toThrow(TypeError);
    for (const tag of ['../de', 'de de', '', 'x'.repeat(99)])
      expect(() => languageTags([tag])).toThrow(TypeError);
    expect(() => problemCode('toString')).toThrow(TypeError);
    expect(() => paths(Array.from({ length: 1_001 }, () => '/a'))).toThrow(TypeError);
  });
});
