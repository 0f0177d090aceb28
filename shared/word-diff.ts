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

/** The parts in reading order: those that are not `removed` are the newer text, those that are not `added` the older one. A word that stayed is `same` also where the space behind it did not. */
export function wordDiff(before: string, after: string): readonly DiffPart[] {
  const [old, next] = [tokens(before), tokens(after)];
  const [was, is] = [old.map(wordOf), next.map(wordOf)];
  const shorter = Math.min(old.length, next.length);
  let head = 0;
  while (head < shorter && was[head] === is[head]) head++;
  let tail = 0;
  while (tail < shorter - head && was.at(-1 - tail) === is.at(-1 - tail)) tail++;
  const parts = createParts();
  /** How many tokens of either are in the parts. */
  const at = { old: 0, next: 0 };
  const keep = (words: number): void => {
    for (let n = 0; n < words; n++) parts.keep(old[at.old++] ?? '', next[at.next++] ?? '');
  };
  const change = (gone: number, come: number): void => {
    parts.add('removed', old.slice(at.old, at.old + gone).join(''));
    parts.add('added', next.slice(at.next, at.next + come).join(''));
    at.old += gone;
    at.next += come;
  };
  const [left, right] = [was.slice(head, was.length - tail), is.slice(head, is.length - tail)];
  keep(head);
  if (Math.max(left.length, right.length) > MOST_WORDS) change(left.length, right.length);
  else
    for (const region of diffComm(left, right)) {
      if ('common' in region) keep(region.common.length);
      else change(region.buffer1.length, region.buffer2.length);
    }
  keep(tail);
  return parts.all;
}

/** Parts under way: neighbours of one kind are one. */
function createParts() {
  const all: DiffPart[] = [];
  const add = (kind: DiffPart['kind'], text: string): void => {
    if (text === '') return;
    const last = all.at(-1);
    if (last?.kind === kind) all[all.length - 1] = { kind, text: last.text + text };
    else all.push({ kind, text });
  };
  const keep = (old: string, next: string): void => {
    if (old === next) return add('same', next);
    const { length } = wordOf(old);
    add('same', old.slice(0, length));
    add('removed', old.slice(length));
    add('added', next.slice(length));
  };
  return { all, add, keep };
}

const wordOf = (token: string): string => token.trimEnd();

/** A word with the space behind it, or a mark with the space behind it: so that a space alone is never what both have in common. */
const tokens = (text: string): readonly string[] =>
  text.match(/^\s+|(?:[\p{L}\p{N}\p{M}_'’-]+|\S)\s*/gu) ?? [];
