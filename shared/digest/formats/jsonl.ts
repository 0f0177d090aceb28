/** JSON Lines: one object a line, of whatever shape. A line that does not parse is one ignored line. */
import { digestOfFile, reportEntries, sourceText, type Entry } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { shapeOfEntry } from '../json/shapes.ts';
import { genericFields } from '../json/generic.ts';

export const format: DigestFormat = { id: 'jsonl', label: 'JSON Lines', recognises, read };

const SAMPLE = 12;

function recognises(input: DigestInput): boolean {
  if (input.mediaType === 'text/html' || !/^\s*\{/.test(input.head)) return false;
  const lines = input.head.split('\n', SAMPLE + 1).filter((line) => line.trim() !== '');
  const whole = input.head.length < input.text.length ? lines.slice(0, -1) : lines;
  const sample = (whole.length === 0 ? input.text.split(/\r?\n/, 3) : whole).slice(0, SAMPLE);
  const values = sample.map(parsed).filter((value) => value !== undefined);
  if (values.length * 2 <= sample.length && values.length < 2) return false;
  return input.json() === undefined && values.some((value) => shapeOfEntry(value) !== null);
}

function parsed(line: string): unknown {
  if (!/^\s*\{/.test(line)) return undefined;
  try {
    return JSON.parse(line.trim().replace(/,$/, '')) as unknown;
  } catch {
    return undefined;
  }
}

function read(input: DigestInput): FormatReport {
  // U+2028 stands in texts here: only real line ends part lines.
  const lines = input.text.split(/\r\n|[\n\r]/);
  const entries = lines.flatMap((text, index) => (text.trim() === '' ? [] : [readLine(text, index + 1)]));
  const report = reportEntries(digestOfFile(input), entries, { alike: sourceText });
  return { ...report, count: { ...report.count, unit: 'line' } };
}

function readLine(text: string, line: number): Entry {
  const aside = (reason: string): Entry => ({ line, text: text.slice(0, 300), reason });
  const value = parsed(text);
  if (value === undefined) return aside('not a JSON object');
  const found = (shapeOfEntry(value)?.fieldsOf ?? genericFields)(value);
  if ('ignored' in found) return aside(found.ignored);
  const { digest = {}, ...fields } = found;
  return {
    ...fields,
    digest: { source: 'JSON Lines', kind: null, ...digest },
    raw: { format: 'jsonl', lineFrom: line, lineTo: line, text },
  };
}
