import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldPath, freePath, safeName } from '../../../shared/vault/names.ts';

describe('names of files', () => {
  test.each([
    ['What is <this>: a "test"?', 'What is this a test'],
    ['CON', '_CON'],
    ['nul.tar', '_nul.tar'],
    ['COM1', '_COM1'],
    ['Command', 'Command'],
    ['...', 'Untitled'],
    ['a/b\\c', 'a b c'],
    ['ends with dots...', 'ends with dots'],
    ['Cafe\u0301', 'Café'],
    ['[[link]] #tag ^block', 'link tag block'],
    ['深度学习', '深度学习'],
  ])('%s becomes %s', (wanted, name) => expect(safeName(wanted)).toBe(name));

  test('are safe whatever the title is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (wanted) => {
        const name = safeName(wanted);
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(151);
        expect(name).toMatch(/^[^\s.<>:"/\\|?*#^[\]%][^<>:"/\\|?*#^[\]%]*$/);
        expect(name).not.toMatch(/[\s.]$/);
        expect(name).toBe(name.normalize('NFC').toWellFormed());
      }),
    );
  });

  test('do not meet where case and composition do not count', () => {
    const taken = new Set([foldPath('Papers/CAFÉ.md')]);
    expect(freePath('Papers', 'Cafe\u0301', taken)).toBe('Papers/Cafe\u0301 (2).md');
  });
});
