/**
 * The front matter of a file: read as YAML, changed by cutting out one property and putting another in its place, so that
 * every other byte of it (order, comments, quotes, keys of other programs) stays as the reader left it.
 */
import { isMap, isScalar, parseDocument, stringify, type Pair } from 'yaml';
import type { FrontField } from './contract.ts';

/** One property: its value, a list as one item a line, null where it is neither; and where it stands, from its key to the end of its value. */
export interface FoundProperty {
  readonly value: string | null;
  readonly from: number;
  readonly to: number;
}

/** `none`: the file has none. `unreadable`: it begins like one and is no YAML. Offsets are of the file's text. */
export type FrontMatter =
  | { readonly kind: 'none'; readonly bodyFrom: number }
  | { readonly kind: 'unreadable' }
  | {
      readonly kind: 'read';
      readonly properties: ReadonlyMap<string, FoundProperty>;
      /** Where the next property would go. */
      readonly end: number;
      readonly bodyFrom: number;
    };

const WHOLE = /^(\uFEFF?---[ \t]*\r?\n)([\s\S]*?)(^---[ \t]*(?:\r?\n|$(?![\s\S])))/m;

/** Reads the front matter of a file's text. */
export function readFront(text: string): FrontMatter {
  if (!/^\uFEFF?---[ \t]*\r?\n/.test(text))
    return { kind: 'none', bodyFrom: text.startsWith('\uFEFF') ? 1 : 0 };
  const [whole, opening, yaml] = WHOLE.exec(text) ?? [];
  if (whole === undefined || opening === undefined || yaml === undefined) return { kind: 'unreadable' };
  const parsed = parseDocument(yaml, { logLevel: 'silent', uniqueKeys: true });
  if (parsed.errors.length > 0) return { kind: 'unreadable' };
  const { contents } = parsed;
  const ends = { end: opening.length + yaml.length, bodyFrom: whole.length };
  if (contents === null) return { kind: 'read', properties: new Map(), ...ends };
  // A flow mapping ({ … }) has no lines to put another property on.
  if (!isMap(contents) || contents.flow === true) return { kind: 'unreadable' };
  const properties = new Map<string, FoundProperty>();
  for (const pair of contents.items as readonly Pair[]) {
    const { key, value } = pair;
    if (!isScalar(key) || !key.range || typeof key.value !== 'string') continue;
    const range = rangeOf(value) ?? key.range;
    const source = yaml.slice(key.range[0], range[1]).trimEnd();
    const colon = value === null || rangeOf(value) === null || range[1] <= key.range[1];
    const to = colon ? afterColon(yaml, key.range[1]) : key.range[0] + source.length;
    properties.set(key.value, {
      value: valueOf(isScalar(value) ? scalarText(value.value, value.source) : parsed.get(key.value)),
      from: opening.length + key.range[0],
      to: opening.length + Math.max(to, afterColon(yaml, key.range[1])),
    });
  }
  return { kind: 'read', properties, ...ends };
}

/** The lines of one property, without the last line feed. */
export function propertyLines({ key, value, shape }: FrontField): string {
  const items = value === '' ? [] : value.split('\n');
  const plain = shape === 'names' ? items : shape === 'flag' ? value === 'true' : value;
  return stringify({ [key]: plain }, { lineWidth: 0 }).trimEnd();
}

/** The comments in the source of a property that is about to be replaced. */
export const commentsIn = (source: string): readonly string[] =>
  [...source.matchAll(/(?:^|[ \t])(#[^\r\n]*)/gm)].flatMap(([, comment]) => comment ?? []);

const afterColon = (yaml: string, keyEnd: number): number => {
  const at = yaml.indexOf(':', keyEnd);
  return at < 0 ? keyEnd : at + 1;
};

function rangeOf(node: unknown): readonly [number, number, number] | null {
  if (typeof node !== 'object' || node === null || !('range' in node)) return null;
  const range = node.range;
  if (!Array.isArray(range)) return null;
  const [start, end, last]: readonly unknown[] = range;
  return typeof start === 'number' && typeof end === 'number' && typeof last === 'number'
    ? [start, end, last]
    : null;
}

/** Numbers as they are written: 2401.10 is not 2401.1. */
const scalarText = (value: unknown, source: string | undefined): unknown =>
  typeof value === 'number' ? (source ?? String(value)) : value;

function valueOf(value: unknown): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  const plain: unknown =
    typeof value === 'object' && 'toJSON' in value && typeof value.toJSON === 'function'
      ? value.toJSON()
      : value;
  if (!Array.isArray(plain)) return null;
  const items = plain.map((each: unknown) => (typeof each === 'number' ? String(each) : each));
  return items.every((each) => typeof each === 'string' && !each.includes('\n')) ? items.join('\n') : null;
}
