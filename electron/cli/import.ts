/** `lectern import FILE...`: adds digests with the choices that the import screen begins with. */
import { problemText } from '../../shared/problem-text.ts';
import { ok } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import type { ImportedFile } from '../../shared/outside.ts';
import { UsageError, type Command } from './command.ts';

export const importFiles: Command = {
  synopsis: 'FILE...',
  json: 'files: [{ name, digest, added, joined, error? }]',
  examples: ['lectern import ~/Downloads/digest.eml', 'lectern import --json week-*.txt'],
  options: {},
  async run({ positionals }, { desk, progress, path }) {
    if (positionals.length === 0) throw new UsageError('FILE');
    const paths = positionals.map(path);
    const piece = async (): Promise<void> => undefined;
    const done = await (await desk('made')).run({ kind: 'import', paths }, { progress, piece });
    if (!done.ok) return done;
    const { files } = done.value;
    return ok({
      json: { files: files.map(jsonOf) },
      text: files.map(lineOf).join('\n'),
      failed: files.some(({ problem }) => problem !== null),
    });
  },
};

function lineOf({ name, digest, added, joined, problem }: ImportedFile): string {
  if (problem === null) return t.cli.imported(name, digest ?? '', added, joined);
  const { title, advice } = problemText(problem);
  return `${name}: ${title} ${advice}`;
}

const jsonOf = ({ problem, ...file }: ImportedFile): Readonly<Record<string, unknown>> =>
  problem === null ? file : { ...file, error: { ...problem, ...problemText(problem) } };
