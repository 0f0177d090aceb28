/**
 * Bytes to text. In order: what the reader chose, byte order mark, what the file declares (if it holds), strict
 * UTF-8, UTF-16 by its NUL pattern, a statistical guess, windows-1252. No step throws; a wrong guess costs confidence.
 */
import { analyse } from 'chardet';
import { fail, ok, type Result } from '../../problem.ts';
import type { ParseReport } from '../report.ts';

export interface DecodedText {
  readonly text: string;
  readonly encoding: ParseReport['encoding'];
  readonly warnings: readonly string[];
}

const SAMPLE_BYTES = 64 * 1024;
const DECLARED_BYTES = 1024;
const REPLACEMENT = '\uFFFD';

/** What is known of an encoding before the bytes are looked at. */
export interface EncodingHints {
  /** The encoding that came with the bytes (the charset of a mail's part); believed where the bytes fit it. */
  readonly declared?: string | null;
}

/** Text of the bytes and how it was read; `encoding-unsupported` for a chosen label that no decoder knows, `is-binary` for bytes that are no text. */
export function decodeText(
  bytes: Uint8Array,
  chosen?: string,
  { declared = null }: EncodingHints = {},
): Result<DecodedText> {
  if (chosen !== undefined) {
    const decoder = decoderFor(chosen);
    return decoder === null ? fail('encoding-unsupported', chosen) : ok(decoded(decoder, bytes, 1));
  }
  const marked = byteOrderMark(bytes);
  if (marked !== null) return ok(decoded(new TextDecoder(marked), bytes, 1));
  const wide = wideWithoutMark(bytes);
  if (wide !== null) return ok(decoded(new TextDecoder(wide), bytes, 0.9));
  if (bytes.includes(0)) return fail('is-binary');
  return readNarrow(bytes, declared ?? declaredLabel(bytes));
}

/** ASCII says nothing about bytes above 127, and no decoder knows `unknown-8bit`. */
const SAYS_NOTHING = /^(?:us-ascii|ascii|ansi_x3\.4-1968|unknown|unknown-8bit|x-unknown|binary)$/i;

function readNarrow(bytes: Uint8Array, label: string | null): Result<DecodedText> {
  const warnings: string[] = [];
  if (label !== null && !SAYS_NOTHING.test(label)) {
    const text = isBelied(label, bytes) ? null : strictly(label, bytes);
    if (text !== null) return ok(withWarnings(text, decoderFor(label)?.encoding ?? label, 1, warnings));
    warnings.push(`declared encoding ${label} does not fit the bytes`);
  }
  const utf8 = strictly('utf-8', bytes);
  if (utf8 !== null) return ok(withWarnings(utf8, 'utf-8', 1, warnings));
  if (controlShare(bytes.subarray(0, SAMPLE_BYTES)) > 0.1) return fail('is-binary');
  return ok({ ...guessed(bytes), warnings });
}

/**
 * Encodings of one byte a letter take any bytes, so that they fit says nothing. Bytes above 127 that hold as UTF-8 are UTF-8,
 * whatever a careless mailer or page claims: in a text of these encodings they would have to be all mojibake.
 */
function isBelied(label: string, bytes: Uint8Array): boolean {
  const encoding = decoderFor(label)?.encoding ?? '';
  return ONE_BYTE.test(encoding) && bytes.some((byte) => byte > 127) && strictly('utf-8', bytes) !== null;
}

const ONE_BYTE =
  /^(?:windows-125\d|windows-874|iso-8859-\d+(?:-i)?|koi8-[ru]|macintosh|x-mac-cyrillic|ibm866)$/;

/** A statistical guess is believed as much as its author believes it; a refused label falls back to windows-1252. */
function guessed(bytes: Uint8Array): DecodedText {
  for (const match of analyse(sampleAround(bytes))) {
    const decoder = decoderFor(match.name);
    if (decoder === null || decoder.encoding === 'utf-8' || decoder.encoding.startsWith('utf-16')) continue;
    return decoded(decoder, bytes, Math.min(1, Math.max(0, match.confidence / 100)));
  }
  return decoded(new TextDecoder('windows-1252'), bytes, 0.1);
}

/** The detector only needs a sample, and the first byte above 127 is where the evidence starts. */
function sampleAround(bytes: Uint8Array): Uint8Array {
  const first = bytes.findIndex((byte) => byte > 127);
  const from = Math.max(0, first - 1024);
  return bytes.subarray(from, from + SAMPLE_BYTES);
}

function decoderFor(label: string): TextDecoder | null {
  try {
    return new TextDecoder(label);
  } catch {
    return null;
  }
}

function strictly(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function decoded(decoder: TextDecoder, bytes: Uint8Array, confidence: number): DecodedText {
  return withWarnings(decoder.decode(bytes), decoder.encoding, confidence, []);
}

function withWarnings(
  text: string,
  label: string,
  confidence: number,
  warnings: readonly string[],
): DecodedText {
  return { text, encoding: { label, confidence, replaced: replacedIn(text) }, warnings };
}

function replacedIn(text: string): number {
  let count = 0;
  for (let at = text.indexOf(REPLACEMENT); at >= 0; at = text.indexOf(REPLACEMENT, at + 1)) count++;
  return count;
}

function byteOrderMark(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 text has its NULs (spaces, line ends, Latin letters) all on one side; a binary file has them on both. */
function wideWithoutMark(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES & ~1);
  let even = 0;
  let odd = 0;
  for (let index = 0; index < sample.length; index++) {
    if (sample[index] !== 0) continue;
    if (index % 2 === 0) even++;
    else odd++;
  }
  if (even + odd === 0 || Math.min(even, odd) > 0.02 * (even + odd)) return null;
  const label = odd > even ? 'utf-16le' : 'utf-16be';
  return readsAsText(new TextDecoder(label).decode(sample)) ? label : null;
}

/** A handful of NULs in a narrow file, read as wide, gives unassigned and private characters or no spaces and line ends. */
function readsAsText(text: string): boolean {
  const strange =
    text.match(/[\p{Cc}\p{Cs}\p{Co}\p{Cn}]/gu)?.filter((character) => !/\s/.test(character)).length ?? 0;
  const spaces = text.match(/[\s\u3000-\u3002\uFF0C]/g)?.length ?? 0;
  return strange < text.length * 0.01 + 1 && spaces > text.length * 0.01;
}

function controlShare(bytes: Uint8Array): number {
  let controls = 0;
  for (const byte of bytes) if (byte < 9 || (byte > 13 && byte < 32)) controls++;
  return controls / Math.max(1, bytes.length);
}

function declaredLabel(bytes: Uint8Array): string | null {
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(0, DECLARED_BYTES));
  const match =
    /^\s{0,9}<\?xml\b[^>]{0,200}?encoding=["']([\w.:-]{1,40})/i.exec(head) ??
    /<meta\b[^>]{0,200}?charset=["']?([\w.:-]{1,40})/i.exec(head) ??
    /^%\s?Encoding:\s?([\w.:-]{1,40})/im.exec(head);
  return match?.[1] ?? null;
}
