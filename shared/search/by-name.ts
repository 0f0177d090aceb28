import Fuse from 'fuse.js';

/** What a short list of names has for what was typed, in the order of likeness: first those that hold it as it stands, then those that are only like it. */
export interface ByName<T> {
  readonly holding: readonly T[];
  readonly like: readonly T[];
}

/** Looks for a name in a short list, misspelt or not. Of nothing typed all hold it, in their own order. */
export function byName<T extends { readonly name: string }>(all: readonly T[], typed: string): ByName<T> {
  const wanted = typed.trim();
  if (wanted === '') return { holding: all, like: [] };
  const fuse = new Fuse(all, {
    keys: ['name'],
    threshold: 0.4,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  // Fuse takes no longer patterns.
  const found = fuse.search(wanted.slice(0, 32)).map(({ item }) => item);
  const holds = ({ name }: T): boolean => plain(name).includes(plain(wanted));
  return { holding: found.filter(holds), like: found.filter((each) => !holds(each)) };
}

const plain = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
