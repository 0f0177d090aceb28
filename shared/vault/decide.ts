/** One field of three versions: what was agreed on last (`base`), what the library has (`ours`), what the file has (`theirs`). */
import { mergeCleanly } from '../merge-text.ts';
import type { FieldMerge } from './contract.ts';

/** Three versions. An undefined base was never agreed on, or is forgotten. */
export interface Versions {
  readonly base: string | undefined;
  readonly ours: string;
  readonly theirs: string;
}

/** What is to be done. A part that is left out stays as it is. */
export interface Decision {
  /** For the file. */
  readonly write?: string;
  /** For the library. */
  readonly edit?: string;
  /** What is agreed on from now on. */
  readonly base?: string;
  readonly isConflict?: true;
}

/** Decides a field. No word that one side added and the other did not take away is ever left out of both. */
export function decide(merge: FieldMerge, versions: Versions): Decision {
  const { base, ours, theirs } = versions;
  if (theirs === ours) return { base: ours };
  if (merge === 'names') return ofNames(versions);
  if (base === theirs) return { write: ours, base: ours };
  if (merge === 'ours') {
    const merged = base === undefined ? null : mergeCleanly(base, ours, theirs);
    return merged === null ? {} : { ...(merged === theirs ? {} : { write: merged }), base: ours };
  }
  if (base === ours) return { edit: theirs };
  if (merge === 'choice') return { isConflict: true };
  // Without a base nothing is known to have been taken away.
  const merged = base === undefined ? withoutBase(ours, theirs) : mergeCleanly(base, ours, theirs);
  if (merged === null) return { isConflict: true };
  return merged === ours ? { write: ours, base: ours } : { edit: merged };
}

const withoutBase = (ours: string, theirs: string): string | null =>
  ours === '' ? theirs : theirs === '' ? ours : null;

/** Of a set each name is a field of its own, so nothing ever conflicts. */
function ofNames({ base, ours, theirs }: Versions): Decision {
  const [before, here, there] = [base ?? '', ours, theirs].map(namesOf);
  if (before === undefined || here === undefined || there === undefined) return {};
  const known = base === undefined ? new Set<string>() : new Set(before);
  const mine = { added: minus(here, known), removed: minus(known, here) };
  const their = { added: minus(there, known), removed: minus(known, there) };
  const next = [...minus(there, mine.removed), ...minus(mine.added, there)].join('\n');
  const wanted = [...minus(here, their.removed), ...minus(their.added, here)].join('\n');
  const isSame = sameNames(wanted, ours);
  return {
    ...(sameNames(next, theirs) ? {} : { write: next }),
    ...(isSame ? {} : { edit: wanted }),
    base: isSame ? next : [...minus(known, mine.removed), ...minus(mine.added, known)].join('\n'),
  };
}

/** The names of a list, one a line. */
export const namesOf = (list: string): readonly string[] => list.split('\n').filter((name) => name !== '');

function minus(a: Iterable<string>, b: Iterable<string>): ReadonlySet<string> {
  const without = new Set(b);
  return new Set([...a].filter((name) => !without.has(name)));
}

const sameNames = (a: string, b: string): boolean =>
  minus(namesOf(a), namesOf(b)).size === 0 && minus(namesOf(b), namesOf(a)).size === 0;
