/** Where the nodes of a tree stand in the text that it was made from. */
import type { AnyNode } from 'domhandler';
import type { DigestInput } from './format.ts';
import type { LedgerLine, RawEntry } from './report.ts';

/** Says where in the source a node stands. */
export interface Locator {
  /** What a record says of where it came from: the source text from the first node to the end of the last. */
  readonly raw: (from: AnyNode, to?: AnyNode) => RawEntry;
  /** The line (1-based) that a node starts on. */
  readonly line: (node: AnyNode) => number;
  /** The ledger's line for a node that is no paper. */
  readonly aside: (node: AnyNode, text: string, reason: string) => LedgerLine;
}

/** Finds nodes of a tree in the text that it was made from. */
export function locate({ text }: DigestInput, format: string): Locator {
  const starts = lineStarts(text);
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
  const line = (node: AnyNode): number => lineAt(node.startIndex ?? 0);
  return {
    line,
    raw: (from, to = from) => {
      const start = from.startIndex ?? 0;
      const end = Math.max(start, to.endIndex ?? text.length - 1);
      return {
        format,
        lineFrom: lineAt(start),
        lineTo: lineAt(end),
        text: text.slice(start, end + 1),
      };
    },
    aside: (node, aside, reason) => ({ line: line(node), text: aside.slice(0, 400), reason }),
  };
}

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (const { index, 0: end } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}
