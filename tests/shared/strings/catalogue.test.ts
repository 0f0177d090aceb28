import { describe, expect, test } from 'vitest';
import { en } from '../../../shared/strings/en/index.ts';
import { languageFor, LANGUAGES, speak, t } from '../../../shared/strings/index.ts';
import { zh } from '../../../shared/strings/zh/index.ts';

/** Words that are the same in every language: names, and what has no words. */
const SAME = [
  'Lectern',
  'Markdown',
  'arXiv',
  'DOI',
  'PubMed',
  'English',
  '简体中文',
  'Literata',
  'Source Serif 4',
  'Atkinson Hyperlegible Next',
  'Gmail',
  'Vim',
  '+',
  '★',
  '−',
  '{detail}',
  '–',
  '',
];
/** Functions that answer what they are given, in other quotes at most, or a number alone. */
const SAME_FUNCTIONS = [
  'outline.quoted',
  'outline.two',
  'search.parts.word',
  'search.parts.phrase',
  'search.parts.is',
  'common.number',
  'deck.said',
  'keys.recorded',
  'keys.takenBy',
  'importing.said',
  'importing.place',
  'picture.thisWeek.day',
  'learnt.reason',
  'library.size',
  'library.checked',
  'library.offer.cells',
];
const HAN = /\p{Script=Han}/u;

type Leaf = string | ((...args: readonly unknown[]) => unknown);

const english = leaves(en);
const chinese = new Map(leaves(zh));

describe('the Chinese catalogue', () => {
  test('has exactly the strings of the English one', () => {
    expect([...chinese.keys()]).toEqual(english.map(([path]) => path));
  });

  test.each(english.filter(([, leaf]) => typeof leaf === 'string'))('translates %s', (path, leaf) => {
    const words = chinese.get(path);
    if (SAME.includes(String(leaf))) return expect(words).toBe(leaf);
    expect(words).toMatch(HAN);
  });

  test.each(english.filter(([, leaf]) => typeof leaf === 'function'))(
    'says with %s as much',
    (path, leaf) => {
      const other = chinese.get(path);
      if (typeof leaf !== 'function' || typeof other !== 'function') throw new Error('not a function');
      expect(other).toHaveLength(leaf.length);
      const compared = ARGUMENTS.flatMap((args) => {
        const [here, there] = [said(leaf, args), said(other, args)];
        return here === null || there === null ? [] : [{ args, here, there }];
      });
      expect(compared).not.toEqual([]);
      for (const { args, here, there } of compared) {
        const missing = args
          .map(String)
          .filter((each) => each !== 'line' && here.includes(each) && !there.includes(each));
        expect({ here, there, missing }).toMatchObject({ missing: [] });
        if (!SAME_FUNCTIONS.includes(path)) expect(there).toMatch(HAN);
      }
    },
  );

  test('keeps the placeholders of problems', () => {
    const lost = Object.entries(en.problems).filter(
      ([code, text]) =>
        text.join(' ').includes('{detail}') !==
        zh.problems[code as keyof typeof zh.problems].join(' ').includes('{detail}'),
    );
    expect(lost).toEqual([]);
  });

  test('is set in Chinese punctuation', () => {
    const wrong = [...chinese].filter(
      ([, leaf]) =>
        typeof leaf === 'string' && /\p{Script=Han}[,;:!?]|[,;!?]\p{Script=Han}|\.\.\./u.test(leaf),
    );
    expect(wrong).toEqual([]);
  });
});

describe('the language', () => {
  test('is changed for everybody who reads the words afterwards', () => {
    const before = t.common.cancel;
    speak('zh');
    expect(t.common.cancel).toBe('取消');
    speak('en');
    expect(t.common.cancel).toBe(before);
  });

  test.each([
    [['zh-CN', 'en'], 'zh'],
    [['de-DE', 'zh', 'en'], 'zh'],
    [['en-GB', 'zh-CN'], 'en'],
    [['fr'], 'en'],
    [[], 'en'],
  ] as const)('for a reader of %j is %s', (wanted, language) => {
    expect(languageFor(wanted)).toBe(language);
    expect(LANGUAGES).toContain(language);
  });
});

const SOME_DATE = new Date(2026, 10, 14, 12);
/** What any function of the catalogue can be called with, tried one after another. */
const ARGUMENTS: readonly (readonly unknown[])[] = [
  [70, 80, 90, 60],
  ['Xa', 'Xb', 'Xc', 'Xd'],
  ['Xa', 70, 80, 90],
  [70, 'Xb', 80, 90],
  [70, 80, 'Xc'],
  [70, 80, null],
  ['Xa', true],
  [70, 'line'],
  [['Xa', 'Xb']],
  ['Xa', ['Xb']],
  [SOME_DATE],
  [{ n: 70, more: false }],
  [{ kind: 'author', text: 'Xa', effect: 'mark' }],
  [{ kept: 7, skipped: 8, of: 9 }],
  [{ papers: 70, abstracts: 80, authors: 90, identifiers: 60, links: 50, votes: 40 }],
];

/** What it says to these arguments; null where they are not for it. */
function said(leaf: (...args: readonly unknown[]) => unknown, args: readonly unknown[]): string | null {
  try {
    const words = leaf(...args);
    return typeof words === 'string' && !/NaN|undefined|\[object|GMT/.test(words) ? words : null;
  } catch {
    return null;
  }
}

function leaves(value: object, path = ''): [string, Leaf][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): [string, Leaf][] => {
    const at = path === '' ? key : `${path}.${key}`;
    return typeof each === 'object' && each !== null ? leaves(each, at) : [[at, each as Leaf]];
  });
}
