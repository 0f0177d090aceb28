import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clockAfter, createClock, isClock, mergeRow, wins, type Change } from '../../shared/change.ts';

const change = fc
  .record({ clock: fc.constantFrom('1', '2', '3'), field: fc.constantFrom('a', 'b'), value: fc.nat(2) })
  .map((cell): Change => ({ ...cell, table: 'readings', id: 'x' }));
const merged = (...sides: readonly (readonly Change[])[]) =>
  sides.reduce<ReturnType<typeof mergeRow> | undefined>((row, side) => mergeRow(row, 'x', side), undefined);

describe('merging', () => {
  it('comes to the same row in any order, in any groups and however often', () => {
    const side = fc.array(change, { maxLength: 6 });
    fc.assert(
      fc.property(side, side, (a, b) => {
        expect(merged(a, b)).toEqual(merged(b, a));
        expect(merged([...a, ...b])).toEqual(merged(a, b));
        expect(merged(a, b, a)).toEqual(merged(a, b));
      }),
    );
  });

  it('lets the later clock win, and never both of two', () => {
    fc.assert(
      fc.property(change, change, (a, b) => {
        expect(wins(a, b) && wins(b, a)).toBe(false);
        if (a.clock > b.clock) expect(wins(a, b)).toBe(true);
      }),
    );
  });
});

describe('the clock', () => {
  it('goes on when the wall clock stands still, goes back or lags behind another device', () => {
    let wall = 1000;
    const clock = createClock('me', () => wall);
    const other = createClock('zz', () => 5000);
    const seen = [clock.tick(), clock.tick()];
    wall = 10;
    seen.push(clock.tick());
    const ahead = other.tick();
    clock.observe(ahead);
    seen.push(ahead, clock.tick());
    expect(seen.toSorted()).toEqual(seen);
    expect(new Set(seen).size).toBe(seen.length);
  });
});

describe('a clock from elsewhere', () => {
  it('is one where whoever saw it can give a later one, and no other text is', () => {
    const own = createClock('device01');
    for (const clock of [own.tick(), clockAfter(own.tick(), '_0000abc'), '0000000000000device09']) {
      expect(isClock(clock)).toBe(true);
      expect(clockAfter(clock, 'device02') > clock).toBe(true);
    }
    for (const text of ['', '_', 'zz', 'zzzzzzzzzzzzzdevice01', 'yzzzzzzzz0000device01', '0MJ000000000Z'])
      expect(isClock(text)).toBe(false);
  });
});
