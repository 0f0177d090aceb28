/** JSON Lines: one object a line, of whatever shape. A line that does not parse is one ignored line. */
import { collapsed, digestOfFile, RAW_CHARACTERS } from '../file-entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { shapeOfEntry } from '../json/shapes.ts';
import { genericFields } from '../json/generic.ts';
import type { EntryFields } from '../json/report.ts';
import { toRecord } from '../record.ts';
import type { LedgerLine } from '../report.ts';

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

interface Found {
  readonly line: number;
  readonly text: string;
  readonly fields: EntryFields;
}

function read(input: DigestInput): FormatReport {
  const ignored: LedgerLine[] = [];
  const found: Found[] = [];
  let total = 0;
  // U+2028 stands in texts here: only real line ends part lines.
  for (const [index, text] of input.text.split(/\r\n|[\n\r]/).entries()) {
    if (text.trim() === '') continue;
    total++;
    const line = index + 1;
    const value = parsed(text);
    const fields = value === undefined ? null : (shapeOfEntry(value)?.fieldsOf ?? genericFields)(value);
    if (fields === null) ignored.push({ line, text: text.slice(0, 300), reason: 'not a JSON object' });
    else if ('ignored' in fields) ignored.push({ line, text: text.slice(0, 300), reason: fields.ignored });
    else found.push({ line, text, fields });
  }
  const records = collapsed(found, ({ text }) => text).map(({ entry, repeats }, index) => {
    const { digest = {}, ...fields } = entry.fields;
    const { line, text } = entry;
    return toRecord(
      {
        ...fields,
        repeats,
        digest: { source: 'JSON Lines', kind: null, ...digest },
        raw: { format: 'jsonl', lineFrom: line, lineTo: line, text: text.slice(0, RAW_CHARACTERS) },
      },
      index + 1,
    );
  });
  return {
    digest: digestOfFile(input),
    records,
    ignored,
    count: { unit: 'line', total, used: found.length },
  };
}
