/** Where the delimiters of a text are, found in one pass, so that nothing is looked for twice. */
export interface Marks {
  /** The next dollar sign after `at` that no backslash takes away; -1 when there is none. */
  readonly dollarAfter: (at: number) => number;
  /** The brace that closes the one at `at`; null when none does. */
  readonly closeOf: (at: number) => number | null;
  /** The next place of a short text at or after `at`; -1 when there is none. Asked from left to right for each text. */
  readonly next: (wanted: string, at: number) => number;
}

/** Looks a text over once. */
export function marksOf(source: string): Marks {
  const dollars: number[] = [];
  const closes = new Map<number, number>();
  const open: number[] = [];
  for (let at = 0; at < source.length; at += 1) {
    const unit = source[at];
    if (unit === '\\') at += 1;
    else if (unit === '$') dollars.push(at);
    else if (unit === '{') open.push(at);
    else if (unit === '}') {
      const opener = open.pop();
      if (opener !== undefined) closes.set(opener, at);
    }
  }
  let dollar = 0;
  const known = new Map<string, number>();
  return {
    dollarAfter(at) {
      while (dollar < dollars.length && (dollars[dollar] ?? 0) <= at) dollar += 1;
      return dollars[dollar] ?? -1;
    },
    closeOf: (at) => closes.get(at) ?? null,
    next(wanted, at) {
      const last = known.get(wanted);
      if (last !== undefined && (last < 0 || last >= at)) return last;
      const found = source.indexOf(wanted, at);
      known.set(wanted, found);
      return found;
    },
  };
}
