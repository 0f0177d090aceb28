import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../shared/commands.ts';
import { TOPICS, topicOf } from '../../shared/guide/topics.ts';
import { parseQuery } from '../../shared/search/query/index.ts';
import { LANGUAGES } from '../../shared/strings/index.ts';

const root = resolve(import.meta.dirname, '../../assets/guide');
const text = (language: string, topic: string): string =>
  readFileSync(join(root, language, `${topic}.md`), 'utf8');
const linksIn = (markdown: string): readonly string[] =>
  [...markdown.matchAll(/(?<!!)\[[^\]]+\]\(([^)\s]+)\)/g)].map(([, url = '']) => url);
const picturesIn = (markdown: string): readonly (readonly [string, string])[] =>
  [...markdown.matchAll(/!\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, words = '', url = '']) => [words, url]);
const all = LANGUAGES.flatMap((language) => TOPICS.map((topic) => [language, topic] as const));

describe('the guide', () => {
  it('has every topic in every language, and no file that nobody finds', () => {
    for (const language of LANGUAGES)
      expect(readdirSync(join(root, language)).toSorted()).toEqual(
        TOPICS.map((topic) => `${topic}.md`).toSorted(),
      );
  });

  it.each(all)(
    '%s/%s has a title, and links that lead to topics and commands that there are',
    (language, topic) => {
      const markdown = text(language, topic);
      expect(markdown.replace(/^<!--.*-->\s*/, '')).toMatch(/^# \S/);
      const links = linksIn(markdown);
      const dead = links.filter(
        (url) => topicOf(url) === null && !COMMANDS.some(({ id }) => url === `command:${id}`),
      );
      expect(dead).toEqual([]);
    },
  );

  it.each(TOPICS)('%s says the same in every language: the same links, pictures and tables', (topic) => {
    const [first, ...others] = LANGUAGES.map((language) => {
      const markdown = text(language, topic);
      return {
        links: linksIn(markdown).toSorted(),
        pictures: picturesIn(markdown).map(([, url]) => url),
        made: markdown.match(/<!-- (?:keys|operators) -->/g),
      };
    });
    for (const other of others) expect(other).toEqual(first);
  });

  it('has pictures that are there, described, small together, and all of them used', () => {
    const used = new Set(
      all.flatMap(([language, topic]) =>
        picturesIn(text(language, topic)).map(([words, url]) => {
          expect(words).not.toBe('');
          expect(existsSync(join(root, language, url))).toBe(true);
          return url.replace(/^.*\//, '');
        }),
      ),
    );
    const files = readdirSync(join(root, 'pictures'));
    expect(files.toSorted()).toEqual([...used].toSorted());
    const size = files.reduce((sum, name) => sum + statSync(join(root, 'pictures', name)).size, 0);
    expect(size).toBeLessThan(600_000);
  });

  it('has its tables of keys and operators made from the catalogue', () => {
    for (const language of LANGUAGES) {
      expect(text(language, 'keys')).toContain('<!-- keys -->');
      expect(text(language, 'search')).toContain('<!-- operators -->');
    }
  });

  it('shows searches that are understood whole', () => {
    for (const language of LANGUAGES) {
      const examples = [...text(language, 'search').matchAll(/^- `([^`]+)`$/gm)].map(
        ([, query = '']) => query,
      );
      expect(examples.length).toBeGreaterThan(2);
      for (const query of examples)
        expect(parseQuery(query).filter((part) => 'hint' in part && part.hint !== undefined)).toEqual([]);
    }
  });
});
