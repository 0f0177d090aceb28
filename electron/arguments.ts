import { COMMANDS } from '../shared/commands.ts';
import { isKey } from '../shared/keys/chord.ts';
import type { MenuState } from '../shared/bridge.ts';
import { EXTENSIONS } from '../shared/export/format.ts';

/** Readers of what came over the bridge. Each answers a value of its type or throws: a stranger may have sent it. */

import type { ProblemCode } from '../shared/problem.ts';
import { LANGUAGES, t, type Language } from '../shared/strings/index.ts';
import type { UpdateWish } from '../shared/updates.ts';
import type { WatchMode } from '../shared/watched.ts';

const MAX_TEXT = 10_000;
const MAX_DOCUMENT = 16 * 1024 * 1024;
const MAX_FILES = 1_000;
const MAX_LABEL = 200;
const MAX_KEYS = 50;
const MAX_BADGE = 99_999;
const MAX_LANGUAGES = 20;

/** A string of at most 10,000 characters. */
export function text(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_TEXT) throw refused('text');
  return value;
}

/** A string of at most 16 Mi characters: a whole document. */
export function longText(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_DOCUMENT) throw refused('document');
  return value;
}

/** The ending of a format that papers are exported in. */
export function exportExtension(value: unknown): string {
  const found = EXTENSIONS.find((each) => each === value);
  if (found === undefined) throw refused('format');
  return found;
}

/** At most 1,000 strings: what preload made of dropped files. Those that a script made have no path and are left out. */
export function paths(value: unknown): string[] {
  if (!Array.isArray(value) || value.length > MAX_FILES) throw refused('files');
  return value.map(text).filter((path) => path !== '');
}

/** A number from 0 to 1, or null. */
export function fraction(value: unknown): number | null {
  if (value === null) return null;
  if (typeof value !== 'number' || !(value >= 0 && value <= 1)) throw refused('fraction');
  return value;
}

/** One of the three sources of `nativeTheme`. */
export function themeSource(value: unknown): 'system' | 'light' | 'dark' {
  if (value !== 'system' && value !== 'light' && value !== 'dark') throw refused('theme');
  return value;
}

/** A language that the interface speaks. */
export function language(value: unknown): Language {
  const found = LANGUAGES.find((each) => each === value);
  if (found === undefined) throw refused('language');
  return found;
}

/** A menu label on one line and of bounded length, or null. */
export function label(value: unknown): string | null {
  if (value === null) return null;
  const line = text(value).replace(/\s+/g, ' ').trim();
  return line === '' ? null : line.slice(0, MAX_LABEL);
}

/** Keys by command. Commands that are not known are left out; a key that is none is refused. */
export function commandKeys(value: unknown): MenuState['keys'] {
  const given = record(value);
  return Object.fromEntries(
    COMMANDS.flatMap(({ id }) => (Object.hasOwn(given, id) ? [[id, keyList(given[id])]] : [])),
  );
}

function keyList(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > MAX_KEYS) throw refused('keys');
  return value.map((key) => {
    if (!isKey(text(key))) throw refused('key');
    return text(key);
  });
}

/** True or false. */
export function flag(value: unknown): boolean {
  if (typeof value !== 'boolean') throw refused('flag');
  return value;
}

/** How many papers a badge may count. */
export function badgeCount(value: unknown): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < 0) throw refused('count');
  return Math.min(value, MAX_BADGE);
}

/** At most 20 language tags, as browsers name languages. */
export function languageTags(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length > MAX_LANGUAGES) throw refused('languages');
  return value.map((tag) => {
    if (!/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(text(tag))) throw refused('language');
    return text(tag);
  });
}

/** What happens to new digests of a folder. */
export function watchMode(value: unknown): WatchMode {
  if (value !== 'offer' && value !== 'import') throw refused('mode');
  return value;
}

/** A code that has a text. */
export function problemCode(value: unknown): ProblemCode {
  const code = text(value);
  if (!isProblemCode(code)) throw refused('problem');
  return code;
}

const isProblemCode = (code: string): code is ProblemCode => Object.hasOwn(t.problems, code);

/** One of the three steps of an update. */
export function updateWish(value: unknown): UpdateWish {
  if (value !== 'check' && value !== 'download' && value !== 'install') throw refused('wish');
  return value;
}

/** The own fields of a plain object. */
export function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw refused('object');
  return { ...value };
}

/** The refusal of an argument. */
export function refused(what: string): TypeError {
  return new TypeError(`bridge: not a valid ${what}`);
}
