import { describe, expect, test } from 'vitest';
import type { SearchResults } from '../../../../renderer/features/search/commands.ts';
import {
  paletteGroups,
  paletteQuery,
  type PaletteContents,
} from '../../../../renderer/features/search/palette.ts';
import { firstOption, sectionsOf } from '../../../../renderer/features/search/options.ts';
import { COMMANDS, type CommandId } from '../../../../shared/commands.ts';
import { SETTINGS } from '../../../../renderer/stores/setting-table.ts';
import { t } from '../../../../shared/strings/index.ts';

const commands = COMMANDS.map(({ id }) => ({ id, name: t.commands[id], why: null as string | null }));
const contents: PaletteContents = {
  commands,
  recent: ['theme.next', 'help'],
  settings: SETTINGS.map(({ id, group }) => ({
    name: t.settings.labels[id],
    side: t.settings.groups[group],
  })),
  places: [
    { name: 'Thesis chapter 3', view: { kind: 'list', id: 'a' }, side: '' },
    { name: 'Trending, 14 Nov', view: { kind: 'digest', id: 'b' }, side: '' },
  ],
  tags: [{ name: 'retrieval', view: { kind: 'tag', id: 'c' }, side: '' }],
};
const idsFor = (query: string, given = contents): readonly CommandId[] =>
  paletteGroups(query, given).commands.flatMap((each) => (each.kind === 'command' ? [each.command.id] : []));
const namesOf = (query: string) => {
  const { places, tags } = paletteGroups(query, contents);
  return [...places, ...tags].map((each) => (each.kind === 'place' ? each.place.name : ''));
};

test.each(SETTINGS.map(({ id }) => [id]))('the setting %s is offered by its name, after commands', (id) => {
  const names = (query: string) =>
    paletteGroups(query, contents).settings.map((each) => (each.kind === 'setting' ? each.setting.name : ''));
  expect(names(`>${t.settings.labels[id]}`)[0]).toBe(t.settings.labels[id]);
  expect(names('@theme')).toEqual([]);
  expect(idsFor('>line height')).toEqual([]);
});

describe('commands', () => {
  test.each(COMMANDS.map(({ id }) => [id]))('%s is offered by its title, and without any', (id) => {
    expect(idsFor('>')).toContain(id);
    expect(
      idsFor(`> ${t.commands[id]}`)[0] === id || idsFor(`>${t.commands[id]}`).slice(0, 5).includes(id),
    ).toBe(true);
  });
  test('come with those run last first, then in the order of the table', () => {
    expect(idsFor('>').slice(0, 3)).toEqual(['theme.next', 'help', COMMANDS[0].id]);
  });
  test('that cannot run now come last and say why', () => {
    const given = {
      ...contents,
      commands: commands.map((each) => (each.id === 'help' ? { ...each, why: 'no' } : each)),
    };
    expect(idsFor('>', given).at(-1)).toBe('help');
  });
  test('are found misspelt', () => expect(idsFor('>undu histroy')).toContain('history.open'));
});

test('@ goes to lists and digests, # to tags', () => {
  expect(namesOf('@')).toEqual(['Thesis chapter 3', 'Trending, 14 Nov']);
  expect(namesOf('@thes')).toEqual(['Thesis chapter 3']);
  expect(namesOf('#ret')).toEqual(['retrieval']);
  expect(paletteQuery('plain > words')).toBeNull();
  expect(paletteQuery('#late interaction')).toBeNull();
  expect(paletteQuery('#late')).toEqual({ prefix: '#', typed: 'late' });
});

test('plain words have commands and places that hold them behind what is found, so that Enter runs none of them', () => {
  const palette = paletteGroups('chapter', contents);
  const none = { n: 0, more: false };
  const results: SearchResults = {
    query: 'chapter', rows: [], total: 0, more: false, loosened: null, spelling: null, closest: null, indexing: null,
    kinds: { paper: none, highlight: none, note: none },
  }; // prettier-ignore
  const given = { query: 'chapter', completions: [], recent: [], results, editing: false, palette };
  const sections = sectionsOf(given);
  expect(sections.map(({ title }) => title)).toEqual(['Actions', 'Lists and digests']);
  expect(firstOption(sections)).toBe(0);
  expect(idsFor('larger')).toEqual(['text.larger']);
  expect(idsFor('')).toEqual([]);
});
