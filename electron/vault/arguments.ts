/** Readers of what came over the bridge for the mirror. Each answers a value of its type or throws: a stranger may have sent it. */
import { flag, longText, record, refused, text } from '../arguments.ts';
import {
  VAULT_SCOPES,
  type BlockField,
  type FrontField,
  type VaultDocument,
  type VaultScope,
  type VaultSettled,
} from '../../shared/vault/contract.ts';

const MOST_DOCUMENTS = 200;
const MOST = 100_000;
const ID = /^(?:paper|list):[^\n]+$/;
const FRONT_KEY = /^[a-z]+$/;
const BLOCK_KEY = /^[a-z-]+(?: [^\s>]+)?$/;
const MERGES = ['text', 'line', 'choice', 'names', 'ours'] as const;
const SHAPES = ['text', 'flag', 'names'] as const;

/** At most 200 documents. */
export const documents = (value: unknown): readonly VaultDocument[] => all(value, MOST_DOCUMENTS, document);

/** Fields that are settled. */
export const settled = (value: unknown): readonly VaultSettled[] =>
  all(value, MOST, (each) => {
    const { id, key, theirs } = record(each);
    return { id: matching(id, ID), key: matching(key, BLOCK_KEY), theirs: longText(theirs) };
  });

/** Whether the mirror rests, and which papers it has. */
export function vaultWish(value: unknown): { readonly paused: boolean; readonly scope: VaultScope } {
  const { paused, scope } = record(value);
  return { paused: flag(paused), scope: one(scope, VAULT_SCOPES) };
}

function document(value: unknown): VaultDocument {
  const { id, name, fresh, front, blocks, papers } = record(value);
  return {
    id: matching(id, ID),
    name: text(name),
    fresh: one(fresh, ['write', 'leave']),
    front: all(front, MOST, frontField),
    blocks: all(blocks, MOST, blockField),
    ...(papers === undefined ? {} : { papers: all(papers, MOST, listed) }),
  };
}

function frontField(value: unknown): FrontField {
  const { key, value: content, shape, merge } = record(value);
  return {
    key: matching(key, FRONT_KEY),
    value: longText(content),
    shape: one(shape, SHAPES),
    merge: one(merge, MERGES),
  };
}

function blockField(value: unknown): BlockField {
  const { key, value: content, merge, heading } = record(value);
  return {
    key: matching(key, BLOCK_KEY),
    value: longText(content),
    merge: one(merge, ['text', 'line', 'ours']),
    ...(heading === undefined ? {} : { heading: text(heading) }),
  };
}

const listed = (value: unknown): { readonly id: string; readonly title: string } => {
  const { id, title } = record(value);
  return { id: matching(id, ID), title: text(title) };
};

function all<T>(value: unknown, most: number, read: (each: unknown) => T): readonly T[] {
  if (!Array.isArray(value) || value.length > most) throw refused('list');
  return value.map(read);
}

function one<T extends string>(value: unknown, options: readonly T[]): T {
  const found = options.find((each) => each === value);
  if (found === undefined) throw refused('choice');
  return found;
}

function matching(value: unknown, pattern: RegExp): string {
  const given = text(value);
  if (!pattern.test(given)) throw refused('name');
  return given;
}
