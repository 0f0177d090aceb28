/** Papers, the oldest first. The same seed, the same papers. */
export function corpusOf(
  count: number,
  seed: number,
): { readonly id: string; readonly title: string; readonly abstract: string }[];
