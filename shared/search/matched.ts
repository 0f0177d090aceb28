import type { Group } from './query.ts';
import type { Reach } from './reach.ts';
import { BESIDES, termText, type Segment } from './segment.ts';
import { findDoc } from './split.ts';
import { TUNING } from './tuning.ts';

/** For documents of one segment (ascending), the words of each that matched: of every group the best, and what comes near it. */
export function matchedTerms(
  groups: readonly Group[],
  { segment, number }: { readonly segment: Segment; readonly number: number },
  docs: readonly number[],
): ReadonlyMap<number, readonly string[]> {
  const found = new Map(docs.map((doc) => [doc, new Set<string>()] as const));
  for (const { reaches } of groups) {
    const best = new Map<number, number>();
    for (const reach of reaches[number] ?? []) {
      const wanted = docs.filter((doc) => reach.weight >= (best.get(doc) ?? 0) * TUNING.strong);
      eachMatch(segment, reach, wanted, (doc, words) => {
        if (!best.has(doc)) best.set(doc, reach.weight);
        for (const word of words) found.get(doc)?.add(word);
      });
    }
  }
  return new Map([...found].map(([doc, terms]) => [doc, [...terms]] as const));
}

type Match = (doc: number, words: readonly string[]) => void;

function eachMatch(segment: Segment, reach: Reach, docs: readonly number[], match: Match): void {
  if (reach.where === 'title') inTitles(segment, reach.terms, docs, match);
  else for (const term of reach.terms) inPostings(segment, reach, { docs, term, match });
}

/** Many words with few letters: what the titles have is looked for among them. */
function inTitles(segment: Segment, terms: readonly number[], docs: readonly number[], match: Match): void {
  for (const doc of docs) {
    for (
      let at = segment.titleWordAt[doc] as number;
      at < (segment.titleWordAt[doc + 1] as number);
      at += 1
    ) {
      const term = (segment.titleWords[at] as number) & ~BESIDES;
      if (isAmong(terms, term)) match(doc, [termText(segment, term)]);
    }
  }
}

function isAmong(ascending: readonly number[], term: number): boolean {
  let low = 0;
  let high = ascending.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((ascending[middle] as number) < term) low = middle + 1;
    else high = middle;
  }
  return ascending[low] === term;
}

interface Looking {
  readonly docs: readonly number[];
  readonly term: number;
  readonly match: Match;
}

function inPostings(segment: Segment, { postings, at, words }: Reach, { docs, term, match }: Looking): void {
  const end = at[term + 1] as number;
  let from = at[term] as number;
  const meet = (doc: number, place: number): void => {
    if (((postings[place] as number) & 255) > 0) match(doc, words ? words(doc) : [termText(segment, term)]);
  };
  if (end - from > docs.length) {
    for (const doc of docs) {
      const place = findDoc(postings, from, end, doc);
      if (place >= 0) meet(doc, place);
    }
    return;
  }
  for (let n = 0; n < docs.length && from < end;) {
    const doc = docs[n] as number;
    const here = (postings[from] as number) >>> 8;
    if (here === doc) meet(doc, from);
    if (here <= doc) from += 1;
    if (here >= doc) n += 1;
  }
}
