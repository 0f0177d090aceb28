import { describe, expect, test } from 'vitest';
import { en } from '../../../shared/strings/en/index.ts';
import { zh } from '../../../shared/strings/zh/index.ts';

const said = ({ shell, lists, tags, trash, outline }: typeof en, key: string | null): readonly string[] => [
  shell.emptyShelf.later(key),
  shell.emptyShelf.reading(key),
  shell.emptyShelf.done(key),
  shell.emptyStarred(key),
  shell.emptyList(key),
  shell.emptyLibrary.paste(key),
  lists.onlyByHand(key),
  tags.empty(key),
  trash.empty(key),
  outline.empty(key),
];

describe.each([
  ['en', en],
  ['zh', zh],
] as const)('what %s says to an empty place', (_language, words) => {
  test('names the key that is in force, once', () => {
    for (const sentence of said(words, 'Q S')) expect(sentence.split('Q S')).toHaveLength(2);
  });

  test('is a whole sentence where the command has no key', () => {
    for (const sentence of said(words, null)) expect(sentence).not.toMatch(/null|undefined|press|按| {2}/i);
    expect(words.highlights.none([])).not.toMatch(/press|按/i);
  });

  test('names no key by itself', () => {
    const fixed = leaves(words).filter((each) =>
      /\b[Pp]ress [A-Z0-9]\b|\bShift\+[A-Z]\b|按 (?!Esc)[A-Z0-9]/.test(each),
    );
    expect(fixed).toEqual([]);
  });
});

test('the keys of several commands are said as one of them', () => {
  expect(en.highlights.none(['1', '2', 'Q'])).toContain('press 1, 2 or Q:');
  expect(en.highlights.none(['1'])).toContain('press 1:');
  expect(zh.highlights.none(['1', '2', 'Q'])).toContain('按 1、2 或 Q：');
  expect(zh.highlights.none(['1'])).toContain('按 1：');
});

const leaves = (value: object): readonly string[] =>
  Object.values(value).flatMap((each: unknown) =>
    typeof each === 'string' ? [each] : typeof each === 'object' && each !== null ? leaves(each) : [],
  );
