/** Reports of formats that count entries: every entry is a record or is ignored with a reason. */
import type { AnyNode } from 'domhandler';
import type { DigestInput, FormatReport } from './format.ts';
import { toRecord, type Fields } from './record.ts';
import type { LedgerLine, ParseReport, RawEntry } from './report.ts';

const RAW_CHARACTERS = 20_000;

/** One entry of a digest: a paper, or what it is instead. */
export type Entry = Fields | LedgerLine;

/**
 * The report on the entries of a digest in their order. Neighbours that are the same in everything but their place
 * become one record with `repeats`; entries without a title are never taken for the same.
 */
export function reportEntries(
  digest: ParseReport['digest'],
  entries: readonly Entry[],
  more: Pick<FormatReport, 'warnings' | 'claimed' | 'gate'> = {},
): FormatReport {
  const ignored = entries.filter((entry): entry is LedgerLine => 'reason' in entry);
  const papers = entries.filter((entry): entry is Fields => !('reason' in entry));
  const records = collapse(papers).map((fields, index) => toRecord(fields, index + 1));
  return {
    digest,
    records,
    ignored,
    ...more,
    count: { unit: 'entry', total: entries.length, used: entries.length - ignored.length },
  };
}

function collapse(entries: readonly Fields[]): readonly Fields[] {
  const kept: Fields[] = [];
  let before = '';
  for (const entry of entries) {
    const { title, abstract, authors, venue, published, ids, urls } = entry;
    const key = JSON.stringify([title, abstract, authors, venue, published, ids, urls]);
    const last = kept.at(-1);
    if (last !== undefined && key === before && (title ?? '').trim() !== '')
      kept[kept.length - 1] = { ...last, repeats: (last.repeats ?? 1) + (entry.repeats ?? 1) };
    else kept.push(entry);
    before = key;
  }
  return kept;
}

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
        text: text.slice(start, Math.min(end + 1, start + RAW_CHARACTERS)),
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
