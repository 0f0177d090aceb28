/** Queries for papers of a corpus, `each` of every kind. */
export function queriesOf(
  papers: readonly { readonly id: string; readonly title: string; readonly abstract: string }[],
  each: number,
  seed: number,
): { readonly q: string; readonly target: string; readonly variant: string }[];
