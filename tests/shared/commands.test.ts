import { describe, expect, test } from 'vitest';
import { COMMANDS, formatKey, keyLabel, type Command } from '../../shared/commands.ts';
import { t } from '../../shared/strings/index.ts';

const commands: readonly Command[] = COMMANDS;

describe('the table of commands', () => {
  test('gives every key to one command', () => {
    const keys = commands.flatMap((command) => command.keys);
    expect(keys.filter((key, n) => keys.indexOf(key) !== n)).toEqual([]);
  });
  test('gives every command a title', () => {
    expect(commands.filter((command) => !t.commands[command.id])).toEqual([]);
  });
  test('runs while typing only on chords and function keys', () => {
    const wrong = commands.filter(
      (command) => command.whileTyping && !command.keys.every((key) => /^(Mod\+|(Shift\+)?F\d)/.test(key)),
    );
    expect(wrong).toEqual([]);
  });
  test('writes keys as each platform does', () => {
    expect(formatKey('Mod+Shift+Z', true)).toBe('⌘⇧Z');
    expect(formatKey('Mod+Shift+Z', false)).toBe('Ctrl+Shift+Z');
    expect(formatKey('Mod+=', false)).toBe('Ctrl+=');
    expect(formatKey('Mod++', false)).toBe('Ctrl++');
    expect(formatKey('Mod++', true)).toBe('⌘+');
    expect(formatKey('+', false)).toBe('+');
    expect(formatKey('G I', false)).toBe('G I');
    expect(keyLabel('import.choose', false)).toBe('Ctrl+O');
    expect(keyLabel('import.sample', false)).toBeNull();
  });
});
