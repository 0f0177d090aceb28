/** The reader's keys: cells of one row of the settings, one for each command whose keys they changed. */
import type { Cell, Json } from '../../shared/change.ts';
import { COMMANDS, type CommandId } from '../../shared/commands.ts';
import { isKey } from '../../shared/keys/chord.ts';
import { NO_OWN_KEYS, type OwnKeys } from '../../shared/keys/key-map.ts';
import { PRESETS, type PresetName } from '../../shared/keys/presets.ts';
import { t } from '../../shared/strings/index.ts';
import { commit } from './commit.ts';
import { asTexts, db } from './db.ts';
import type { Done } from './done.ts';

const ROW = 'keys';
const PREFIX = 'key.';
const cell = (field: string, value: Json): Cell => ({ table: 'settings', id: ROW, field, value });

/** What the reader made of the keys. Commands and keys that this version does not know stay in the row and count for nothing. */
export async function ownKeys(): Promise<OwnKeys> {
  const row = await db.rows('settings').get(ROW);
  if (row === undefined) return NO_OWN_KEYS;
  const keys = COMMANDS.flatMap(({ id }): [CommandId, readonly string[]][] => {
    const value = row[`${PREFIX}${id}`];
    return Array.isArray(value) ? [[id, asTexts(value).filter(isKey)]] : [];
  });
  return {
    preset: PRESETS.find((name) => name === row['preset']) ?? NO_OWN_KEYS.preset,
    single: row['single'] !== false,
    keys: Object.fromEntries(keys),
  };
}

/** Gives commands keys of the reader's choice; `title` is of the one that was changed. */
export const setOwnKeys = (title: string, keys: OwnKeys['keys']): Promise<Done> =>
  commit(
    t.keys.did.changed(title),
    Object.entries(keys).map(([id, value]) => cell(`${PREFIX}${id}`, value)),
  );

/** Gives a command the keys of the preset again. */
export const resetKeys = (title: string, id: CommandId): Promise<Done> =>
  commit(t.keys.did.reset(title), [cell(`${PREFIX}${id}`, null)]);

/** Gives every command the keys of the preset again. */
export const resetAllKeys = (): Promise<Done> =>
  commit(t.keys.did.resetAll, async () => {
    const row = await db.rows('settings').get(ROW);
    return Object.keys(row?.clocks ?? {})
      .filter((field) => field.startsWith(PREFIX))
      .map((field) => cell(field, null));
  });

/** Begins with another preset; what the reader changed stays changed. */
export const setPreset = (preset: PresetName): Promise<Done> =>
  commit(t.keys.did.preset(t.keys.presets[preset]), [cell('preset', preset)]);

/** Switches keys that begin with a bare character on or off. */
export const switchSingleKeys = (): Promise<Done> => {
  let off = false;
  return commit(
    () => (off ? t.keys.did.singleOff : t.keys.did.singleOn),
    async () => {
      off = (await db.rows('settings').get(ROW))?.['single'] !== false;
      return [cell('single', !off)];
    },
  );
};
