#!/usr/bin/env node
/** `lectern parse FILE`: what the app would make of a digest, as JSON. Runs on Node alone, without Electron. */
import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import { Buffer } from 'node:buffer';
import process, { argv, stderr, stdin, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { MAX_TEXT_BYTES } from '../shared/digest/limits.ts';
import { parseDigest } from '../shared/digest/index.ts';
import type { DigestSource, ParseOptions } from '../shared/digest/report.ts';
import { printStreamed } from './streamed-report.ts';
import { fail, ok, type Problem, type Result } from '../shared/problem.ts';

const USAGE = `Usage: lectern parse [--encoding LABEL] FILE

Reads a research digest and prints what is in it as JSON. FILE may be - for standard input. Above 32 MiB a mailbox,
JSON Lines or a table is read in pieces, and its records say where they are (byteFrom, byteTo) instead of repeating its text.

Options:
  --encoding LABEL  read the file in this encoding instead of detecting it
  --help            show this text
  --version         show the version

Exit status: 0 when the file was read, 1 when it could not be, 2 for a mistake in the command.
`;

const EXIT = { read: 0, problem: 1, usage: 2 } as const;

async function run(args: readonly string[]): Promise<number> {
  const command = readCommand(args);
  if (command === null) {
    stderr.write(USAGE);
    return EXIT.usage;
  }
  if (command.kind === 'help') stdout.write(USAGE);
  if (command.kind === 'version') stdout.write(`${await ownVersion()}\n`);
  return command.kind === 'parse' ? parse(command) : EXIT.read;
}

interface ParseCommand {
  readonly kind: 'parse';
  readonly file: string;
  readonly encoding: string | undefined;
}

type Command = { readonly kind: 'help' } | { readonly kind: 'version' } | ParseCommand;

function readCommand(args: readonly string[]): Command | null {
  const parsed = parsedArguments(args);
  if (parsed === null) return null;
  const { values, positionals } = parsed;
  if (values.help === true) return { kind: 'help' };
  if (values.version === true) return { kind: 'version' };
  const [name, file, ...more] = positionals;
  if (name !== 'parse' || file === undefined || more.length > 0) return null;
  return { kind: 'parse', file, encoding: values.encoding };
}

function parsedArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        help: { type: 'boolean', short: 'h' },
        version: { type: 'boolean' },
        encoding: { type: 'string' },
      },
    });
  } catch (error) {
    stderr.write(`lectern: ${messageOf(error)}\n`);
    return null;
  }
}

async function parse({ file, encoding }: ParseCommand): Promise<number> {
  const source = await read(file);
  if (!source.ok) return report(file, source.problem);
  const problem = await print(source.value, encoding === undefined ? {} : { encoding });
  return problem === null ? EXIT.read : report(file, problem);
}

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
    return fail(isMissing(error) ? 'file-gone' : 'file-unreadable', messageOf(error));
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

function report(file: string, { code, detail }: Problem): number {
  const line = `lectern: ${file}: ${code}${detail === undefined ? '' : ` (${detail})`}`;
  // A file's name may hold what a terminal would obey.
  stderr.write(`${line.replace(/\p{Cc}/gu, '\uFFFD')}\n`);
  return EXIT.problem;
}

/** The bundle and the source file are both one folder below the package's own description. */
async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(text) as { readonly version: string };
  return version;
}

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A reader of our output that has seen enough (`| head`) is no failure. */
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await run(argv.slice(2));
