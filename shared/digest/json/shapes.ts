/** Which service wrote a JSON text, and where in it the entries are. */
import { cslFields, isCsl } from './csl.ts';
import { genericFields, isMessage, isPaperLike } from './generic.ts';
import { huggingFaceFields, isHuggingFace } from './hugging-face.ts';
import { isOpenAlex, openAlexFields } from './openalex.ts';
import type { EntryFields, JsonEntry } from './report.ts';
import { isSemanticScholar, semanticScholarFields } from './semantic-scholar.ts';
import { asArray, asText, at, isObject } from './values.ts';

interface Shape {
  readonly id: 'hugging-face' | 'openalex' | 'semantic-scholar' | 'csl' | 'generic';
  readonly holds: (entry: unknown) => boolean;
  readonly fieldsOf: (entry: unknown) => EntryFields | { readonly ignored: string };
}

const GENERIC: Shape = { id: 'generic', holds: isPaperLike, fieldsOf: genericFields };

/** From the most telling to the most general. */
const SHAPES: readonly Shape[] = [
  { id: 'hugging-face', holds: isHuggingFace, fieldsOf: huggingFaceFields },
  { id: 'openalex', holds: isOpenAlex, fieldsOf: openAlexFields },
  { id: 'semantic-scholar', holds: isSemanticScholar, fieldsOf: semanticScholarFields },
  { id: 'csl', holds: isCsl, fieldsOf: cslFields },
  GENERIC,
];

const SAMPLE = 30;
const LISTS = [
  'results',
  'data',
  'items',
  'recommendedPapers',
  'papers',
  'dailyPapers',
  'references',
  'citations',
  'works',
];
const DEEP_LISTS = [
  ['message', 'items'],
  ['data', 'papers'],
  ['response', 'docs'],
];

/** The list that a service's answer wraps; the value itself where it is one entry or a list. */
function listIn(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  if (!isObject(value)) return [];
  const lists = [...LISTS.map((key) => value[key]), ...DEEP_LISTS.map((path) => at(value, ...path))];
  const [filled] = lists.filter((list) => Array.isArray(list) && list.some(isObject));
  if (filled !== undefined) return asArray(filled);
  return isObject(value['message']) && 'DOI' in value['message'] ? [value['message']] : [value];
}

export interface Recognised {
  readonly shape: Shape['id'];
  readonly entries: readonly JsonEntry[];
  readonly fieldsOf: Shape['fieldsOf'];
}

const seen = new WeakMap<object, { readonly found: Recognised | null }>();

/** The shape of a parsed text and its entries; null where nothing in it is like a paper. Worked out once for each value. */
export function recognise(value: unknown): Recognised | null {
  if (typeof value !== 'object' || value === null) return null;
  const known = seen.get(value) ?? { found: find(value) };
  seen.set(value, known);
  return known.found;
}

function find(value: object): Recognised | null {
  const list = listIn(value);
  const sample = list.slice(0, SAMPLE).filter(isObject);
  const shape = SHAPES.find(
    ({ id, holds }) => id !== 'generic' && sample.filter(holds).length * 2 >= Math.max(1, sample.length),
  );
  if (shape !== undefined)
    return { shape: shape.id, entries: list.map((entry) => ({ value: entry })), fieldsOf: shape.fieldsOf };
  const entries = entriesIn(value);
  return entries.length === 0 ? null : { shape: 'generic', entries, fieldsOf: genericFields };
}

/** What a single object of unknown origin says: lines of JSON Lines are read one by one. */
export const shapeOfEntry = (value: unknown): Shape | null =>
  SHAPES.find(({ holds }) => holds(value)) ?? null;

const DEEPEST = 5;
const WRAPPERS =
  /^(?:results?|data|items|papers|articles|entries|records|list|docs|hits?|works|collection|notes|response|resultlist|payload|content|\d+)$/i;

/** Every object like a paper, however it is wrapped; the names of what wraps it are its section. */
function entriesIn(value: unknown, path: readonly string[] = []): readonly JsonEntry[] {
  if (path.length > DEEPEST || isMessage(value)) return [];
  const section = path.filter((key) => !WRAPPERS.test(key)).join(' / ');
  const named = section === '' ? {} : { section };
  if (Array.isArray(value)) {
    const isList = value.some(isPaperLike);
    return isList
      ? value.map((entry) => ({ value: entry, ...named }))
      : value.slice(0, 2000).flatMap((each) => entriesIn(each, [...path, '0']));
  }
  if (!isObject(value)) return [];
  if (isPaperLike(value)) return [{ value, ...named }];
  const inside = Object.entries(value);
  const map = inside.filter(([, each]) => isPaperLike(each));
  if (map.length > 1) return map.map(([, entry]) => ({ value: entry, ...named }));
  return inside.flatMap(([key, each]) => entriesIn(each, [...path, key]));
}

/** What a JSON text without papers says of itself: an answer with nothing in it, or an error; null for any other. */
export function emptyAnswer(value: unknown): string | null {
  if (Array.isArray(value)) return value.length === 0 ? 'the list is empty' : null;
  if (!isObject(value) || JSON.stringify(value).length > 4000) return null;
  const lists = [...LISTS.map((key) => value[key]), ...DEEP_LISTS.map((path) => at(value, ...path))];
  if (lists.some((list) => Array.isArray(list) && list.length === 0)) return 'the list is empty';
  const message = ['error', 'message', 'detail', 'errors']
    .map((key) => {
      const each = value[key];
      return asText(each) ?? asText(at(each, 'message')) ?? asText(asArray(each)[0]);
    })
    .find((text) => text !== undefined);
  return message === undefined ? null : `the file is an error message: ${message.slice(0, 200)}`;
}
