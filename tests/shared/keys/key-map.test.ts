import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { COMMANDS, type CommandId } from '../../../shared/commands.ts';
import {
  chordOf,
  clash,
  isKey,
  isReserved,
  isSafeWhileTyping,
  isSingle,
} from '../../../shared/keys/chord.ts';
import {
  byKey,
  clashesIn,
  effectiveKeys,
  givingKey,
  NO_OWN_KEYS,
  problemWith,
  type OwnKeys,
} from '../../../shared/keys/key-map.ts';
import { PRESETS } from '../../../shared/keys/presets.ts';
import { overlap } from '../../../shared/keys/scopes.ts';

const ids = COMMANDS.map(({ id }): CommandId => id);
const anyId = fc.constantFrom(...ids);
const chord = fc
  .tuple(
    fc.constantFrom('', 'Mod+', 'Alt+', 'Shift+', 'Mod+Shift+'),
    fc.constantFrom('A', 'B', 'D', 'G', 'I', 'J', 'S', '1', 'F7', 'Enter', '#'),
  )
  .map(([mod, key]) => mod + key);
const key = fc.array(chord, { minLength: 1, maxLength: 3 }).map((chords) => chords.join(' '));
const preset = fc.constantFrom(...PRESETS);
const changes = fc.array(fc.tuple(anyId, key), { maxLength: 12 });

/** What comes of recording keys one after the other. */
const recorded = (from: OwnKeys, all: readonly (readonly [CommandId, string])[]): OwnKeys =>
  all.reduce((own, [id, each]) => ({ ...own, keys: { ...own.keys, ...givingKey(own, id, each) } }), from);

describe('the keys that commands come with', () => {
  test.each(PRESETS)('clash nowhere, and are keys that nothing else needs (%s)', (name) => {
    const map = effectiveKeys({ ...NO_OWN_KEYS, preset: name });
    expect(clashesIn(map)).toEqual([]);
    const keys = ids.flatMap((id) => map[id]).filter((each) => each !== 'Mod+V');
    expect(keys.filter((each) => !isKey(each) || isReserved(each))).toEqual([]);
  });
  test('are what is in force where the reader changed nothing', () => {
    const map = effectiveKeys(NO_OWN_KEYS);
    for (const command of COMMANDS) expect(map[command.id]).toEqual(command.keys);
  });
});

describe('a recorded key', () => {
  test('is the first of its command, and no clash is left, whatever was recorded before', () => {
    fc.assert(
      fc.property(preset, changes, anyId, key, (name, before, id, wanted) => {
        const own = recorded({ ...NO_OWN_KEYS, preset: name }, [...before, [id, wanted]]);
        const map = effectiveKeys(own);
        expect(map[id][0]).toBe(wanted);
        expect(clashesIn(map)).toEqual([]);
      }),
    );
  });
  test('of which nothing clashes takes no key from any other command', () => {
    fc.assert(
      fc.property(changes, anyId, key, (before, id, wanted) => {
        const own = recorded(NO_OWN_KEYS, before);
        const map = effectiveKeys(own);
        fc.pre(problemWith(map, id, wanted) === null);
        const after = effectiveKeys(recorded(own, [[id, wanted]]));
        for (const other of ids.filter((each) => each !== id))
          expect(after[other]).toEqual(expect.arrayContaining([...map[other]]));
      }),
    );
  });
  test('that is put back gives the other command its key again', () => {
    const own = recorded(NO_OWN_KEYS, [['paper.star', 'J']]);
    expect(effectiveKeys(own)['list.next']).toEqual(['ArrowDown']);
    const { 'paper.star': _gone, ...rest } = own.keys;
    expect(effectiveKeys({ ...own, keys: rest })).toEqual(effectiveKeys(NO_OWN_KEYS));
  });
  test('tells what stands in its way: the window, the same key, or one that begins the other', () => {
    const map = effectiveKeys(NO_OWN_KEYS);
    expect(problemWith(map, 'paper.star', 'Mod+W')).toEqual({ kind: 'reserved' });
    expect(problemWith(map, 'paper.star', 'J')).toMatchObject({
      clashes: [{ with: 'list.next', withKey: 'J' }],
    });
    expect(problemWith(map, 'paper.star', 'J J')).toMatchObject({ clashes: [{ with: 'list.next' }] });
    expect(problemWith(map, 'paper.star', 'G')).toMatchObject({ kind: 'taken' });
    expect(problemWith(map, 'paper.star', 'Q')).toBeNull();
    // The highlights view and a paper are never there at once.
    expect(problemWith(map, 'paper.star', 'C')).toBeNull();
    expect(problemWith(map, 'highlights.copy', 'S')).toBeNull();
  });
});

test('two of the reader’s own that clash, as two devices may make them, stay and are told', () => {
  const map = effectiveKeys({ ...NO_OWN_KEYS, keys: { 'paper.star': ['Q'], 'paper.later': ['Q'] } });
  expect(clashesIn(map)).toMatchObject([{ id: 'paper.later', with: 'paper.star', key: 'Q' }]);
});

test('with single keys off no bare character is left, and all else is', () => {
  fc.assert(
    fc.property(preset, changes, (name, before) => {
      const own = recorded({ ...NO_OWN_KEYS, preset: name }, before);
      const [on, off] = [effectiveKeys(own), effectiveKeys({ ...own, single: false })];
      for (const id of ids) expect(off[id]).toEqual(on[id].filter((each) => !isSingle(each)));
    }),
  );
  expect(['J', '?', 'Shift+J', 'G I', '* A', '1'].every(isSingle)).toBe(true);
  expect(['Mod+K', 'F6', 'ArrowDown', 'Enter', 'Escape', 'Alt+ArrowUp', 'Space'].some(isSingle)).toBe(false);
});

test('a clash is symmetric, and so is listening at once', () => {
  fc.assert(
    fc.property(key, key, anyId, anyId, (a, b, one, other) => {
      expect(clash(a, b)).toBe(clash(b, a));
      expect(overlap(one, other, a)).toBe(overlap(other, one, a));
    }),
  );
});

test('every key of the map is found again by the key', () => {
  const map = effectiveKeys(NO_OWN_KEYS);
  const found = byKey(map);
  for (const id of ids) for (const each of map[id]) expect(found.get(each)).toContain(id);
});

test('a key event is called as the table calls it', () => {
  const press = (name: string, more = {}) =>
    chordOf({ key: name, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more }, false);
  expect(press('j')).toBe('J');
  expect(press('J', { shiftKey: true })).toBe('Shift+J');
  expect(press('?', { shiftKey: true })).toBe('?');
  expect(press('p', { ctrlKey: true, shiftKey: true })).toBe('Mod+Shift+P');
  expect(press(' ')).toBe('Space');
  expect(press('Shift', { shiftKey: true })).toBeNull();
  expect(isSafeWhileTyping('Mod+K') && isSafeWhileTyping('Shift+F6')).toBe(true);
  expect(isSafeWhileTyping('K') || isSafeWhileTyping('Enter')).toBe(false);
});
