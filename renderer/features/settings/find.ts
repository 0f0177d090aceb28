import { t } from '../../../shared/strings/index.ts';
import type { Setting } from '../../stores/setting-table.ts';

/** What a setting is called. */
export const settingLabel = ({ id }: Setting): string => t.settings.labels[id];

/** What each of the values of a choice is called, in their order. */
export function optionNames({
  id,
  ...setting
}: Setting): readonly (readonly [value: string, name: string])[] {
  if (setting.kind !== 'choice') return [];
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = t.settings.options;
  return setting.options.map((value) => [value, names[id]?.[value] ?? value] as const);
}

/** The settings that have all words of a query in their name, hint, group or values; all of them for an empty one. */
export function findSettings(all: readonly Setting[], query: string): readonly Setting[] {
  const words = folded(query).split(/\s+/).filter(Boolean);
  return all.filter((setting) => {
    const names = optionNames(setting).map(([, name]) => name);
    const { groups, hints } = t.settings;
    const text = folded(
      [settingLabel(setting), hints[setting.id], groups[setting.group], ...names].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
}

/** What is set in sheets of their own, by the words of their names; all of them for an empty query. */
export function sheetsFor(
  query: string,
): readonly { readonly overlay: 'folders' | 'updates'; readonly label: string }[] {
  const { commands } = t;
  const sheets = [
    { overlay: 'folders', label: commands['folders.open'] },
    { overlay: 'updates', label: commands['updates.open'] },
  ] as const;
  const words = folded(query).split(/\s+/).filter(Boolean);
  return sheets.filter(({ label }) => words.every((word) => folded(label).includes(word)));
}

const folded = (text: string): string => text.normalize('NFKC').toLowerCase();
