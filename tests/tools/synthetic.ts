/** Made-up digests for benchmarks and crash rounds: the same seed gives the same text. */

export interface Random {
  /** A whole number from 0 to below `n`. */
  below(n: number): number;
}

/** Mulberry32. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  return {
    below(n) {
      state = (state + 0x6d2b79f5) >>> 0;
      let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
      mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
      return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * n);
    },
  };
}

const WORDS =
  'robust sparse causal neural lattice entropy gradient kernel protein orbit syntax market enzyme glacier retrieval attention policy sampling bound theorem'.split(
    ' ',
  );

/** A page copied as text: titles that are told apart by `name` and number, abstracts of 60 to 120 words. */
export function digestText(random: Random, papers: number, name: string): string {
  const words = (n: number): string =>
    Array.from({ length: n }, () => WORDS[random.below(WORDS.length)] ?? '').join(' ');
  return Array.from(
    { length: papers },
    (_, n) =>
      `On the ${words(5)} of digest ${name} paper ${n}\nWe study ${words(60 + random.below(60))}. It holds ${n} times.`,
  ).join('\n');
}
