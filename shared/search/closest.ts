import Fuse from 'fuse.js';

/** The title most like what was typed, for when no document matches; null when none is near. Fuse compares the whole string, which suits short texts. */
export function closest<T extends { readonly title: string }>(titled: readonly T[], typed: string): T | null {
  const fuse = new Fuse(titled, {
    keys: ['title'],
    threshold: 0.55,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  return fuse.search(typed.slice(0, 32), { limit: 1 })[0]?.item ?? null;
}
