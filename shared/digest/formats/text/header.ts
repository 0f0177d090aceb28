import type { Line } from './lines.ts';

/** What stood above the text proper: who captured what, and when. Keys are lower-case. */
export interface FileHeader {
  readonly fields: ReadonlyMap<string, string>;
  /** Numbers of the lines that belong to the header. */
  readonly lines: ReadonlySet<number>;
}

const FRONT_MATTER_LINES = 30;
const HEADER_LINES = 12;
const FIELD = /^(?:[-*] )?([A-Za-z][\w .-]{0,30}?)(?: \([^)]{1,20}\))?:\s+(\S.{0,2000})$/;
const HEADER_KEY = /^(?:title|url|source|captured|retrieved|saved|accessed|date|command|via)$/;
/** Keys that only a capture tool writes; a paper may well have a title and a URL of its own. */
const CAPTURE_KEY = /^(?:captured|retrieved|saved|accessed)$/;

/** Reads YAML front matter or a `Title: / URL: / Captured:` block at the top of the file; empty when there is neither. */
export function readHeader(lines: readonly Line[]): FileHeader {
  return frontMatter(lines) ?? captureBlock(lines) ?? { fields: new Map(), lines: new Set() };
}

function frontMatter(lines: readonly Line[]): FileHeader | null {
  if (lines[0]?.text !== '---') return null;
  const end = lines.slice(0, FRONT_MATTER_LINES).findIndex((line, index) => index > 0 && line.text === '---');
  if (end < 0) return null;
  const inside = lines.slice(0, end + 1);
  const fields = fieldsOf(inside.slice(1, -1));
  return fields.size === 0 ? null : { fields, lines: numbersOf(inside) };
}

function captureBlock(lines: readonly Line[]): FileHeader | null {
  const top = lines.slice(0, HEADER_LINES).filter((line) => line.text !== '');
  const heading = top[0] !== undefined && FIELD.test(top[0].text) ? 0 : 1;
  const rest = top.slice(heading);
  const length = rest.findIndex((line) => !isHeaderField(line.text));
  const block = length < 0 ? rest : rest.slice(0, length);
  const fields = fieldsOf(block);
  if (![...fields.keys()].some((key) => CAPTURE_KEY.test(key))) return null;
  const isHeading = heading === 1 && top[0]?.text.startsWith('#') === true;
  return { fields, lines: numbersOf(isHeading ? [...top.slice(0, 1), ...block] : block) };
}

function isHeaderField(text: string): boolean {
  const key = FIELD.exec(text)?.[1];
  return key !== undefined && HEADER_KEY.test(key.toLowerCase());
}

function fieldsOf(lines: readonly Line[]): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  for (const { text } of lines) {
    const [, key, value] = FIELD.exec(text) ?? [];
    if (key !== undefined && value !== undefined) fields.set(key.toLowerCase(), value);
  }
  return fields;
}

const numbersOf = (lines: readonly Line[]): ReadonlySet<number> => new Set(lines.map((line) => line.number));
