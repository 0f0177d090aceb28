/** Where a request goes: to the app that runs on the library, or to the library's files when none does. */
import { stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { openAlone } from './alone.ts';
import { openBeside } from './beside.ts';
import { Stopped, type Desk } from './command.ts';
import type { StartEngine } from './engine.ts';

interface Opening {
  readonly userData: string;
  readonly startEngine: () => Promise<StartEngine>;
  /** Whether a folder without a library gets one. */
  readonly without: 'missing' | 'made';
}

/** Opens the library of a user's data. Throws `Stopped` with `library-missing`, `library-in-use`, `app-silent` or what opening it fails with. */
export async function openDesk({ userData, startEngine, without }: Opening): Promise<Desk> {
  const beside = await openBeside(userData);
  if (beside !== null) return beside;
  const isThere = await stat(join(userData, 'library', 'library.json')).then(
    () => true,
    () => false,
  );
  if (!isThere && without === 'missing') throw new Stopped({ code: 'library-missing', detail: userData });
  const alone = await openAlone(userData, startEngine);
  if (!alone.ok) throw new Stopped(alone.problem);
  return alone.value;
}

/** The folder of the app's data: as named, as the environment says, or the app's own. */
export function dataFolder(named: string | undefined, environment: NodeJS.ProcessEnv): string {
  const other = named ?? environment['LECTERN_USER_DATA'];
  return other ? resolve(other) : join(appData(environment), 'Lectern');
}

function appData(environment: NodeJS.ProcessEnv): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library/Application Support');
  if (process.platform === 'win32') return environment['APPDATA'] ?? join(homedir(), 'AppData/Roaming');
  return environment['XDG_CONFIG_HOME'] || join(homedir(), '.config');
}
