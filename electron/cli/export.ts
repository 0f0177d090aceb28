/** `lectern export [QUERY]`: papers in every format of the export sheet, to a file or standard output. */
import { basename, dirname, extname } from 'node:path';
import { stdout } from 'node:process';
import { FORMAT_IDS, FORMATS, PARTS, type FormatId, type Part } from '../../shared/export/index.ts';
import type { OutsideReply } from '../../shared/outside.ts';
import { fail, ok, type Result } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import { createFed } from '../fed.ts';
import { guarded } from '../library/disk-problem.ts';
import { disk, replaceFile } from '../library/disk.ts';
import { PRINTED, UsageError, type Command } from './command.ts';

type Exported = Extract<OutsideReply, { kind: 'export' }>;
/** Runs the export, handing each piece on. */
type Run = (piece: (text: string) => Promise<void>) => Promise<Result<Exported>>;

export const exportPapers: Command = {
  synopsis: '[--format FORMAT] [--output FILE] [--without PARTS] [--title TEXT] [--force] [QUERY...]',
  json: 'file, format, papers',
  examples: ['lectern export --output library.bib', 'lectern export -f ris list:Thesis | wc -l'],
  options: {
    format: { type: 'string', value: 'FORMAT', short: 'f' },
    output: { type: 'string', value: 'FILE', short: 'o' },
    without: { type: 'string', value: 'PARTS' },
    title: { type: 'string', value: 'TEXT' },
    force: { type: 'boolean' },
  },
  async run({ positionals, values }, { desk, progress, json, path }) {
    const output = textOf(values['output']);
    const format = formatOf(textOf(values['format']), output);
    const query = positionals.join(' ').trim();
    const title = textOf(values['title']) ?? query;
    const wish = { kind: 'export', query, format, title, parts: partsOf(textOf(values['without'])) } as const;
    const toFile = output === undefined || output === '-' ? null : path(output);
    if (toFile === null && json) throw new UsageError('--output');
    if (toFile !== null && values['force'] !== true && (await disk.size(toFile)) !== null)
      return fail('file-exists', basename(toFile));
    const from = await desk('missing');
    const run: Run = (piece) => from.run(wish, { progress, piece });
    if (toFile === null) {
      const printed = await run(print);
      return printed.ok ? ok(PRINTED) : printed;
    }
    const written = await writeTo(toFile, run);
    if (!written.ok) return written;
    const { papers } = written.value;
    return ok({ json: { file: toFile, format, papers }, text: t.cli.exported(papers, toFile) });
  },
};

/** The file is there when it is whole. */
async function writeTo(path: string, run: Run): Promise<Result<Exported>> {
  const fed = createFed();
  const written = guarded<null>(disk, dirname(path), async () => {
    await replaceFile(disk, path, fed.chunks);
    return ok(null);
  });
  written.catch(() => undefined);
  const ended = written.then((result) => {
    // A disk that takes no more takes no piece either.
    if (!result.ok) throw new Unwritten();
  });
  ended.catch(() => undefined);
  const done = await run((text) => Promise.race([fed.push(text), ended])).catch((error: unknown) => {
    if (error instanceof Unwritten) return null;
    throw error;
  });
  if (done === null || !done.ok) fed.fail(new Unwritten());
  else fed.end();
  const file = await written.catch((error: unknown) => {
    if (error instanceof Unwritten) return ok(null);
    throw error;
  });
  if (!file.ok) return file;
  return done ?? fail('disk-failed', path);
}

class Unwritten extends Error {}

const print = (text: string): Promise<void> =>
  new Promise((resolve, reject) => {
    stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });

const textOf = (value: string | boolean | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** The format that is named, or the one whose files end as the output does. */
function formatOf(named: string | undefined, output: string | undefined): FormatId {
  const extension = extname(output ?? '')
    .slice(1)
    .toLowerCase();
  const found =
    named === undefined
      ? FORMAT_IDS.find((id) => FORMATS[id].extension === extension)
      : FORMAT_IDS.find((id) => id === named);
  if (found === undefined) throw new UsageError(`--format ${FORMAT_IDS.join('|')}`);
  return found;
}

function partsOf(without: string | undefined): readonly Part[] {
  const out = (without ?? '').split(',').filter((part) => part !== '');
  if (out.some((part) => !PARTS.some((each) => each === part)))
    throw new UsageError(`--without ${PARTS.join(',')}`);
  return PARTS.filter((part) => !out.includes(part));
}
