import type { Group } from './query.ts';
import { findDoc } from './split.ts';
import { TUNING } from './tuning.ts';

/** For documents of one segment (ascending), the words of each that matched: of every group the best, and what comes near it. */
export function matchedTerms(
  groups: readonly Group[],
  segment: number,
  docs: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const found = new Map(docs.map((doc) => [doc, new Set<string>()] as const));
  for (const { reaches } of groups) {
    const best = new Map<number, number>();
    for (const { weight, postings, from, to, words } of reaches[segment] ?? []) {
      if (from === to) continue;
      for (const doc of docs) {
        const least = best.get(doc);
        if (least !== undefined && weight < least * TUNING.strong) continue;
        const at = findDoc(postings, from, to, doc);
        if (at < 0 || ((postings[at] as number) & 255) === 0) continue;
        if (least === undefined) best.set(doc, weight);
        for (const word of words(doc)) found.get(doc)?.add(word);
      }
    }
  }
  return new Map([...found].map(([doc, terms]) => [doc, [...terms]] as const));
}
