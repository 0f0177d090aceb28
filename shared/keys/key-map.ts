/** Which keys run which command: a preset, and over it what the reader changed. */
import { COMMANDS, type CommandId } from '../commands.ts';
import { clash, isReserved, isSingle } from './chord.ts';
import { PRESET_KEYS, type PresetName } from './presets.ts';
import { overlap } from './scopes.ts';

/** What a reader made of the keys. `keys` has only the commands that they changed; an empty list is a command without a key. */
export interface OwnKeys {
  readonly preset: PresetName;
  /** Whether keys that begin with a bare character run anything. */
  readonly single: boolean;
  readonly keys: Readonly<Partial<Record<CommandId, readonly string[]>>>;
}

export const NO_OWN_KEYS: OwnKeys = { preset: 'lectern', single: true, keys: {} };

/** The keys of every command, the one that is shown first. */
export type KeyMap = Readonly<Record<CommandId, readonly string[]>>;

/** A key that two commands would hear at once, or of which one begins the other. */
export interface Clash {
  readonly id: CommandId;
  readonly key: string;
  readonly with: CommandId;
  readonly withKey: string;
}

/** Why a key cannot simply be given to a command. */
export type KeyProblem =
  { readonly kind: 'reserved' } | { readonly kind: 'taken'; readonly clashes: readonly Clash[] };

/** The keys of a preset for a command. */
export const presetKeys = (preset: PresetName, id: CommandId): readonly string[] =>
  PRESET_KEYS[preset][id] ?? COMMANDS.find((each) => each.id === id)?.keys ?? [];

/**
 * The map in force. What the reader chose wins: a key of a preset that clashes with it gives way, so that putting it back
 * gives the other command its key again. Two of the reader's own that clash stay, for `clashesIn` to tell.
 */
export function effectiveKeys(own: OwnKeys): KeyMap {
  const chosen = Object.entries(own.keys) as [CommandId, readonly string[]][];
  const keysOf = (id: CommandId): readonly string[] => {
    const mine = own.keys[id];
    const keys =
      mine ??
      presetKeys(own.preset, id).filter(
        (key) => !chosen.some(([other, keys]) => taken(id, key, other, keys)),
      );
    return own.single ? keys : keys.filter((key) => !isSingle(key));
  };
  return Object.fromEntries(COMMANDS.map(({ id }) => [id, keysOf(id)])) as unknown as KeyMap;
}

const taken = (id: CommandId, key: string, other: CommandId, keys: readonly string[]): boolean =>
  keys.some((each) => clash(key, each) && overlap(id, other, key));

/** What stands in the way of giving a command a key; null when nothing does. */
export function problemWith(map: KeyMap, id: CommandId, key: string): KeyProblem | null {
  if (isReserved(key)) return { kind: 'reserved' };
  const clashes = clashesOf(map, id, key);
  return clashes.length === 0 ? null : { kind: 'taken', clashes };
}

function clashesOf(map: KeyMap, id: CommandId, key: string): readonly Clash[] {
  return COMMANDS.flatMap(({ id: other }) =>
    other === id || !overlap(id, other, key)
      ? []
      : map[other].filter((each) => clash(key, each)).map((withKey) => ({ id, key, with: other, withKey })),
  );
}

/** Everything in a map that clashes, each pair once. */
export function clashesIn(map: KeyMap): readonly Clash[] {
  return COMMANDS.flatMap(({ id }, at) =>
    map[id].flatMap((key) =>
      clashesOf(map, id, key).filter((each) => COMMANDS.findIndex((other) => other.id === each.with) > at),
    ),
  );
}

/** What to change to give a command one more key: it gains it, and whoever the reader gave a clashing one loses that. */
export function givingKey(own: OwnKeys, id: CommandId, key: string): OwnKeys['keys'] {
  const all = effectiveKeys({ ...own, single: true });
  const losing = clashesOf(all, id, key).filter(({ with: other }) => own.keys[other] !== undefined);
  const keys = [key, ...(own.keys[id] ?? all[id]).filter((each) => !clash(each, key))];
  const lost = Map.groupBy(losing, ({ with: other }) => other);
  return {
    [id]: keys,
    ...Object.fromEntries(
      [...lost].map(([other, clashes]) => [
        other,
        (own.keys[other] ?? []).filter((each) => !clashes.some(({ withKey }) => withKey === each)),
      ]),
    ),
  };
}

/** Which commands each key may run, in the order of the table. */
export function byKey(map: KeyMap): ReadonlyMap<string, readonly CommandId[]> {
  const found = new Map<string, CommandId[]>();
  for (const { id } of COMMANDS) {
    for (const key of map[id]) found.set(key, [...(found.get(key) ?? []), id]);
  }
  return found;
}
