import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createCrc, CRC32, CRC32C } from '../../shared/crc.ts';

it('CRC-32 agrees with zlib about any bytes', () => {
  const check = createCrc(CRC32);
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(check(bytes)).toBe(crc32(bytes));
    }),
  );
});

it('CRC-32C agrees with the vectors of RFC 3720, appendix B.4', () => {
  const check = createCrc(CRC32C);
  expect(check(new Uint8Array(32))).toBe(0x8a9136aa);
  expect(check(new Uint8Array(32).fill(0xff))).toBe(0x62a8ab43);
  expect(check(Uint8Array.from({ length: 32 }, (_, index) => index))).toBe(0x46dd794e);
});
