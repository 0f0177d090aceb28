/** Readers of what came over the bridge for the library. Each answers a value of its type or throws: a stranger may have sent it. */
import type { Change, Json, UserTable } from '../../shared/change.ts';
import type { JournalBatch, OriginalSource } from '../../shared/library-files.ts';
import { flag, record, refused, text } from '../arguments.ts';
import { DIGEST_ID } from './digests.ts';

export { flag };

const TABLES: Readonly<Record<UserTable, true>> = {
  digests: true,
  readings: true,
  texts: true,
  lists: true,
  memberships: true,
  highlights: true,
  tags: true,
  taggings: true,
  labels: true,
  smartLists: true,
  outlines: true,
  watchWords: true,
  aliases: true,
  settings: true,
};

const MAX_BATCHES = 10_000;
const MAX_CHANGES = 1_000_000;
const MAX_NAME = 4_000;
const MAX_DEPTH = 32;
/** Characters of everything in one call. An import of 100,000 papers names them all in one cell, some megabytes. */
const MAX_CHARACTERS = 128 * 1024 * 1024;
const MAX_TEXT = 64 * 1024 * 1024;
const MAX_ENTRY_LINES = 4 * 1024 * 1024;

/** What one call may still hold. */
interface Budget {
  characters: number;
}

/** At most 10,000 batches, each of the contract's shape and of nothing but JSON. */
export function batches(value: unknown): readonly JournalBatch[] {
  if (!Array.isArray(value) || value.length > MAX_BATCHES) throw refused('batches');
  const budget = { characters: MAX_CHARACTERS };
  return value.map((each) => batch(each, budget));
}

function batch(value: unknown, budget: Budget): JournalBatch {
  const { id, label, changes, before, undoes, replaces, by, merged } = record(value);
  return {
    id: name(id, budget),
    label: bounded(label, budget),
    changes: cells(changes, budget),
    before: cells(before, budget),
    ...(undoes === undefined ? {} : { undoes: name(undoes, budget) }),
    ...(replaces === undefined ? {} : { replaces: name(replaces, budget) }),
    ...(by === undefined ? {} : { by: name(by, budget) }),
    ...(merged === undefined ? {} : { merged: always(merged) }),
  };
}

function cells(value: unknown, budget: Budget): readonly Change[] {
  if (!Array.isArray(value) || value.length > MAX_CHANGES) throw refused('changes');
  return value.map((each) => readChange(each, budget));
}

/** One change; also of a backup's, which came from just as far away. */
export function change(value: unknown): Change {
  return readChange(value, { characters: MAX_CHARACTERS });
}

function readChange(value: unknown, budget: Budget): Change {
  const { clock, table, id, field, value: content, base, seen } = record(value);
  if (typeof table !== 'string' || !Object.hasOwn(TABLES, table)) throw refused('table');
  return {
    clock: clockText(clock, budget),
    table: table as UserTable,
    id: name(id, budget),
    field: name(field, budget),
    value: json(content, { budget, depth: MAX_DEPTH }),
    ...(base === undefined ? {} : { base: clockText(base, budget) }),
    ...(seen === undefined ? {} : { seen: clocks(seen, budget) }),
  };
}

/** A clock, or the empty one of a cell that nobody ever wrote. */
function clockText(value: unknown, budget: Budget): string {
  const clock = bounded(value, budget);
  if (!/^[\w-]{0,64}$/.test(clock)) throw refused('clock');
  return clock;
}

function clocks(value: unknown, budget: Budget): readonly string[] {
  if (!Array.isArray(value)) throw refused('clocks');
  return value.map((each) => clockText(each, budget));
}

/** A mark that is there or not. */
function always(value: unknown): true {
  if (value !== true) throw refused('mark');
  return value;
}

function name(value: unknown, budget: Budget): string {
  const read = bounded(value, budget);
  if (read === '' || read.length > MAX_NAME) throw refused('name');
  return read;
}

function bounded(value: unknown, budget: Budget): string {
  if (typeof value !== 'string') throw refused('text');
  budget.characters -= value.length + 1;
  if (budget.characters < 0) throw refused('size');
  return value;
}

function json(value: unknown, limits: { readonly budget: Budget; readonly depth: number }): Json {
  const { budget, depth } = limits;
  if (depth === 0) throw refused('depth');
  const inner = { budget, depth: depth - 1 };
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  if (typeof value === 'string') return bounded(value, budget);
  if (Array.isArray(value)) {
    budget.characters -= value.length;
    return value.map((each) => json(each, inner));
  }
  if (!isPlain(value)) throw refused('value');
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [bounded(key, budget), json(each, inner)]),
  );
}

function isPlain(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}

/** The SHA-256 of a digest, in lower-case hex. */
export function digestId(value: unknown): string {
  if (typeof value !== 'string' || !DIGEST_ID.test(value)) throw refused('digest');
  return value;
}

/** A capability of a file, a digest that is kept, or pasted text of at most 64 Mi characters. */
export function original(value: unknown): OriginalSource {
  const fields = record(value);
  if (fields['kind'] === 'kept') return { kind: 'kept', digestId: digestId(fields['digestId']) };
  if (fields['kind'] === 'file') return { kind: 'file', id: text(fields['id']) };
  const pasted = fields['text'];
  if (fields['kind'] !== 'text' || typeof pasted !== 'string' || pasted.length > MAX_TEXT)
    throw refused('original');
  return { kind: 'text', text: pasted };
}

/** A piece of lines of JSON, at most 4 Mi characters that begin and end between characters. */
export function entryLines(value: unknown): string {
  if (typeof value !== 'string' || value.length > MAX_ENTRY_LINES || !value.isWellFormed())
    throw refused('lines');
  return value;
}

/** What main gave out for a chosen backup. */
export function token(value: unknown): string {
  if (typeof value !== 'string' || !TOKEN.test(value)) throw refused('token');
  return value;
}

const TOKEN = /^[0-9a-f-]{36}$/;
