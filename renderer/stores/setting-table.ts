import type { FormatId } from '../../shared/export/format.ts';
import { STYLES, type StyleId } from '../../shared/export/styles.ts';
import type { Sorting } from '../../shared/orders.ts';
import type { PageSize } from '../../shared/print/style.ts';
import { LANGUAGES, type Language } from '../../shared/strings/index.ts';

export const THEMES = ['system', 'light', 'sepia', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const READER_FONTS = ['literata', 'source-serif', 'atkinson', 'system'] as const;
export type ReaderFont = (typeof READER_FONTS)[number];

/** What makes a paper count as read, besides the reader's own mark. */
export const READ_WHEN = ['marked', 'opened', 'seconds', 'verdict'] as const;

/** Preferences of this window: kept in local storage, because losing them loses nothing a reader wrote. */
export interface Settings {
  readonly theme: Theme;
  readonly language: 'system' | Language;
  readonly motion: 'system' | 'reduced';
  readonly readerFont: ReaderFont;
  /** Abstract size in CSS pixels. */
  readonly fontSize: number;
  /** Of the abstract, in times its size. */
  readonly lineHeight: number;
  /** Characters on a line of the abstract, where the window is wide enough. */
  readonly measure: number;
  /** Shows LaTeX as it was written, in titles, abstracts and notes. */
  readonly latexSource: boolean;
  /** Draws a line of its own kind for each colour of highlights. Contrast and forced colours do so in any case. */
  readonly lineStyles: boolean;
  /** *More like this* under a paper is unfolded. */
  readonly related: boolean;
  /** Title size in the list, in CSS pixels. */
  readonly listSize: number;
  readonly readWhen: (typeof READ_WHEN)[number];
  /** Seconds that a paper is open before it counts as read, where that is what counts. */
  readonly readAfter: number;
  /** Orders the inbox and digests by what the reader keeps. */
  readonly learnt: boolean;
  /** Counts the minutes for which a paper is read. */
  readonly readingTime: boolean;
  /** The week shows under the sidebar. */
  readonly weekChart: boolean;
  /** How copied citations are written. */
  readonly citationStyle: StyleId;
  /** What the export sheet begins with. */
  readonly exportFormat: FormatId;
  /** The paper that the print sheet begins with. */
  readonly pageSize: PageSize;
  /** Papers show in the list by their titles alone. */
  readonly density: 'comfortable' | 'compact';
  /** How views are ordered, by their keys; of those in their own order, nothing. */
  readonly sortings: Readonly<Record<string, Sorting>>;
  /** Shows how many papers of the inbox are unread on the dock or taskbar. */
  readonly badge: boolean;
  /** Tells by the system that an import has ended, when no window is in front. */
  readonly notify: boolean;
  readonly tray: boolean;
  /** Checks spelling in fields and notes. */
  readonly spelling: boolean;
  /** Asks for a newer version at every start. */
  readonly updatesAtStart: boolean;
  readonly sidebar: boolean;
  readonly sidebarWidth: number;
  readonly listWidth: number;
}

export const DEFAULTS: Settings = {
  theme: 'system',
  language: 'system',
  motion: 'system',
  readerFont: 'literata',
  fontSize: 17.5,
  lineHeight: 1.63,
  measure: 63,
  latexSource: false,
  lineStyles: false,
  related: true,
  listSize: 13.5,
  readWhen: 'marked',
  readAfter: 5,
  learnt: false,
  citationStyle: 'apa',
  exportFormat: 'bibtex',
  pageSize: 'a4',
  density: 'comfortable',
  sortings: {},
  readingTime: true,
  weekChart: true,
  badge: false,
  notify: true,
  tray: false,
  spelling: false,
  updatesAtStart: false,
  sidebar: true,
  sidebarWidth: 244,
  listWidth: 368,
};

export type SettingGroup = 'appearance' | 'reading' | 'lists' | 'papers' | 'desktop';

interface Row {
  readonly id: keyof Settings;
  readonly group: SettingGroup;
  /** Shown only while this other setting has this value. */
  readonly onlyWhile?: { readonly id: keyof Settings; readonly is: string };
}
interface ChoiceRow extends Row {
  readonly kind: 'choice';
  readonly options: readonly string[];
}
interface RangeRow extends Row {
  readonly kind: 'range';
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly unit: 'pixels' | 'times' | 'characters' | 'seconds';
}
interface SwitchRow extends Row {
  readonly kind: 'switch';
}
type SettingRow = ChoiceRow | RangeRow | SwitchRow;

/**
 * Every setting, once, in the order of the sheet: the sheet, its search, what *Reset* resets and what may be read back from
 * local storage derive from this table and `DEFAULTS`. Words are in `t.settings`, by the same ids.
 */
export const SETTINGS = [
  { id: 'theme', group: 'appearance', kind: 'choice', options: THEMES },
  { id: 'language', group: 'appearance', kind: 'choice', options: ['system', ...LANGUAGES] },
  { id: 'motion', group: 'appearance', kind: 'choice', options: ['system', 'reduced'] },
  { id: 'readerFont', group: 'reading', kind: 'choice', options: READER_FONTS },
  { id: 'fontSize', group: 'reading', kind: 'range', min: 15, max: 24, step: 0.5, unit: 'pixels' },
  { id: 'lineHeight', group: 'reading', kind: 'range', min: 1.4, max: 2, step: 0.01, unit: 'times' },
  { id: 'measure', group: 'reading', kind: 'range', min: 52, max: 76, step: 1, unit: 'characters' },
  { id: 'lineStyles', group: 'reading', kind: 'switch' },
  { id: 'latexSource', group: 'reading', kind: 'switch' },
  { id: 'related', group: 'reading', kind: 'switch' },
  { id: 'listSize', group: 'lists', kind: 'range', min: 12, max: 18, step: 0.5, unit: 'pixels' },
  { id: 'density', group: 'lists', kind: 'choice', options: ['comfortable', 'compact'] },
  { id: 'readWhen', group: 'papers', kind: 'choice', options: READ_WHEN },
  {
    id: 'readAfter',
    group: 'papers',
    kind: 'range',
    min: 1,
    max: 60,
    step: 1,
    unit: 'seconds',
    onlyWhile: { id: 'readWhen', is: 'seconds' },
  },
  { id: 'citationStyle', group: 'papers', kind: 'choice', options: STYLES },
  { id: 'learnt', group: 'papers', kind: 'switch' },
  { id: 'readingTime', group: 'papers', kind: 'switch' },
  { id: 'weekChart', group: 'papers', kind: 'switch' },
  { id: 'badge', group: 'desktop', kind: 'switch' },
  { id: 'notify', group: 'desktop', kind: 'switch' },
  { id: 'tray', group: 'desktop', kind: 'switch' },
  { id: 'spelling', group: 'desktop', kind: 'switch' },
  { id: 'updatesAtStart', group: 'desktop', kind: 'switch' },
] as const satisfies readonly SettingRow[];

/** The settings that have a place in the sheet. */
export type SettingId = (typeof SETTINGS)[number]['id'];
/** One setting, with the optional parts that a row may leave out. */
export type Setting = SettingRow & { readonly id: SettingId };

/** The rows of the table that apply while the settings are these. */
export const settingsFor = (now: Settings): readonly Setting[] =>
  (SETTINGS as readonly Setting[]).filter(
    ({ onlyWhile }) => onlyWhile === undefined || now[onlyWhile.id] === onlyWhile.is,
  );

/** What of a stored value can be kept: fields of the right kind, and where the table knows better, in its options and range. */
export function readSettings(stored: unknown): Partial<Settings> {
  if (typeof stored !== 'object' || stored === null) return {};
  const rows = new Map<string, Setting>((SETTINGS as readonly Setting[]).map((row) => [row.id, row]));
  return Object.fromEntries(
    Object.entries(stored).flatMap(([id, value]: [string, unknown]) => {
      if (!(id in DEFAULTS) || typeof value !== typeof DEFAULTS[id as keyof Settings]) return [];
      const row = rows.get(id);
      if (row?.kind === 'choice' && !row.options.some((option) => option === value)) return [];
      if (value === null || (typeof value === 'number' && !Number.isFinite(value))) return [];
      return [[id, row?.kind === 'range' ? within(row, Number(value)) : value]];
    }),
  );
}

/** The nearest value that a range allows. */
export const within = ({ min, max }: { readonly min: number; readonly max: number }, value: number): number =>
  Math.min(max, Math.max(min, value));
