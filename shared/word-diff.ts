/**
 * What changed between two texts, by words. The common ends are cut off first, then the longest common subsequence of the
 * words between them is found (Hunt and McIlroy, in `node-diff3`). Beyond a bound the middle counts as rewritten, so that a
 * giant never blocks the window.
 */
import { diffComm } from 'node-diff3';

/** A run of words that both texts have, or only the older, or only the newer. */
export interface DiffPart {
  readonly kind: 'same' | 'removed' | 'added';
  readonly text: string;
}

/** Words compared at most, on each side. */
const MOST_WORDS = 3000;

/** The parts in reading order: those that are not `removed` are the newer text, those that are not `added` the older one. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const [old, next] = [tokens(before), tokens(after)];
  let head = 0;
  while (head < Math.min(old.length, next.length) && old[head] === next[head]) head++;
  let tail = 0;
  while (tail < Math.min(old.length, next.length) - head && old.at(-1 - tail) === next.at(-1 - tail)) tail++;
  const [left, right] = [old.slice(head, old.length - tail), next.slice(head, next.length - tail)];
  const parts: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], words: readonly string[]): void => {
    if (words.length === 0) return;
    const last = parts.at(-1);
    if (last?.kind === kind) parts[parts.length - 1] = { kind, text: last.text + words.join('') };
    else parts.push({ kind, text: words.join('') });
  };
  add('same', old.slice(0, head));
  if (Math.max(left.length, right.length) > MOST_WORDS) {
    add('removed', left);
    add('added', right);
  } else {
    for (const region of diffComm([...left], [...right])) {
      if ('common' in region) add('same', region.common);
      else {
        add('removed', region.buffer1);
        add('added', region.buffer2);
      }
    }
  }
  add('same', old.slice(old.length - tail));
  return parts;
}

/** A word with the space behind it, or a mark with the space behind it: so that a space alone is never what both have in common. */
const tokens = (text: string): readonly string[] =>
  text.match(/^\s+|(?:[\p{L}\p{N}\p{M}_'’-]+|\S)\s*/gu) ?? [];
