import { createHash, type Hash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  createCutter,
  cutOf,
  type FilePart,
  type PartHash,
  type PartLimits,
} from '../../../shared/digest/source/cut-parts.ts';
import { bytesOf } from './mails.ts';

const hashing = (hash: Hash): PartHash => ({
  update: (bytes) => void hash.update(bytes),
  copy: () => hashing(hash.copy()),
  hex: () => hash.digest('hex'),
});
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const LIMITS: PartLimits = { partBytes: 300, entries: 7, maxBytes: 600 };

/** The parts of a text that comes in chunks of `size` bytes, each with its own bytes; checks what holds for every file. */
function partsOf(text: string, size: number, limits: PartLimits = LIMITS) {
  const bytes = bytesOf(text);
  const cut = cutOf(bytes);
  if (cut === null) throw new Error('cannot be cut');
  const cutter = createCutter(cut, () => hashing(createHash('sha256')), limits);
  const found: FilePart[] = [];
  for (let at = 0; at < bytes.length; at += size) found.push(...cutter.push(bytes.subarray(at, at + size)));
  found.push(...cutter.end());
  expect(found.map(({ from }) => from)).toEqual([0, ...found.slice(0, -1).map(({ to }) => to)]);
  expect(found.at(-1)?.to).toBe(bytes.length);
  return found.map((part) => {
    const own = bytes.subarray(part.from, part.to);
    const whole = Buffer.concat([part.from === 0 ? new Uint8Array() : cut.header, own]);
    if (part.sha256 === null) expect(whole.length).toBeGreaterThan(limits.maxBytes);
    else {
      expect(part.sha256).toBe(sha256(whole));
      expect(part.entries).toBeLessThanOrEqual(limits.entries);
      if (part.entries > 1) expect(own.length).toBeLessThanOrEqual(limits.partBytes);
    }
    return { ...part, text: Buffer.from(own).toString() };
  });
}

const FROM = 'From ann@example.org Fri Jan  5 10:00:00 2024';
const mailOf = (body: string, eol = '\n'): string =>
  [FROM, 'From: ann@example.org', 'Subject: Papers', '', body, '', ''].join(eol);

