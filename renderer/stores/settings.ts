import { create } from 'zustand';
import { persist } from 'zustand/middleware';
import { OWN_ORDER, type Sorting } from '../../shared/orders.ts';
import { DEFAULTS, readSettings, SETTINGS, type SettingId, type Settings } from './setting-table.ts';

export { DEFAULTS, THEMES, type Settings, type Theme } from './setting-table.ts';

/** The settings as they are. What is stored is never trusted: a value that no row of the table allows is as if it were not there. */
export const useSettings = create<Settings>()(
  persist((): Settings => DEFAULTS, {
    name: 'lectern.settings',
    version: 2,
    // Version 1 had fewer settings, all of them as they are now.
    migrate: (stored) => stored as Settings,
    merge: (stored, now) => ({ ...now, ...readSettings(stored) }),
  }),
);

/** Changes part of the settings. */
export function setSettings(part: Partial<Settings>): void {
  useSettings.setState(part);
}

/** Gives settings their first values back; all that the sheet shows, where none are named. Answers what they were. */
export function resetSettings(
  ids: readonly SettingId[] = SETTINGS.map(({ id }) => id),
): Pick<Settings, SettingId> {
  const before = useSettings.getState();
  setSettings(Object.fromEntries(ids.map((id) => [id, DEFAULTS[id]])));
  return before;
}

/** How a view is ordered. */
export const sortingOf = (sortings: Settings['sortings'], key: string): Sorting => sortings[key] ?? OWN_ORDER;

/** Of how many views the order is remembered: searches are views too, and there is no end of them. */
const MOST_SORTINGS = 200;

/** Remembers how a view is ordered, and forgets the one that was chosen longest ago when they are too many. */
export function setSorting(key: string, sorting: Sorting): void {
  const { [key]: _before, ...others } = useSettings.getState().sortings;
  if (sorting.order === 'own') return setSettings({ sortings: others });
  const kept = Object.entries(others).slice(1 - MOST_SORTINGS);
  setSettings({ sortings: { ...Object.fromEntries(kept), [key]: sorting } });
}
