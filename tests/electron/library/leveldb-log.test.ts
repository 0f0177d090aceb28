import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeLength } from '../../../electron/library/leveldb-log.ts';
import { levelLog } from './level-log.ts';

const payloads = fc.array(
  fc.oneof(
    fc.uint8Array({ maxLength: 80 }),
    fc.nat(90_000).map((size) => new Uint8Array(size).fill(size)),
  ),
  { maxLength: 6 },
);

describe('the whole length of a log', () => {
  it('is all of it when every record is complete', () => {
    fc.assert(
      fc.property(payloads, (some) => {
        const { bytes } = levelLog(some);
        expect(wholeLength(bytes)).toBe(bytes.length);
      }),
    );
  });

  it('is the end of the last complete record wherever the log is cut', () => {
    fc.assert(
      fc.property(payloads, fc.double({ min: 0, max: 1, noNaN: true }), (some, at) => {
        const { bytes, ends } = levelLog(some);
        const cut = Math.floor(at * bytes.length);
        expect(wholeLength(bytes.subarray(0, cut))).toBe(ends.findLast((end) => end <= cut) ?? 0);
      }),
    );
  });

  it('does not count stray bytes, zeros or what comes after a flipped bit', () => {
    fc.assert(
      fc.property(payloads, fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(), (some, stray, at) => {
        const { bytes, ends } = levelLog(some);
        expect(wholeLength(Buffer.concat([bytes, stray]))).toBe(bytes.length);
        expect(wholeLength(Buffer.concat([bytes, new Uint8Array(at % 70_000)]))).toBe(bytes.length);
        if (bytes.length === 0) return;
        const flipped = Uint8Array.from(bytes);
        flipped[at % bytes.length]! ^= 1 << (at % 8);
        const whole = wholeLength(flipped);
        expect([0, ...ends]).toContain(whole);
        expect(whole).toBeGreaterThanOrEqual(ends.findLast((end) => end <= at % bytes.length) ?? 0);
      }),
    );
  });
});
