import { create } from 'zustand';
import { OWN_ORDER, type Sorting } from '../../shared/orders.ts';
import { persist } from 'zustand/middleware';

export type Theme = 'system' | 'light' | 'sepia' | 'dark';
export const THEMES = ['system', 'light', 'sepia', 'dark'] as const satisfies readonly Theme[];

/** Preferences of this window: kept in local storage, because losing them loses nothing a reader wrote. */
export interface Settings {
  readonly theme: Theme;
  /** Abstract size in CSS pixels, 15 to 24. */
  readonly fontSize: number;
  readonly sidebar: boolean;
  readonly sidebarWidth: number;
  readonly listWidth: number;
  /** Shows LaTeX as it was written, in titles, abstracts and notes. */
  readonly latexSource: boolean;
  /** Draws a line of its own kind for each colour of highlights. Contrast and forced colours do so in any case. */
  readonly lineStyles: boolean;
  /** *More like this* under a paper is unfolded. */
  readonly related: boolean;
  /** Papers show in the list by their titles alone. */
  readonly density: 'comfortable' | 'compact';
  /** How views are ordered, by their keys; of those in their own order, nothing. */
  readonly sortings: Readonly<Record<string, Sorting>>;
}

export const DEFAULTS: Settings = {
  theme: 'system',
  fontSize: 17.5,
  sidebar: true,
  sidebarWidth: 244,
  listWidth: 368,
  latexSource: false,
  lineStyles: false,
  related: true,
  density: 'comfortable',
  sortings: {},
};

export const useSettings = create<Settings>()(
  persist(() => DEFAULTS, { name: 'lectern.settings', version: 1 }),
);

/** Changes part of the settings. */
export function setSettings(part: Partial<Settings>): void {
  useSettings.setState(part);
}

/** How a view is ordered. */
export const sortingOf = (sortings: Settings['sortings'], key: string): Sorting => sortings[key] ?? OWN_ORDER;

/** Remembers how a view is ordered. */
export function setSorting(key: string, sorting: Sorting): void {
  const { [key]: _before, ...others } = useSettings.getState().sortings;
  setSettings({ sortings: sorting.order === 'own' ? others : { ...others, [key]: sorting } });
}
