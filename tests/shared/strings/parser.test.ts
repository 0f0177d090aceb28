import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import { parserSaid } from '../../../shared/strings/zh/parser.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const fixtures = path.join(root, 'tests/fixtures/digests');
const HAN = /\p{Script=Han}/u;
const isUnknown = (sentence: string): boolean => !HAN.test(parserSaid(sentence));

describe('what the parser says is said in Chinese', () => {
  test('of every file in the collection', { timeout: 60_000 }, async () => {
    const files = readdirSync(fixtures, { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile() && !each.name.endsWith('.expected.json'),
    );
    const said = new Set<string>();
    for (const { parentPath, name } of files) {
      const parsed = await parseDigest({ bytes: readFileSync(path.join(parentPath, name)), name });
      if (!parsed.ok) continue;
      const { ignored, trimmed, warnings, gate, records } = parsed.value;
      for (const { reason } of [...ignored, ...trimmed]) said.add(reason);
      for (const each of [...warnings, ...gate.reasons, ...records.flatMap((record) => record.warnings)])
        said.add(each);
    }
    expect(said.size).toBeGreaterThan(40);
    expect([...said].filter(isUnknown)).toEqual([]);
  });

  test('wherever its code gives a reason or a warning', () => {
    const said = globSync('shared/digest/**/*.ts', { cwd: root })
      .flatMap((file) => readFileSync(path.join(root, file), 'utf8').split('\n'))
      .filter((line) => !/^\s*(?:\/?\*|\/\/)/.test(line))
      .flatMap((line) => [
        ...line.matchAll(
          /(?:reason(?:s|: [^'`]*)?|ignored|otherwise|aside\([^'`]*|mark\([^'`]*|warnings?[^'`]*)(?:[:,(]| =| \?\?) ?\[?['`]([^'`]+)['`]/g,
        ),
      ])
      .map(([, sentence = '']) => sentence.replace(/\$\{[^}]*\}/g, '7'))
      .filter((sentence) => sentence.includes(' ') && sentence !== 'PMID 7');
    expect(said.length).toBeGreaterThan(40);
    expect(said.filter(isUnknown)).toEqual([]);
  });

  test('with what it names, and unknown sentences as they are', () => {
    expect(parserSaid('not a DOI: 10.5555')).toBe('不是 DOI：10.5555');
    expect(parserSaid('the search found 40, and 2 of them are in this file')).toBe(
      '检索共找到 40 篇，其中 2 篇在此文件中',
    );
    expect(parserSaid('page noise: vote button')).toBe('页面杂项：投票按钮');
    expect(parserSaid('broken entry: line 3 has no key')).toBe('损坏的条目：line 3 has no key');
    expect(parserSaid('a sentence of a later version')).toBe('a sentence of a later version');
    expect(parserSaid('constructor')).toBe('constructor');
  });
});
