import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fraction, label, language, paths, record, text, themeSource } from '../../electron/arguments.ts';

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
  });

  it('refuse what is too much', () => {
    expect(() => text('x'.repeat(10_001))).toThrow(TypeError);
    expect(() => paths(Array.from({ length: 1_001 }, () => '/a'))).toThrow(TypeError);
  });
});
