import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { inflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ICNS_TYPES } from '../tools/icon-files.mjs';

const at = (path: string): string => resolve(import.meta.dirname, '../../assets', path);
const read = (path: string): Buffer => readFileSync(at(path));
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

interface Png {
  readonly width: number;
  readonly height: number;
  /** Of 8 bits each. */
  readonly channels: number;
  /** Red, green, blue and alpha of a pixel. */
  readonly pixel: (x: number, y: number) => readonly number[];
}

/** Reads a PNG of 8 bits with alpha, as Chromium writes it (PNG specification, filters of section 9). */
function png(bytes: Buffer): Png {
  expect(bytes.subarray(0, 8)).toEqual(SIGNATURE);
  const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
  expect([bytes[24], bytes[25]]).toEqual([8, 6]);
  const parts: Buffer[] = [];
  for (let from = 8; from < bytes.length; from += 12 + bytes.readUInt32BE(from)) {
    const length = bytes.readUInt32BE(from);
    if (bytes.toString('latin1', from + 4, from + 8) === 'IDAT')
      parts.push(bytes.subarray(from + 8, from + 8 + length));
  }
  const raw = inflateSync(Buffer.concat(parts));
  const line = 4 * width;
  const out = Buffer.alloc(line * height);
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (line + 1)]!;
    for (let x = 0; x < line; x++) {
      const left = x < 4 ? 0 : out[y * line + x - 4]!;
      const up = y === 0 ? 0 : out[(y - 1) * line + x]!;
      const corner = x < 4 || y === 0 ? 0 : out[(y - 1) * line + x - 4]!;
      const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter]!;
      out[y * line + x] = (raw[y * (line + 1) + 1 + x]! + guess) & 255;
    }
  }
  const pixel = (x: number, y: number) => [...out.subarray(y * line + 4 * x, y * line + 4 * x + 4)];
  return { width, height, channels: 4, pixel };
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner;
  const distance = [left, up, corner].map((each) => Math.abs(guess - each));
  return [left, up, corner][distance.indexOf(Math.min(...distance))]!;
}

const luminance = ([r = 0, g = 0, b = 0]: readonly number[]): number => (2 * r + 7 * g + b) / 10;

describe('the icons', () => {
  it.each([16, 24, 32, 48, 64, 128, 256, 512, 1024])(
    'are there at %d pixels, clear at the corners',
    (size) => {
      const image = png(read(`icons/${size}x${size}.png`));
      expect([image.width, image.height]).toEqual([size, size]);
      for (const [x, y] of [
        [0, 0],
        [size - 1, 0],
        [0, size - 1],
        [size - 1, size - 1],
      ] as const)
        expect(image.pixel(x, y)[3]).toBeLessThan(160);
      expect(image.pixel(size >> 1, size >> 1)[3]).toBe(255);
    },
  );

  it('show a light page on a dark cloth with a mark on it, at 16 pixels too', () => {
    const image = png(read('icons/16x16.png'));
    const page = luminance(image.pixel(4, 7));
    const cloth = luminance(image.pixel(8, 1));
    expect(page - cloth).toBeGreaterThan(120);
    const [red = 0, , blue = 0] = image.pixel(11, 6);
    expect(red - blue).toBeGreaterThan(120);
  });

  it.each(['icon.ico', 'digest.ico'])('are in %s for Windows, each where its directory says', (name) => {
    const bytes = read(name);
    expect([bytes.readUInt16LE(0), bytes.readUInt16LE(2)]).toEqual([0, 1]);
    const sizes = Array.from({ length: bytes.readUInt16LE(4) }, (_, n) => {
      const entry = 6 + 16 * n;
      const [length, from] = [bytes.readUInt32LE(entry + 8), bytes.readUInt32LE(entry + 12)];
      const image = png(bytes.subarray(from, from + length));
      expect(bytes[entry]).toBe(image.width % 256);
      return image.width;
    });
    expect(sizes).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it.each(['icon.icns', 'digest.icns'])(
    'are in %s for macOS, each of the size that its type names',
    (name) => {
      const bytes = read(name);
      expect(bytes.toString('latin1', 0, 4)).toBe('icns');
      expect(bytes.readUInt32BE(4)).toBe(bytes.length);
      const found: [string, number][] = [];
      for (let from = 8; from < bytes.length; from += bytes.readUInt32BE(from + 4)) {
        const image = png(bytes.subarray(from + 8, from + bytes.readUInt32BE(from + 4)));
        found.push([bytes.toString('latin1', from, from + 4), image.width]);
      }
      expect(found).toEqual(ICNS_TYPES);
    },
  );

  it('have one for menu bars in black and clear alone, at both resolutions', () => {
    for (const [name, size] of [
      ['menu-bar', 18],
      ['menu-bar@2x', 36],
    ] as const) {
      const image = png(read(`tray/${name}.png`));
      expect([image.width, image.height]).toEqual([size, size]);
      const colours = Array.from({ length: size * size }, (_, n) =>
        image.pixel(n % size, Math.floor(n / size)),
      );
      expect(colours.filter(([r, g, b, a]) => a !== 0 && (r! > 0 || g! > 0 || b! > 0))).toEqual([]);
      expect(colours.some(([, , , a]) => a === 255)).toBe(true);
    }
  });
});
