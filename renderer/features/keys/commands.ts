import type { CommandId } from '../../../shared/commands.ts';
import { givingKey } from '../../../shared/keys/key-map.ts';
import type { PresetName } from '../../../shared/keys/presets.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone, announceProblem } from '../../stores/activity.ts';
import { setKeys, useKeys } from '../../stores/keys.ts';

/** Keeps the keys in force as the library has them. Answers a function that stops it. */
export const followKeys = (): (() => void) => library.watchKeys(setKeys);

async function told(doing: Promise<library.Done>): Promise<void> {
  try {
    const done = await doing;
    if (done) announceDone(done.label);
  } catch (error) {
    if (!(error instanceof library.Refused)) throw error;
    announceProblem(error.problem);
  }
}

/** Gives a command one more key, the first of its keys; whatever clashes with it loses that. */
export const giveKey = (id: CommandId, key: string): Promise<void> =>
  told(library.setOwnKeys(t.commands[id], givingKey(useKeys.getState().own, id, key)));

/** Takes a key away from a command. */
export function removeKey(id: CommandId, key: string): Promise<void> {
  const { own, map } = useKeys.getState();
  const keys = (own.keys[id] ?? map[id]).filter((each) => each !== key);
  return told(library.setOwnKeys(t.commands[id], { [id]: keys }));
}

export const resetCommand = (id: CommandId): Promise<void> => told(library.resetKeys(t.commands[id], id));
export const resetAll = (): Promise<void> => told(library.resetAllKeys());
export const choosePreset = (preset: PresetName): Promise<void> => told(library.setPreset(preset));
export const switchSingle = (): Promise<void> => told(library.switchSingleKeys());
