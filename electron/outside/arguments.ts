/** Readers of what came over the socket, and of what the window says of a wish: a stranger may have sent either. */
import { isAbsolute } from 'node:path';
import { FORMAT_IDS, PARTS, type Part } from '../../shared/export/format.ts';
import type { OutsideRequest, OutsideSaid } from '../../shared/outside.ts';
import { longText, paths, record, refused, text } from '../arguments.ts';

/** More papers than a terminal or a script takes at once are an export. */
export const MAX_FOUND = 10_000;

/** A request, or null for what is none: another shape, a path that is not absolute, a value out of its range. */
export function readRequest(value: unknown): OutsideRequest | null {
  try {
    return request(record(value));
  } catch (error) {
    if (error instanceof TypeError) return null;
    throw error;
  }
}

function request(fields: Readonly<Record<string, unknown>>): OutsideRequest {
  switch (fields['kind']) {
    case 'search':
      return { kind: 'search', query: text(fields['query']), limit: whole(fields['limit'], MAX_FOUND) };
    case 'export':
      return {
        kind: 'export',
        query: text(fields['query']),
        format: oneOf(FORMAT_IDS, fields['format']),
        parts: parts(fields['parts']),
        title: text(fields['title']),
      };
    case 'import':
      return { kind: 'import', paths: paths(fields['paths']).map(absolute) };
    case 'health':
      return { kind: 'health', verify: fields['verify'] === true };
    case 'backup':
      return { kind: 'backup', path: absolute(text(fields['path'])) };
    case 'restore':
      return { kind: 'restore', path: absolute(text(fields['path'])), apply: fields['apply'] === true };
    default:
      throw refused('command');
  }
}

/** What the window says of a wish. Its answer is a value of our own page, checked only as far as main reads it. */
export function readSaid(value: unknown): OutsideSaid {
  const fields = record(value);
  switch (fields['kind']) {
    case 'progress':
      return { kind: 'progress', done: count(fields['done']), of: count(fields['of']) };
    case 'piece':
      return { kind: 'piece', text: longText(fields['text']) };
    case 'answer': {
      const result = record(fields['result']);
      if (result['ok'] !== true) {
        const { code } = record(result['problem']);
        text(code);
      } else text(record(result['value'])['kind']);
      return value as OutsideSaid;
    }
    default:
      throw refused('word about a wish');
  }
}

function absolute(path: string): string {
  if (!isAbsolute(path) || path.includes('\0')) throw refused('path');
  return path;
}

function parts(value: unknown): readonly Part[] {
  if (!Array.isArray(value)) throw refused('parts');
  return PARTS.filter((part) => value.includes(part));
}

function oneOf<T extends string>(all: readonly T[], value: unknown): T {
  const found = all.find((each) => each === value);
  if (found === undefined) throw refused('choice');
  return found;
}

function whole(value: unknown, most: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 1 || value > most)
    throw refused('number');
  return value;
}

function count(value: unknown): number {
  if (typeof value !== 'number' || !(value >= 0)) throw refused('count');
  return value;
}
