import type { ImportPreview, PlanEntry } from '../../workers/ingest-api.ts';

export type Decision = 'both' | 'merge' | 'skip';
export type Filter = 'all' | PlanEntry['status'] | 'check' | 'ignored' | 'trimmed';

/** Below this the boundaries of an entry are a guess. */
export const SURE = 0.6;

/** How many entries each filter shows; those that show none are left out, but for *new*. */
export function tiles({
  report,
  plan,
}: ImportPreview): readonly { readonly filter: Filter; readonly n: number }[] {
  const of = (status: PlanEntry['status']): number => plan.filter((entry) => entry.status === status).length;
  const all: { filter: Filter; n: number }[] = [
    { filter: 'all', n: plan.length },
    { filter: 'new', n: of('new') },
    { filter: 'here', n: of('here') },
    { filter: 'possible', n: of('possible') },
    { filter: 'related', n: of('related') },
    { filter: 'conflict', n: of('conflict') },
    { filter: 'untitled', n: of('untitled') },
    { filter: 'check', n: report.records.filter((record) => record.confidence < SURE).length },
    { filter: 'ignored', n: report.ignored.length },
    { filter: 'trimmed', n: report.trimmed.length },
  ];
  return all.filter(({ filter, n }) => n > 0 || filter === 'new');
}

/** The entries that a filter shows. */
export function shownEntries({ report, plan }: ImportPreview, filter: Filter): readonly PlanEntry[] {
  if (filter === 'ignored' || filter === 'trimmed') return [];
  if (filter === 'all') return plan;
  if (filter === 'check')
    return plan.filter((entry) => (report.records[entry.ordinal]?.confidence ?? 1) < SURE);
  return plan.filter((entry) => entry.status === filter);
}

/** What is left out before the reader says anything: everything, where the file does not look like a digest. */
export function leftOutAtFirst({ report, plan }: ImportPreview): ReadonlySet<number> {
  return new Set(report.gate.score < 0.5 ? plan.map((entry) => entry.ordinal) : []);
}
