import { globSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import { parserSaid, placeSaid } from '../../../shared/strings/zh/parser.ts';

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
    expect(parserSaid('broken entry: Unresolved @string reference "nope"')).toBe(
      '损坏的条目：未定义的 @string："nope"',
    );
    expect(
      parserSaid(
        'broken entry: title = value expected, equals sign missing: "x}"... at line 2, column 18 in "article"',
      ),
    ).toBe('损坏的条目：title 之后缺少等号和值："x}"…（第 2 行第 18 列，"article" 之内）');
    expect(parserSaid('broken entry: of a later library at line 2, column 18')).toBe(
      '损坏的条目：of a later library（第 2 行第 18 列）',
    );
    expect(parserSaid('a sentence of a later version')).toBe('a sentence of a later version');
    expect(parserSaid('constructor')).toBe('constructor');
  });

  test('of a broken entry, whatever the BibTeX library says of it', async () => {
    const broken = ['@article{b, title = }', '@article{c title x}', '@article{e, title = nope # {x}, = }'];
    const bytes = new TextEncoder().encode(
      ['@article{ok, title={A long enough title of a paper}, year=2020}', ...broken].join('\n\n'),
    );
    const parsed = await parseDigest({ bytes, name: 'x.bib' });
    if (!parsed.ok) throw new Error('does not read');
    expect(parsed.value.ignored).toHaveLength(broken.length);
    for (const { reason } of parsed.value.ignored) {
      const quoted = reason.replace('broken entry: ', '');
      expect(parserSaid(quoted)).toMatch(HAN);
    }
  });

  test('with the place in a mailbox or an archive', async () => {
    expect(placeSaid('message 3')).toBe('第 3 封邮件');
    expect(placeSaid('message 3: message 4')).toBe('第 3 封邮件：message 4');
    expect(placeSaid('inbox.zip › message 12 › forwarded mail › library.bib')).toBe(
      'inbox.zip › 第 12 封邮件 › 转发的邮件 › library.bib',
    );
    expect(placeSaid('the mail')).toBe('邮件');
    expect(placeSaid('message 3 of the series.txt')).toBe('message 3 of the series.txt');
    const mail = (n: number): string =>
      `From a@b Mon Nov  2 10:00:00 2026\nFrom: a@b.example\nSubject: S${n}\n\nHello.\n`;
    const parsed = await parseDigest({
      bytes: new TextEncoder().encode(`${mail(1)}\n${mail(2)}`),
      name: 'x.mbox',
    });
    if (!parsed.ok) throw new Error('does not read');
    expect(parsed.value.ignored.map(({ text }) => placeSaid(text))).toEqual([
      '第 1 封邮件：S1',
      '第 2 封邮件：S2',
    ]);
  });
});
