/** Every command, by the name that it is typed by. */
import type { Command, Option } from './command.ts';
import { exportPapers } from './export.ts';
import { importFiles } from './import.ts';
import { backup, health, restore } from './keeping.ts';
import { parse } from './parse.ts';
import { search } from './search.ts';

export type CommandName = 'parse' | 'import' | 'search' | 'export' | 'backup' | 'restore' | 'health';

export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  parse,
  import: importFiles,
  search,
  export: exportPapers,
  backup,
  restore,
  health,
};

/** Options of every command. */
export const GLOBAL_OPTIONS = {
  json: { type: 'boolean' },
  data: { type: 'string', value: 'DIR' },
  progress: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies Readonly<Record<string, Option>>;

/** The command of a name; null for none. */
export const commandNamed = (name: string): CommandName | null =>
  Object.hasOwn(COMMANDS, name) ? (name as CommandName) : null;
