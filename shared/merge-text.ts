/**
 * Two edits of one text, merged by words. Three-way (diff3) against the text that both began with: what only one side
 * changed is taken, what both changed alike is taken once, and where they differ both stay, visibly apart. No word that
 * a side added is ever dropped; a word that one side took away and the other left alone is gone, as that side wished.
 * A side of a conflict that holds the whole other side stands for both, so that merging again changes nothing.
 */
import { diff3Merge, LCS } from 'node-diff3';

/** Around and between two versions that could not be merged. */
export const CONFLICT = { open: '⟦', between: '‖', close: '⟧' } as const;

/** Merges `mine` and `theirs`, both edited from `base`. Swapping the sides changes nothing. Null for a base that nobody knows: then what both have in common is taken for it. */
export function mergeText(base: string | null, mine: string, theirs: string): string {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  // The same order whichever side is called mine.
  const [left, right] = [mine, theirs].toSorted().map(tokens);
  if (left === undefined || right === undefined) return mine;
  const before = base === null ? [] : tokens(base);
  if (isMergeOf(left, right, before)) return left.join('');
  if (isMergeOf(right, left, before)) return right.join('');
  const from = base === null ? common(left, right) : before;
  return diff3Merge([...left], [...from], [...right])
    .map((region) => {
      if (region.ok !== undefined) return region.ok.join('');
      return region.conflict === undefined ? '' : both(region.conflict.a, region.conflict.b);
    })
    .join('');
}

/** Merges both where their edits go together, in the same way as `mergeText`; null where they do not, and nothing is put between them. */
export function mergeCleanly(base: string, mine: string, theirs: string): string | null {
  if (mine === theirs || theirs === base) return mine;
  if (mine === base) return theirs;
  const regions = diff3Merge([...tokens(mine)], [...tokens(base)], [...tokens(theirs)]);
  const merged = regions.map(({ ok }) => ok?.join(''));
  return merged.every((each) => each !== undefined) ? merged.join('') : null;
}

/** Words, white space and marks, so that joined they are the text again. */
const tokens = (text: string): readonly string[] => text.match(/[\p{L}\p{N}\p{M}_'’-]+|\s+|[^\s]/gu) ?? [];

function common(a: readonly string[], b: readonly string[]): readonly string[] {
  const found: string[] = [];
  // The chain of common tokens, the last first.
  let link: ReturnType<typeof LCS<string>> | null = LCS([...a], [...b]);
  for (; link !== null && link.buffer1index >= 0; link = link.chain) found.push(a[link.buffer1index] ?? '');
  return found.toReversed();
}

function both(a: readonly string[], b: readonly string[]): string {
  if (holds(a, b)) return a.join('');
  if (holds(b, a)) return b.join('');
  const { open, between, close } = CONFLICT;
  return `${open} ${a.join('').trim()} ${between} ${b.join('').trim()} ${close}`;
}

/** Whether a text holds both versions of a conflict already, and every word that the other side added. */
function isMergeOf(merged: readonly string[], side: readonly string[], base: readonly string[]): boolean {
  if (!merged.includes(CONFLICT.between)) return false;
  const [here, before] = [merged, base].map(counted);
  return [...counted(side)].every(
    ([word, n]) => (here?.get(word) ?? 0) >= n - (before?.get(word) ?? 0) || word === CONFLICT.between,
  );
}

function counted(all: readonly string[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>();
  for (const each of all) if (each.trim() !== '') times.set(each, (times.get(each) ?? 0) + 1);
  return times;
}

/** Whether `part` stands in `whole` in one piece. */
function holds(whole: readonly string[], part: readonly string[]): boolean {
  return whole.some((_, at) => part.every((token, n) => whole[at + n] === token)) || part.length === 0;
}
