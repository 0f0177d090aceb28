/** What the properties of a file can say. */
import { VERDICTS } from '../model.ts';
import type { FrontField } from './contract.ts';
import { namesOf } from './decide.ts';

/** Longer names are nobody's tag, and are left alone. */
const LONGEST_NAME = 60;

/** Whether a value that was read can be one of this property. What Lectern makes itself may be anything. */
export function acceptable({ merge, shape, key }: FrontField, value: string): boolean {
  if (shape === 'flag') return value === 'true' || value === 'false';
  if (merge === 'choice') return VERDICTS.some((verdict) => verdict === value);
  if (merge !== 'names') return true;
  return namesOf(value).every((name) =>
    key === 'tags' ? name === tagSlug(name) && name.length <= LONGEST_NAME : name === oneLine(name),
  );
}

/** A tag as Obsidian takes it: no spaces, and no sign before it. */
export const tagSlug = (name: string): string =>
  name
    .normalize('NFC')
    .trim()
    .replace(/^#+/, '')
    .replace(/[\s,]+/g, '-');

/** A text on one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();
