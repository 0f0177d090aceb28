/** The command line, from its arguments to its exit status. */
import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import process, { stderr, stdout } from 'node:process';
import { parseArgs } from 'node:util';
import { problemText } from '../../shared/problem-text.ts';
import type { Problem, ProblemCode } from '../../shared/problem.ts';
import { languageFor, speak, t } from '../../shared/strings/index.ts';
import { PRINTED, Stopped, UsageError, type Desk, type Said, type Scene } from './command.ts';
import { COMMANDS, commandNamed, GLOBAL_OPTIONS, type CommandName } from './commands.ts';
import { dataFolder, openDesk } from './desk.ts';
import type { StartEngine } from './engine.ts';
import { overview, page, usage } from './help.ts';
import { errorMessage, oneLine, plain } from './words.ts';

/** Exit statuses, as the help has them. */
const EXIT = { done: 0, failed: 1, usage: 2, unavailable: 3 } as const;

/** Problems of the library itself, after which another try may do. */
const UNAVAILABLE: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'library-in-use',
  'library-missing',
  'library-newer',
  'app-silent',
  'app-no-window',
]);

export interface CliHost {
  /** The package's version is in this file. */
  readonly packageFile: URL;
  readonly startEngine: () => Promise<StartEngine>;
}

/** Runs the command of this process, and ends it. */
export async function runProcess(host: CliHost): Promise<void> {
  const status = await runCli(process.argv.slice(2), host);
  // A library in memory has timers and channels that nobody waits for; what was said must be out first.
  await Promise.all([stdout, stderr].map((out) => new Promise((resume) => out.write('', resume))));
  process.exit(status);
}

/** Runs a command; answers its exit status. */
async function runCli(args: readonly string[], host: CliHost): Promise<number> {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  speak(languageFor([(LC_ALL || LC_MESSAGES || LANG || 'en').replace('_', '-')]));
  // A reader of our output that has seen enough (`| head`) is no failure.
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  const [first = '', ...rest] = args;
  if (first === '--version') return print(await versionIn(host.packageFile));
  if (first === '--help' || first === '-h') return print(overview());
  if (first === 'help') return help(rest);
  const name = commandNamed(first);
  if (name === null) return misused(first === '' ? t.cli.noCommand : t.cli.unknown(oneLine(first)), null);
  const asked = readArguments(name, rest);
  if (typeof asked === 'string') return misused(asked, name);
  if (asked.values['help'] === true) return print(page(name));
  if (asked.values['version'] === true) return print(await versionIn(host.packageFile));
  return runCommand(name, asked, host);
}

function help([name]: readonly string[]): number {
  if (name === undefined) return print(overview());
  const known = commandNamed(name);
  return known === null ? misused(t.cli.unknown(oneLine(name)), null) : print(page(known));
}

type Typed = Parameters<(typeof COMMANDS)[CommandName]['run']>[0];

/** What was typed after a command, or what is wrong with it. */
function readArguments(name: CommandName, args: readonly string[]): Typed | string {
  try {
    const known = Object.entries({ ...COMMANDS[name].options, ...GLOBAL_OPTIONS });
    const options = Object.fromEntries(
      known.map(([option, { type, ...more }]) => [
        option,
        'short' in more && more.short !== undefined ? { type, short: more.short } : { type },
      ]),
    );
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options });
    return { positionals, values: values as Typed['values'] };
  } catch (error) {
    return oneLine(errorMessage(error));
  }
}

async function runCommand(name: CommandName, asked: Typed, { startEngine }: CliHost): Promise<number> {
  const { data, json, progress } = asked.values;
  const isJson = json === true;
  const userData = dataFolder(typeof data === 'string' ? data : undefined, process.env);
  const opened: { desk?: Promise<Desk> } = {};
  const bar = createBar(stderr.isTTY || progress === true);
  const scene: Scene = {
    desk: (without) => (opened.desk ??= openDesk({ userData, startEngine, without })),
    progress: (done, of) => bar.show(done, of),
    json: isJson,
    path: (typed) => resolve(typed),
  };
  try {
    const said = await COMMANDS[name].run(asked, scene);
    bar.clear();
    return tell(name, said, isJson);
  } catch (error) {
    bar.clear();
    if (error instanceof UsageError) return misused(t.cli.wrong(error.message), name);
    if (error instanceof Stopped) return tell(name, { ok: false, problem: error.problem }, isJson);
    return tell(name, { ok: false, problem: { code: 'unexpected', detail: errorMessage(error) } }, isJson);
  } finally {
    await opened.desk?.then(
      (open) => open.close(),
      () => undefined,
    );
  }
}

function tell(name: CommandName, said: Said, isJson: boolean): number {
  if (!said.ok) {
    const { problem, about } = said;
    if (isJson)
      print(JSON.stringify({ ok: false, command: name, error: { ...problem, ...problemText(problem) } }));
    else complain(problem, about);
    return UNAVAILABLE.has(problem.code) ? EXIT.unavailable : EXIT.failed;
  }
  if (said.value === PRINTED) return EXIT.done;
  const { text, json, failed = false } = said.value;
  print(isJson ? JSON.stringify({ ok: !failed, command: name, ...json }) : plain(text));
  return failed ? EXIT.failed : EXIT.done;
}

/** What happened, what to do, and the code that scripts go by. */
function complain(problem: Problem, about: string | undefined): void {
  const { code, detail } = problem;
  const { title, advice } = problemText(problem);
  const bare = `${code}${detail === undefined ? '' : ` (${detail})`}`;
  stderr.write(
    about === undefined
      ? `lectern: ${oneLine(title)}\n${oneLine(`${advice} [${code}]`)}\n`
      : `lectern: ${oneLine(about)}: ${oneLine(bare)}\n`,
  );
}

function misused(what: string, name: CommandName | null): number {
  const lines = name === null ? t.cli.seeHelp : `${t.cli.usage} ${usage(name)}\n${t.cli.seePage(name)}`;
  stderr.write(`lectern: ${plain(what)}\n${lines}\n`);
  return EXIT.usage;
}

function print(text: string): number {
  stdout.write(`${text}\n`);
  return EXIT.done;
}

/** How far it is, on standard error, in whole percents and on one line. */
function createBar(isShown: boolean) {
  let shown = -1;
  return {
    show(done: number, of: number): void {
      const percent = Math.min(100, Math.floor((100 * done) / Math.max(1, of)));
      if (!isShown || percent === shown) return;
      shown = percent;
      stderr.write(`\r${percent} %`);
    },
    clear(): void {
      if (shown >= 0) stderr.write('\n');
    },
  };
}

async function versionIn(file: URL): Promise<string> {
  const { version } = JSON.parse(await readFile(file, 'utf8')) as { readonly version: string };
  return version;
}
