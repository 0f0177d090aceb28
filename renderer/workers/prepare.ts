/** Reads a digest that nobody looks through: what was found stays in the worker, and only the first choices go to the window. */
import { DIGEST_LIKE, isTakenAtFirst } from '../../shared/first-choices.ts';
import { fail, ok } from '../../shared/problem.ts';
import type { IngestApi, PrepareApi } from './ingest-api.ts';

/** The API over an ingest, which holds what was prepared for its `commit`. */
export function createPrepare(ingest: Pick<IngestApi, 'preview'>): PrepareApi {
  return {
    async prepare(source, progress) {
      const seen = await ingest.preview(source, {}, progress);
      if (!seen.ok) return seen;
      const { report, plan, date, name, alreadyImportedAs } = seen.value;
      if (alreadyImportedAs !== null) return fail('already-imported', alreadyImportedAs);
      if (report.gate.score < DIGEST_LIKE) return fail('not-a-digest', source.name);
      const leaveOut = plan.flatMap((entry) => (isTakenAtFirst(report, entry) ? [] : [entry.ordinal]));
      if (leaveOut.length === plan.length) return fail('no-papers', source.name);
      return ok({ name, date, targetListId: null, leaveOut, mergeInto: {} });
    },
  };
}
