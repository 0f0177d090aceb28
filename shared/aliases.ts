/** Papers that the reader merged: which one stands for which. Nothing is rewritten; what was said of one is shown with the other. */

/** One paper standing for another. */
export interface Alias {
  readonly id: string;
  readonly to: string;
}

/** Which papers are one. */
export interface Aliases {
  /** The paper that stands for this one; itself where none does. */
  readonly rootOf: (id: string) => string;
  /** The papers that a paper stands for, itself first; of one that stands for nothing any more, none. */
  readonly groupOf: (id: string) => readonly string[];
}

/** Follows aliases to their ends. Of papers that two devices merged into one another, the first by name stands for all. */
export function resolveAliases(all: readonly Alias[]): Aliases {
  const next = new Map(all.map(({ id, to }) => [id, to]));
  const rootOf = (id: string): string => {
    const seen = [id];
    for (let at = next.get(id); at !== undefined; at = next.get(at)) {
      const since = seen.indexOf(at);
      if (since >= 0) return seen.slice(since).toSorted()[0] ?? id;
      seen.push(at);
    }
    return seen.at(-1) ?? id;
  };
  const members = Map.groupBy(
    [...next.keys()].filter((id) => rootOf(id) !== id),
    rootOf,
  );
  return {
    rootOf,
    groupOf: (id) => (rootOf(id) === id ? [id, ...(members.get(id) ?? []).toSorted()] : []),
  };
}
