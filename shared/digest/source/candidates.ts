/** For a text whose encoding is a guess: the two likeliest encodings, each with what the first telling lines look like in it. */
import { analyse } from 'chardet';

export interface EncodingCandidate {
  /** As `TextDecoder` names it. */
  readonly label: string;
  /** At most four lines. */
  readonly sample: readonly string[];
}

const SAMPLE_BYTES = 64 * 1024;
const LINES = 4;
const LINE_CHARACTERS = 160;
/** What a text in the Latin alphabet, and one that was declared wrongly, usually is. */
const USUAL = ['windows-1252', 'utf-8'];

/** The encoding in use first, then the likeliest other one that reads differently. Fewer than two where there is nothing to choose between. */
export function encodingCandidates(bytes: Uint8Array, used: string): readonly EncodingCandidate[] {
  const text = startsWithMark(bytes) ? bytes.subarray(3) : bytes;
  const from = lineStart(
    text,
    text.findIndex((byte) => byte > 127),
  );
  const part = text.subarray(from, from + SAMPLE_BYTES);
  const guesses = analyse(part).map(({ name }) => name);
  const kept: EncodingCandidate[] = [];
  for (const name of [used, ...guesses, ...USUAL]) {
    const candidate = candidateOf(name, part);
    if (candidate === null || kept.some((each) => isAlike(each, candidate))) continue;
    kept.push(candidate);
    if (kept.length === 2) break;
  }
  return kept;
}

/** UTF-8's mark, which other encodings read as three letters. */
const startsWithMark = (bytes: Uint8Array): boolean =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const isAlike = (a: EncodingCandidate, b: EncodingCandidate): boolean =>
  a.label === b.label || a.sample.join('\n') === b.sample.join('\n');

function candidateOf(name: string, part: Uint8Array): EncodingCandidate | null {
  try {
    const decoder = new TextDecoder(name);
    return { label: decoder.encoding, sample: tellingLines(decoder.decode(part)) };
  } catch {
    return null;
  }
}

/** Lines that encodings disagree about: those with more than ASCII. */
function tellingLines(text: string): readonly string[] {
  const lines = text.split(/\r\n|[\n\r]/).filter((line) => line.trim() !== '');
  const telling = lines.filter((line) => /[^\0-\x7F]/.test(line));
  return (telling.length > 0 ? telling : lines).slice(0, LINES).map(around);
}

/** A long line is shown from a little before its first letter beyond ASCII. */
function around(line: string): string {
  const at = line.search(/[^\0-\x7F]/);
  const from = at > LINE_CHARACTERS / 2 ? at - LINE_CHARACTERS / 4 : 0;
  return line
    .slice(from, from + LINE_CHARACTERS)
    .toWellFormed()
    .trim();
}

/** The beginning of the line that a byte is in, 4 KiB before it at the most. */
function lineStart(bytes: Uint8Array, at: number): number {
  for (let index = at; index > 0 && index > at - 4096; index--) if (bytes[index - 1] === 10) return index;
  return Math.max(0, at - 4096);
}
