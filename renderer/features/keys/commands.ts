import type { CommandId } from '../../../shared/commands.ts';
import { givingKey, type OwnKeys } from '../../../shared/keys/key-map.ts';
import type { PresetName } from '../../../shared/keys/presets.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone, announceProblem } from '../../stores/activity.ts';
import { setKeys, useKeys } from '../../stores/keys.ts';

/** Keeps the keys in force as the library has them. Answers a function that stops it. */
export const followKeys = (): (() => void) => library.watchKeys(setKeys);

/** Tells what was done, or why it was refused: then false. */
async function told(doing: Promise<library.Done>): Promise<boolean> {
  try {
    const done = await doing;
    if (done) announceDone(done.label);
    return true;
  } catch (error) {
    if (!(error instanceof library.Refused)) throw error;
    announceProblem(error.problem);
    return false;
  }
}

/** Gives a command one more key, the first of its keys; whatever clashes with it loses that. */
export const giveKey = (id: CommandId, key: string): Promise<boolean> =>
  told(library.setOwnKeys(t.commands[id], givingKey(useKeys.getState().own, id, key)));

/** Takes a key away from a command. */
export function removeKey(id: CommandId, key: string): Promise<boolean> {
  const { own, map } = useKeys.getState();
  const keys = (own.keys[id] ?? map[id]).filter((each) => each !== key);
  return told(library.setOwnKeys(t.commands[id], { [id]: keys }));
}

/** Gives a command the keys of the preset again. */
export const resetCommand = (id: CommandId): Promise<boolean> => told(library.resetKeys(t.commands[id], id));
/** Gives all commands the keys of the preset again. */
export const resetAll = (): Promise<boolean> => told(library.resetAllKeys());

/** Begins with other keys, at once: what is drawn must not wait for the library. */
export const choosePreset = (preset: PresetName): Promise<void> =>
  atOnce({ ...useKeys.getState().own, preset }, () => library.setPreset(preset));

/** Switches single-key shortcuts on or off. */
export function switchSingle(): Promise<void> {
  const { own } = useKeys.getState();
  return atOnce({ ...own, single: !own.single }, library.switchSingleKeys);
}

/** Puts keys in force and writes them behind it; a failure goes back. */
async function atOnce(own: OwnKeys, write: () => Promise<library.Done>): Promise<void> {
  const before = useKeys.getState().own;
  setKeys(own);
  if (!(await told(write()))) setKeys(before);
}
