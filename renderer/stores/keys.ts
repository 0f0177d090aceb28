import { create } from 'zustand';
import { formatKey, type CommandId } from '../../shared/commands.ts';
import { effectiveKeys, NO_OWN_KEYS, type KeyMap, type OwnKeys } from '../../shared/keys/key-map.ts';

/** What the reader made of the keys, as the library has it, and the map that is in force. */
interface Keys {
  readonly own: OwnKeys;
  readonly map: KeyMap;
}

const mac = typeof navigator !== 'undefined' && navigator.userAgent.includes('Mac');

/** The keys of this window. Filled from the library; until then, the keys that commands come with. */
export const useKeys = create<Keys>()(() => ({ own: NO_OWN_KEYS, map: effectiveKeys(NO_OWN_KEYS) }));

/** Puts other keys in force. */
export const setKeys = (own: OwnKeys): void => useKeys.setState({ own, map: effectiveKeys(own) });

/** A function that answers the first key of a command as people write it on this platform ("⌘O", "Ctrl+O"); null where it has none. */
export function useKeyLabel(): (id: CommandId) => string | null {
  const map = useKeys((state) => state.map);
  return (id) => labelIn(map, id);
}

/** The same outside of components, as the keys are now. */
export const keyLabelOf = (id: CommandId): string | null => labelIn(useKeys.getState().map, id);

function labelIn(map: KeyMap, id: CommandId): string | null {
  const [key] = map[id];
  return key === undefined ? null : formatKey(key, mac);
}

/** A command's title with its key behind it, for tooltips. */
export const withKey = (label: string, key: string | null): string =>
  key === null ? label : `${label} (${key})`;
