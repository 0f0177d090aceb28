#!/usr/bin/env node
/** `lectern parse FILE`: what the app would make of a digest, as JSON. Runs on Node alone, without Electron. */
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import process, { argv, stderr, stdin, stdout } from 'node:process';
import { buffer } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { MAX_TEXT_BYTES } from '../shared/digest/limits.ts';
import { parseDigest } from '../shared/digest/index.ts';
import type { DigestSource } from '../shared/digest/report.ts';
import { fail, ok, type Problem, type Result } from '../shared/problem.ts';

const USAGE = `Usage: lectern parse [--encoding LABEL] FILE

Reads a research digest and prints what is in it as JSON. FILE may be - for standard input.

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
  const parsed = await parseDigest(source.value, encoding === undefined ? {} : { encoding });
  if (!parsed.ok) return report(file, parsed.problem);
  stdout.write(`${JSON.stringify(parsed.value, null, 2)}\n`);
  return EXIT.read;
}

async function read(file: string): Promise<Result<DigestSource>> {
  try {
    if (file === '-') return ok({ bytes: await buffer(stdin) });
    const { mtime, size } = await stat(file);
    if (size > MAX_TEXT_BYTES) return fail('text-too-large', basename(file));
    const bytes = await readFile(file);
    return ok({ bytes, name: basename(file), capturedAt: mtime.toISOString().slice(0, 10) });
  } catch (error) {
    return fail(isMissing(error) ? 'file-gone' : 'file-unreadable', messageOf(error));
  }
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
