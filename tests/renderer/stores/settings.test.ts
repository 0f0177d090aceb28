import fc from 'fast-check';
import { afterEach, describe, expect, test } from 'vitest';
import { DEFAULTS, readSettings, SETTINGS, settingsFor } from '../../../renderer/stores/setting-table.ts';
import {
  resetSettings,
  setSettings,
  setSorting,
  sortingOf,
  useSettings,
} from '../../../renderer/stores/settings.ts';

afterEach(() => useSettings.setState(DEFAULTS));

describe('the table of settings', () => {
  test('names each setting once, and its first value is one that it allows', () => {
    expect(new Set(SETTINGS.map(({ id }) => id)).size).toBe(SETTINGS.length);
    expect(readSettings(DEFAULTS)).toEqual(DEFAULTS);
  });

  test('shows what depends on another setting only while that asks for it', () => {
    const ids = (now: typeof DEFAULTS) => settingsFor(now).map(({ id }) => id);
    expect(ids(DEFAULTS)).not.toContain('readAfter');
    expect(ids({ ...DEFAULTS, readWhen: 'seconds' })).toContain('readAfter');
  });
});

describe('stored settings', () => {
  test('of the first version are kept, and what came since has its first value', () => {
    const old = { theme: 'sepia', fontSize: 20, sidebar: false, listWidth: 400, related: false };
    expect(readSettings(old)).toEqual(old);
  });

  test('that no setting allows are as if they were not there, and numbers are brought into range', () => {
    expect(
      readSettings({
        theme: 'neon',
        language: 'xx',
        fontSize: 400,
        measure: Number.NaN,
        lineStyles: 'yes',
        other: 1,
      }),
    ).toEqual({ fontSize: 24 });
  });

  test('never bring anything but settings of the right kind, whatever is stored', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.dictionary(fc.constantFrom(...Object.keys(DEFAULTS), '__proto__', 'toString'), fc.anything()),
        ),
        (stored) => {
          const read = readSettings(stored);
          expect(readSettings(read)).toEqual(read);
          for (const [id, value] of Object.entries(read))
            expect(typeof value).toBe(typeof DEFAULTS[id as keyof typeof DEFAULTS]);
        },
      ),
    );
  });
});

test('a reset gives back the first values of what it names, or of all that the sheet shows, and answers what they were', () => {
  setSettings({ fontSize: 22, measure: 70, sidebarWidth: 300 });
  resetSettings(['fontSize']);
  expect(useSettings.getState()).toMatchObject({ fontSize: 17.5, measure: 70 });
  const before = resetSettings();
  expect(useSettings.getState()).toMatchObject({ measure: DEFAULTS.measure, sidebarWidth: 300 });
  setSettings(before);
  expect(useSettings.getState()).toMatchObject({ measure: 70, sidebarWidth: 300 });
});

test('the order of a view is remembered, and of very many views those that were chosen last', () => {
  const byTitle = { order: 'title', seed: 0 } as const;
  for (let n = 0; n < 300; n += 1) setSorting(`search:${n}`, byTitle);
  setSorting('starred', byTitle);
  const { sortings } = useSettings.getState();
  expect(Object.keys(sortings)).toHaveLength(200);
  expect(sortingOf(sortings, 'starred')).toEqual(byTitle);
  expect(sortingOf(sortings, 'search:299')).toEqual(byTitle);
  expect(sortingOf(sortings, 'search:0').order).toBe('own');
  setSorting('starred', { order: 'own', seed: 0 });
  expect(sortingOf(useSettings.getState().sortings, 'starred').order).toBe('own');
});
