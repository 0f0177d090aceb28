/** Help as manual pages have it. */
import { t } from '../../shared/strings/index.ts';
import type { Command } from './command.ts';
import { COMMANDS, GLOBAL_OPTIONS, type CommandName } from './commands.ts';

const WIDTH = 80;
const INDENT = 7;

/** What `lectern help` says of a command. */
export function page(name: CommandName): string {
  const { synopsis, options, json, examples } = COMMANDS[name];
  const words = t.cli.pages[name];
  const { heads } = t.cli;
  return sections([
    [heads.name, [`lectern-${name} - ${words.summary}`]],
    [heads.synopsis, [`lectern ${name} ${synopsis}`]],
    [heads.description, words.description],
    [heads.options, optionLines({ ...options, ...GLOBAL_OPTIONS }, { ...words.options, ...t.cli.options })],
    ['JSON', [json]],
    [heads.status, t.cli.status],
    [heads.examples, examples],
  ]);
}

/** What `lectern help` says of all of them. */
export function overview(): string {
  const { heads } = t.cli;
  const names = Object.keys(COMMANDS) as readonly CommandName[];
  const longest = Math.max(...names.map(({ length }) => length));
  return sections([
    [heads.name, [`lectern - ${t.cli.summary}`]],
    [heads.synopsis, ['lectern COMMAND [OPTION]... [ARGUMENT]...', 'lectern help [COMMAND]']],
    [heads.description, t.cli.description],
    [heads.commands, names.map((name) => `${name.padEnd(longest)}  ${t.cli.pages[name].summary}`)],
    [heads.options, optionLines(GLOBAL_OPTIONS, t.cli.options)],
    [heads.status, t.cli.status],
    [heads.environment, [t.cli.environment]],
  ]);
}

/** One line for a command that was typed wrong. */
export const usage = (name: CommandName): string => `lectern ${name} ${COMMANDS[name].synopsis}`;

function optionLines(
  options: Command['options'],
  words: Readonly<Record<string, string>>,
): readonly string[] {
  return Object.entries(options).flatMap(([name, { value, short }]) => {
    const flag = `${short === undefined ? '' : `-${short}, `}--${name}${value === undefined ? '' : ` ${value}`}`;
    return [flag, `    ${words[name] ?? ''}`];
  });
}

function sections(all: readonly (readonly [head: string, lines: readonly string[]])[]): string {
  return all
    .map(([head, lines]) => [head, ...lines.flatMap((line) => wrapped(line))].join('\n'))
    .join('\n\n');
}

/** A line in as many as it takes, each as far in as it began. */
function wrapped(line: string): readonly string[] {
  const own = / *$/.exec(/^ */.exec(line)?.[0] ?? '')?.[0] ?? '';
  const margin = ' '.repeat(INDENT) + own;
  const lines: string[] = [];
  let current = '';
  for (const word of line.slice(own.length).split(' ')) {
    if (current !== '' && margin.length + current.length + 1 + word.length > WIDTH) {
      lines.push(margin + current);
      current = word;
    } else current = current === '' ? word : `${current} ${word}`;
  }
  return [...lines, margin + current];
}
