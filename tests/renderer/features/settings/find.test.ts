import { afterEach, expect, test } from 'vitest';
import { findSettings } from '../../../../renderer/features/settings/find.ts';
import { SETTINGS, type Setting } from '../../../../renderer/stores/setting-table.ts';
import { speak } from '../../../../shared/strings/index.ts';

const all = SETTINGS as readonly Setting[];
const found = (query: string) => findSettings(all, query).map(({ id }) => id);

afterEach(() => speak('en'));

test('settings are found by their name, hint, group and values, in any order and case', () => {
  expect(found('')).toEqual(all.map(({ id }) => id));
  expect(found('  SEPIA ')).toEqual(['theme']);
  expect(found('formulas notes')).toEqual(['latexSource']);
  expect(found('size text')).toEqual(['fontSize', 'listSize']);
  expect(found('no such thing')).toEqual([]);
});

test('they are found in the language that is spoken', () => {
  speak('zh');
  expect(found('行高')).toEqual(['lineHeight']);
  expect(found('hyperlegible')).toEqual(['readerFont']);
});
