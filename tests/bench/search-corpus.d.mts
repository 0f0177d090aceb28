/** Papers, the oldest first. The same seed, the same papers. */
export function corpusOf(
  count: number,
  seed: number,
): { readonly id: string; readonly title: string; readonly abstract: string }[];
/** A seedable generator of numbers from 0 to 1. */
export function randomOf(seed: number): () => number;
