/** `lectern parse FILE`: what the app would make of a digest, as JSON. Needs no library. */
import { Buffer } from 'node:buffer';
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { stdin, stdout } from 'node:process';
import { parseDigest } from '../../shared/digest/index.ts';
import { MAX_TEXT_BYTES } from '../../shared/digest/limits.ts';
import type { DigestSource, ParseOptions } from '../../shared/digest/report.ts';
import { fail, ok, type Problem, type Result } from '../../shared/problem.ts';
import { printStreamed } from '../streamed-report.ts';
import { PRINTED, UsageError, type Command } from './command.ts';
import { errorMessage } from './words.ts';

export const parse: Command = {
  synopsis: '[--encoding LABEL] FILE',
  json: 'the report: { format, digest, records, lines, ignored, trimmed, warnings, … }',
  examples: ['lectern parse digest.eml', 'pbpaste | lectern parse -'],
  options: { encoding: { type: 'string', value: 'LABEL' } },
  async run({ positionals, values }) {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('FILE');
    const { encoding } = values;
    const source = await read(file);
    const problem = source.ok
      ? await print(source.value, typeof encoding === 'string' ? { encoding } : {})
      : source.problem;
    return problem === null ? ok(PRINTED) : { ok: false, problem, about: file };
  },
};

/** A source that is held, or one that is too large for that. */
type Source = DigestSource | (Omit<DigestSource, 'bytes'> & { readonly chunks: AsyncIterable<Uint8Array> });

async function print(source: Source, options: ParseOptions): Promise<Problem | null> {
  if ('chunks' in source) {
    const { chunks, ...origin } = source;
    return printStreamed(chunks, { ...origin, ...options }, stdout);
  }
  const parsed = await parseDigest(source, options);
  if (!parsed.ok) return parsed.problem;
  stdout.write(`${JSON.stringify(parsed.value, null, 2)}\n`);
  return null;
}

async function read(file: string): Promise<Result<Source>> {
  try {
    if (file === '-') return ok(await readInput());
    const { mtime, size } = await stat(file);
    const origin = { name: basename(file), capturedAt: mtime.toISOString().slice(0, 10) };
    if (size > MAX_TEXT_BYTES) return ok({ ...origin, chunks: createReadStream(file) });
    return ok({ ...origin, bytes: await readFile(file) });
  } catch (error) {
    return fail(isMissing(error) ? 'file-gone' : 'file-unreadable', errorMessage(error));
  }
}

/** Standard input says how long it is only by its end. */
async function readInput(): Promise<Source> {
  const held: Uint8Array[] = [];
  let size = 0;
  const rest = stdin[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    held.push(next.value);
    size += next.value.length;
    if (size > MAX_TEXT_BYTES) return { chunks: joined(held, rest) };
  }
  return { bytes: Buffer.concat(held) };
}

async function* joined(
  held: Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let first = held.shift(); first !== undefined; first = held.shift()) yield first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';