describe('a file that is cut into parts', () => {
  test('of another kind is not cut, nor is a table whose header never ends', () => {
    expect(cutOf(bytesOf('A title\nWe show a thing.\n'))).toBeNull();
    expect(cutOf(bytesOf('@article{a, title={A}}\n'))).toBeNull();
    expect(cutOf(bytesOf(`Title,"Note\n${'a,b\n'.repeat(500)}`))).toBeNull();
    expect(cutOf(bytesOf('Title,Note\r\na,b\r\n'))).toEqual({
      kind: 'table',
      header: bytesOf('Title,Note\r\n'),
    });
  });

  test('of lines ends its parts with lines, whether or not the last is ended', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', maxLength: 120 }), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('\n', '\r\n'),
        fc.boolean(),
        (titles, size, eol, isEnded) => {
          const lines = titles.map((title) => JSON.stringify({ title }));
          const text = lines.join(eol) + (isEnded ? eol : '');
          const parts = partsOf(text, size);
          expect(parts.map((part) => part.text).join('')).toBe(text);
          expect(parts.slice(0, -1).every((part) => part.text.endsWith('\n'))).toBe(true);
          expect(parts.reduce((sum, { entries }) => sum + entries, 0)).toBe(lines.length);
        },
      ),
      { examples: [[['\u2028', ''], 1, '\n', false]] },
    );
  });

  test('of rows is cut between rows only, and repeats the header in what is hashed', () => {
    const cell = fc
      .string({ unit: fc.constantFrom('a', 'é', ' ', ',', '"', '\n', '\r\n', '5"'), maxLength: 40 })
      .map((text) => `"${text.replaceAll('"', '""')}"`);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(cell, fc.constantFrom('plain', '5" disk', '')), { minLength: 1, maxLength: 60 }),
        fc.integer({ min: 1, max: 500 }),
        fc.boolean(),
        (cells, size, isEnded) => {
          const rows = cells.map((row) => `${row.join(',')}\n`);
          const text = `Title,Note\n${rows.join('')}`.slice(0, isEnded ? undefined : -1);
          const parts = partsOf(text, size);
          let at = 0;
          for (const part of parts) {
            const whole = ['Title,Note\n', ...rows].slice(at, at + part.entries).join('');
            at += part.entries;
            expect(part.text).toBe(part.to === bytesOf(text).length && !isEnded ? whole.slice(0, -1) : whole);
          }
          expect(at).toBe(rows.length + 1);
        },
      ),
    );
  });

  test('of mails is cut before From lines that follow a blank line only', () => {
    const line = fc.constantFrom(
      'We show it.',
      '>From afar',
      `>${FROM}`,
      'From here on',
      '',
      FROM,
      'x'.repeat(450),
    );
    fc.assert(
      fc.property(
        fc.array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 1, max: 500 }),
        fc.constantFrom('\n', '\r\n'),
        (bodies, size, eol) => {
          const text = bodies.map((body) => mailOf(body.join(eol), eol)).join('');
          const parts = partsOf(text, size, { ...LIMITS, maxBytes: 4000 });
          expect(parts.map((part) => part.text).join('')).toBe(text);
          expect(parts.every((part) => part.text.startsWith(FROM + eol))).toBe(true);
          const starts = text.split(new RegExp(`(?<=^|(?<=^|\n)\r?\n)(?=${FROM}\r?\n)`)).length;
          expect(parts.reduce((sum, { entries }) => sum + entries, 0)).toBe(starts);
        },
      ),
    );
  });

  test('is the same however its bytes arrive', () => {
    const text = Array.from({ length: 50 }, (_, n) => mailOf(`Paper ${n}\n`.repeat(n % 9))).join('');
    const whole = partsOf(text, text.length);
    for (const size of [1, 2, 45, 46, 47, 400, 401]) expect(partsOf(text, size)).toEqual(whole);
  });

  test('sets one line, row or message that is too large aside, and goes on behind it', () => {
    const line = (title: string): string => `${JSON.stringify({ title })}\n`;
    const big = line('x'.repeat(700));
    for (const size of [3, 100, 5000]) {
      const lines = partsOf(line('a') + big + line('b'), size);
      expect(lines.map(({ text }) => text)).toEqual([line('a'), big, line('b')]);
      expect(lines.map((part) => part.sha256 === null)).toEqual([false, true, false]);
      const mails = partsOf(mailOf('a') + mailOf('y'.repeat(700)) + mailOf('b'), size);
      expect(mails.map((part) => part.sha256 === null)).toEqual([false, true, false]);
      expect(mails[2]?.text).toBe(mailOf('b'));
    }
  });

  test('that ends in something too large ends with it, set aside', () => {
    const [first, last] = partsOf(`{"title":"a"}\n{"title":"${'x'.repeat(700)}`, 64);
    expect(first?.sha256).not.toBeNull();
    expect(last).toMatchObject({ from: 14, sha256: null });
  });

  test('loses no rows to a quote that nothing closes, but for those that it swallowed', () => {
    const rest = 'a,b\n'.repeat(1000);
    const parts = partsOf(`Title,Note\n"open,x\n${rest}`, 64, { ...LIMITS, entries: 10_000 });
    const aside = parts.filter((part) => part.sha256 === null);
    expect(aside).toHaveLength(1);
    expect(aside[0]?.text.length).toBeLessThan(800);
    expect(parts.length).toBeGreaterThan(5);
  });

  test('keeps one entry that is larger than a part as a part of its own', () => {
    const line = (n: number): string => `${JSON.stringify({ title: 'x'.repeat(n) })}\n`;
    expect(partsOf(line(10) + line(400) + line(10), 64).map(({ text }) => text)).toEqual([
      line(10),
      line(400),
      line(10),
    ]);
  });
});
