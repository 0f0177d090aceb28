/** `lectern search QUERY`: the papers that a query of the search box finds, best first. */
import type { ExportedPaper } from '../../shared/export/record.ts';
import { ok } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import { MAX_FOUND } from '../outside/arguments.ts';
import { UsageError, type Command } from './command.ts';
import { oneLine } from './words.ts';

const USUAL = 20;

export const search: Command = {
  synopsis: '[--limit N] QUERY...',
  json: 'query, total, papers: [{ id, title, authors, abstract, ids, citationKey, verdict, read, starred, gist, note, tags, lists, highlights, digests, … }]',
  examples: [
    'lectern search sparse atention',
    'lectern search --json --limit 100 "is:starred after:2026-05"',
  ],
  options: { limit: { type: 'string', value: 'N', short: 'n' } },
  async run({ positionals, values }, { desk, progress }) {
    const query = positionals.join(' ').trim();
    if (query === '') throw new UsageError('QUERY');
    const limit = values['limit'] === undefined ? USUAL : Number(values['limit']);
    if (!Number.isInteger(limit) || limit < 1 || limit > MAX_FOUND) throw new UsageError('--limit');
    const found = await (await desk('missing')).run({ kind: 'search', query, limit }, { progress, piece });
    if (!found.ok) return found;
    const { total, papers } = found.value;
    return ok({
      json: { query, total, papers },
      text: [...papers.map(rowOf), t.cli.found(total, papers.length)].join('\n'),
    });
  },
};

const piece = async (): Promise<void> => undefined;

/** A paper in two lines: its title, and who wrote it, when, and by which key it is cited. */
function rowOf({ title, authors, published, citationKey }: ExportedPaper): string {
  const [first, ...others] = authors;
  const by = first === undefined ? [] : [others.length === 0 ? first.name : t.cli.andOthers(first.name)];
  const under = [...by, ...(published === undefined ? [] : [published]), citationKey].join(' · ');
  return `${oneLine(title)}\n    ${oneLine(under)}`;
}
