/** What is imported where nobody chose: the ticks that a preview starts with. */
import type { ParseReport } from './digest/report.ts';
import type { Decision } from './import-plan.ts';

/** Below this the file does not look like a list of papers. */
export const DIGEST_LIKE = 0.5;

/** Whether an entry is ticked at first. All are, but for entries with neither a title nor an identifier, and none of a file that does not look like a digest. */
export function isTakenAtFirst(
  { gate, records }: Pick<ParseReport, 'gate' | 'records'>,
  { ordinal, status }: Pick<Decision, 'ordinal' | 'status'>,
): boolean {
  const ids = records[ordinal]?.ids;
  const nameless = status === 'untitled' && !ids?.doi && !ids?.arxiv && !ids?.pmid;
  return gate.score >= DIGEST_LIKE && !nameless;
}
