/** Generators of input that somebody might send: real digests damaged, in every encoding, and text out of hostile parts. */
import { readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';

const root = resolve(import.meta.dirname, '../..');
const folder = resolve(root, 'tests/fixtures/digests');
const DIGESTS = [
  ...readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/\.expected\.json$|\.zip$/.test(entry.name))
    .map((entry) => resolve(entry.parentPath, entry.name)),
  resolve(root, 'assets/sample-digest.txt'),
].map((path) => readFileSync(path, 'utf8').slice(0, 12_000));

const PARTS: readonly string[] = [
  ['\n', '\r\n', '\r', '\f', '\u0085', '\u2028', ' ', '\t', '\u00a0', '\u200b', '\ufeff', '\0', '\u0001'],
  [
    '\u202e',
    '\u202c',
    '\u2066',
    '\u2069',
    '\ud800',
    '\udc00',
    '😀',
    '\u0301',
    'İ',
    'ß',
    'ﬁ',
    '深い',
    'مرحبا',
  ],
  [
    '# ',
    '## ',
    '- ',
    '* ',
    '1. ',
    '[2] ',
    '**',
    '[',
    '](http',
    ')',
    '\\\\',
    '---',
    '```',
    '|',
    '<',
    '>',
    '&lt;',
  ],
  ['Title: ', 'Abstract: ', 'Authors: ', 'Year: ', 'DOI: ', 'arXiv: ', 'URL: ', 'Captured: ', 'Score: '],
  ['Subscribe', 'Upvote 3', '12', '-', '·', '5 authors', 'Jan 2, 2024', 'May 30', '2024-02-30', '99999'],
  ['https://arxiv.org/abs/2401.00001v2', 'https: //github.com/a/b', 'www.a.example/b', 'doi:10.1000/(x)'],
  ['10.48550/arXiv.2401.1', 'hep-th/9901001', 'file:///etc/passwd', 'javascript:x', 'https://[', '%E0%A4%A'],
  [
    '__proto__',
    'constructor',
    'toString',
    '{{x}}',
    '${x}',
    '%s',
    '$&',
    'et al.',
    'Ann Lee, Bob Ray and Li Wei',
  ],
  [
    'A Study of Words in Long Titles',
    'We propose a method. It outperforms the state of the art on benchmarks.',
  ],
].flat();

/** Text out of parts that the rules look for, and of anything. */
export const hostileText = fc
  .array(fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...PARTS) }, fc.string({ unit: 'binary' })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));

interface Damage {
  readonly at: number;
  readonly length: number;
  readonly insert: string;
  readonly copy: boolean;
}

const damage = fc.record({
  at: fc.nat(12_000),
  length: fc.oneof(fc.nat(3), fc.nat(600)),
  insert: fc.oneof(fc.constant(''), fc.constantFrom(...PARTS), hostileText),
  copy: fc.boolean(),
});

function damaged(text: string, { at, length, insert, copy }: Damage): string {
  const from = at % (text.length + 1);
  const piece = text.slice(from, from + length);
  return text.slice(0, from) + (copy ? piece + insert + piece : insert) + text.slice(from + length);
}

/** A real digest with up to eight damages. */
const damagedDigest = fc
  .tuple(fc.constantFrom(...DIGESTS), fc.array(damage, { maxLength: 8 }))
  .map(([digest, damages]) => damages.reduce(damaged, digest));

const ENCODERS: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'utf-8': (text) => Buffer.from(text, 'utf8'),
  'utf-8 with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf8'),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16le with a mark': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text) =>
    Buffer.from(text, 'utf16le')
      .subarray(0, text.length * 2)
      .swap16(),
  latin1: (text) => Buffer.from(text, 'latin1'),
};

/** The bytes of a digest in some encoding, perhaps cut off, perhaps with a second encoding behind the first. */
export const digestBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400 }) },
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.oneof(damagedDigest, hostileText),
        fc.constantFrom(...Object.values(ENCODERS)),
        fc.oneof(fc.constant(new Uint8Array()), fc.uint8Array({ maxLength: 20 })),
        fc.oneof(fc.constant(1), fc.double({ min: 0, max: 1, noNaN: true })),
      )
      .map(([text, encode, tail, share]) => {
        const bytes = encode(text);
        return new Uint8Array(Buffer.concat([bytes.subarray(0, Math.floor(bytes.length * share)), tail]));
      }),
  },
);
