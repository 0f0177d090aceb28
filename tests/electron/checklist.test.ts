import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(resolve(root, path), 'utf8');
const rows = read('SECURITY.md')
  .split('\n')
  .filter((line) => /^\| \d+ /.test(line))
  .map((line) => line.split('|').map((cell) => cell.trim()));

describe('the security checklist', () => {
  it('has all twenty points in order', () => {
    expect(rows.map(([, point]) => Number.parseInt(point ?? '', 10))).toEqual(
      Array.from({ length: 20 }, (_, n) => n + 1),
    );
  });

  it('names files and tests that are there', () => {
    const absent = rows.flatMap(([, point, , where = '', test = '']) => {
      const files = [...where.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '');
      const tests = [...test.matchAll(/`([^`]+)`: ([^;]+)/g)].map(([, file = '', title = '']) => ({
        file,
        title,
      }));
      expect([point, files.length > 0, tests.length > 0]).toEqual([point, true, true]);
      return [
        ...files.filter((file) => !existsSync(resolve(root, file))),
        ...tests
          .filter(({ file, title }) => !existsSync(resolve(root, file)) || !read(file).includes(title.trim()))
          .map(({ file, title }) => `${file}: ${title}`),
      ];
    });
    expect(absent).toEqual([]);
  });
});
