import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '../../..');
const sources = [
  'renderer/**/*.ts',
  'renderer/**/*.tsx',
  'electron/*.ts',
  'electron/library/*.ts',
  'shared/**/*.ts',
]
  .flatMap((pattern) => globSync(pattern, { cwd: root }))
  .filter((file) => !file.endsWith('.d.ts') && !file.replaceAll('\\', '/').startsWith('shared/strings/'))
  .map((file) => ({ file: file.replaceAll('\\', '/'), text: readFileSync(resolve(root, file), 'utf8') }));

/** Text that is the same in every language. */
const NOT_WORDS = new Set(['A', 'Aa', 'esc', 'Esc']);

describe('words of the interface', () => {
  test('are never written in a component', () => {
    expect(sources.filter(({ file }) => file.endsWith('.tsx')).flatMap(literals)).toEqual([]);
  });

  test('are not read while a module loads, where they would stay in the language of the start', () => {
    expect(sources.flatMap(captured)).toEqual([]);
  });

  test('count and date in the language that is spoken', () => {
    const own = sources
      .filter(({ text }) =>
        /toLocale(Date|Time)?String\(|Intl\.(DateTimeFormat|NumberFormat|PluralRules)/.test(text),
      )
      .map(({ file }) => file);
    expect(own).toEqual([]);
  });
});

/** Text between tags, and text in attributes that are read out or shown. */
function literals({ file, text }: { readonly file: string; readonly text: string }): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(^|\s)\/\/.*$/gm, '');
  const between = [...code.matchAll(/[a-z"'}/]>\s*([^<>{}=;():]*[A-Za-z][^<>{}=;():]*)\s*<\/?[a-zA-Z]/g)].map(
    (match) => match[1] ?? '',
  );
  const attributes = [
    ...code.matchAll(/\b(?:aria-\w*label|aria-description|title|placeholder|label|alt)="([^"]+)"/g),
  ].map((match) => match[1] ?? '');
  return [...between, ...attributes]
    .map((each) => each.trim())
    .filter((each) => /[A-Za-z]/.test(each) && !NOT_WORDS.has(each))
    .map((each) => `${file}: ${each}`);
}

/** Statements at the top of a module that read the catalogue outside of any function. Prettier starts each in the first column. */
function captured({ file, text }: { readonly file: string; readonly text: string }): string[] {
  return text
    .split(/^(?=[a-z])/m)
    .filter((statement) => /^(export )?(const|let|new|[a-z]\w*\()/.test(statement))
    .flatMap((statement) => {
      const at = statement.search(/(?<![\w.])t\.[a-z]/);
      const before = statement
        .slice(0, at)
        .replace(/\.(?:map|flatMap|filter)\(\(?[^()]*\)?(?:: [\w ]+)? =>/g, '');
      return at < 0 || /=>|function\b/.test(before) ? [] : [`${file}: ${statement.slice(0, 60)}`];
    });
}
