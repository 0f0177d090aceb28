/** Looks into parsed JSON of unknown shape. Every reader answers with nothing where the value is something else. */
export type JsonObject = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const asArray = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text that says something, or a number as text; undefined for anything else, the words `null`, `None` and `nan` included. */
export function asText(value: unknown): string | undefined {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value);
  if (typeof value !== 'string') return undefined;
  return /^\s*(?:null|none|nan|undefined)?\s*$/i.test(value) ? undefined : value;
}

/** A count, also where it was written as text (`"66"`, `"1,234"`). */
export function asCount(value: unknown): number | undefined {
  if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? value : undefined;
  const digits =
    typeof value === 'string' ? /^\s*(\d{1,3}(?:,\d{3})+|\d{1,9})\s*$/.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits.replaceAll(',', ''));
}

/** The value at a path of keys. */
export const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((each, key) => (isObject(each) ? each[key] : undefined), value);

/** The first path that leads to a text. */
export function textAt(value: unknown, ...paths: readonly string[]): string | undefined {
  for (const path of paths) {
    const text = asText(at(value, ...path.split('.')));
    if (text !== undefined) return text;
  }
  return undefined;
}
