import Fuse from 'fuse.js';

/** What a short list of names has for what was typed, in the order of likeness: first those that hold it as it stands, then those that are only like it. */
export interface ByName<T> {
  readonly holding: readonly T[];
  readonly like: readonly T[];
}

interface Named {
  readonly name: string;
}

/** Looks for a name in a short list, misspelt or not. Of nothing typed all hold it, in their own order. */
export function byName<T extends Named>(all: readonly T[], typed: string): ByName<T> {
  const wanted = typed.trim();
  if (wanted === '') return { holding: all, like: [] };
  const found = ranked(all, wanted);
  const holds = holding(wanted);
  return { holding: found.filter(holds), like: found.filter((each) => !holds(each)) };
}

/** The `holding` of `byName` alone, without a look at how like the others are: for every key of a search. */
export function holdingName<T extends Named>(all: readonly T[], typed: string): readonly T[] {
  const wanted = typed.trim();
  return wanted === '' ? all : ranked(all.filter(holding(wanted)), wanted);
}

function ranked<T extends Named>(all: readonly T[], wanted: string): readonly T[] {
  if (all.length === 0) return all;
  const fuse = new Fuse(all, {
    keys: ['name'],
    threshold: 0.4,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  // Fuse takes no longer patterns.
  return fuse.search(wanted.slice(0, 32)).map(({ item }) => item);
}

function holding(wanted: string): (named: Named) => boolean {
  const held = plain(wanted);
  return (named) => nameOf(named).includes(held);
}

/** Plain names, kept as long as what bears them: they are asked for with every key. */
const names = new WeakMap<Named, string>();

function nameOf(named: Named): string {
  const known = names.get(named) ?? plain(named.name);
  names.set(named, known);
  return known;
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
