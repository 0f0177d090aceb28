/** The coverage ledger: every non-blank line ends in exactly one place. Computed at run time, for every file. */
import type { LedgerLine, ParseReport } from '../../report.ts';
import type { SetAside } from './drafts.ts';
import type { Line } from './lines.ts';

export interface Ledger {
  readonly ignored: readonly LedgerLine[];
  readonly unaccounted: number;
  readonly lines: ParseReport['lines'];
}

/** Settles the account from the line sets themselves: a line claimed by nothing, or twice, is unaccounted. */
export function settle(
  lines: readonly Line[],
  used: readonly (readonly Line[])[],
  aside: readonly SetAside[],
): Ledger {
  const claims = new Map<number, number>();
  const claim = ({ number }: Line): void => void claims.set(number, (claims.get(number) ?? 0) + 1);
  const isSole = ({ number }: Line): boolean => claims.get(number) === 1;
  for (const entry of used) for (const line of entry) claim(line);
  for (const { line } of aside) claim(line);
  const ignored = aside.filter(({ line }) => line.text !== '' && isSole(line));
  const total = lines.filter(({ text }) => text !== '').length;
  const usedOnce = used.reduce((sum, entry) => sum + entry.filter(isSole).length, 0);
  return {
    ignored: ignored
      .map(({ line, reason }) => ({ line: line.number, text: line.text, reason }))
      .toSorted((a, b) => a.line - b.line),
    unaccounted: total - usedOnce - ignored.length,
    lines: { total, used: usedOnce },
  };
}
