import Fuse from 'fuse.js';

/** Puts a few papers in the order in which their titles are like what was typed; those that are not like it come last, in their own order. */
export function rankByTitle<T extends { readonly title: string }>(
  papers: readonly T[],
  typed: string,
): readonly T[] {
  const fuse = new Fuse(papers, {
    keys: ['title'],
    threshold: 0.5,
    ignoreLocation: true,
    ignoreDiacritics: true,
  });
  // Fuse takes no longer patterns.
  const like = fuse.search(typed.trim().slice(0, 32)).map(({ item }) => item);
  const found = new Set(like);
  return [...like, ...papers.filter((paper) => !found.has(paper))];
}
