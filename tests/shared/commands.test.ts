import { describe, expect, test } from 'vitest';
import { COMMANDS, formatKey, type Command } from '../../shared/commands.ts';
import { t } from '../../shared/strings/index.ts';

const commands: readonly Command[] = COMMANDS;

describe('the table of commands', () => {
  test('gives every command a title', () => {
    expect(commands.filter((command) => !t.commands[command.id])).toEqual([]);
  });
  test('gives every command that runs while typing a key that is safe there', () => {
    const wrong = commands.filter(
      (command) => command.whileTyping && !command.keys.some((key) => /^(Mod\+|(Shift\+)?F\d)/.test(key)),
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
  });
});
