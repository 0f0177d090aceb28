import { markedBlock, type FoundBlocks } from './blocks.ts';
import type { BlockField } from './contract.ts';

/** Where blocks that are not in a file yet go: behind the one that is before them in the document, else at the end. Offsets are of the file's text. */
export function insertions(
  all: readonly BlockField[],
  fresh: readonly BlockField[],
  { found, end }: { readonly found: FoundBlocks; readonly end: number },
): readonly { readonly from: number; readonly to: number; readonly text: string }[] {
  const wanted = new Set(fresh);
  const places = new Map<number, string[]>();
  let at: number | null = null;
  for (const block of all) {
    const there = found.blocks.get(block.key);
    if (there !== undefined) at = there.end;
    if (!wanted.has(block)) continue;
    // A first block of its kind has a heading, and goes behind all that is there.
    const from = at === null || block.heading !== undefined ? end : at;
    at = from;
    places.set(from, [...(places.get(from) ?? []), blockLines(block)]);
  }
  return [...places].map(([from, blocks]) => ({
    from,
    to: from,
    text: blocks.map((each) => `\n\n${each}`).join('') + (from === end ? '\n' : ''),
  }));
}

/** A block with its marks, under its heading where it has one. */
export const blockLines = ({ key, value, heading }: BlockField): string =>
  (heading === undefined ? '' : `## ${heading}\n\n`) + markedBlock(key, value);
