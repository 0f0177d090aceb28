import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { holdsPhrase } from '../../../shared/search/query/phrase.ts';
import { compile, isSunk, watchKey, type WatchWord } from '../../../shared/watch/index.ts';

const word = (text: string, more: Partial<WatchWord> = {}): WatchWord => ({
  id: text,
  kind: 'words',
  text,
  effect: 'mark',
  ...more,
});
const paper = (title: string, abstract = '', authors: readonly string[] = []) => ({
  title,
  abstract,
  authors: authors.map((name) => ({ name })),
});
const found = (words: readonly WatchWord[], text: ReturnType<typeof paper>): readonly string[] =>
  compile(words)(text).map(({ word: { text: each } }) => each);

describe('watch words', () => {
  test('are found whatever their case, accents and hyphens', () => {
    const words = [word('late interaction'), word('naïve bayes'), word('k-medoids'), word('multivector')];
    expect(found(words, paper('Late-Interaction retrieval', 'A NAIVE Bayes baseline'))).toEqual([
      'late interaction',
      'naïve bayes',
    ]);
    expect(found(words, paper('Faster kMedoids', 'with multi-vector queries'))).toEqual([
      'k-medoids',
      'multivector',
    ]);
  });
  test('are whole words, and beginnings of words with a star', () => {
    const words = [word('survey'), word('transform*'), word('late inter*'), word('x*')];
    expect(found(words, paper('Surveys of Transformers', 'of late interactions'))).toEqual([
      'transform*',
      'late inter*',
    ]);
    expect(found(words, paper('An xLSTM'))).toEqual(['x*']);
  });
  test('stand next to one another, and may begin inside an earlier try', () => {
    const words = [word('deep deep learning')];
    expect(found(words, paper('deep deep deep learning'))).toEqual(['deep deep learning']);
    expect(found(words, paper('deep and deep learning'))).toEqual([]);
  });
  test('tell where they are', () => {
    const [match] = compile([word('late inter*')])(paper('Late interaction', 'So, LATE interactions: late.'));
    expect(match?.title).toEqual([{ start: 0, end: 16 }]);
    expect(match?.abstract).toEqual([{ start: 4, end: 21 }]);
  });
  test('are found in scripts without spaces', () => {
    expect(found([word('模型')], paper('大语言模型的研究'))).toEqual(['模型']);
  });
  test('say nothing where there is no word in them', () => {
    expect(
      found(
        [word('  '), word('*'), word('—'), word('', { kind: 'author' })],
        paper('Any text', 'at all', ['A B']),
      ),
    ).toEqual([]);
  });
  test('are found exactly where the words stand in this order, in any text', () => {
    const letters = fc.constantFrom('ab', 'abc', 'b', 'Ab', 'é', 'c');
    const phrase = fc.array(letters, { minLength: 1, maxLength: 3 }).map((words) => words.join(' '));
    const text = fc.array(fc.tuple(letters, fc.constantFrom(' ', ', ', '. ')), { maxLength: 14 });
    fc.assert(
      fc.property(fc.array(phrase, { minLength: 1, maxLength: 6 }), text, (phrases, parts) => {
        const title = parts.flat().join('');
        const words = phrases.map((each, n) => word(each, { id: String(n) }));
        const expected = words.filter(({ text: each }) => holdsPhrase(title, each));
        expect(compile(words)(paper(title)).map(({ word: each }) => each)).toEqual(expected);
      }),
    );
  });
  test('find in a part what they find in the whole, and their spans hold the words', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60, unit: 'grapheme' }),
        fc.string({ maxLength: 8 }),
        (title, text) => {
          const own = word(text);
          for (const match of compile([own])(paper(title))) {
            expect(match.title.length).toBeGreaterThan(0);
            for (const { start, end } of match.title)
              expect(compile([own])(paper(title.slice(start, end)))).toHaveLength(1);
          }
        },
      ),
    );
  });
  test('have one key for what finds the same', () => {
    expect(watchKey(word('  Late-Interaction '))).toBe(watchKey(word('late interaction')));
    expect(watchKey(word('late'))).not.toBe(watchKey(word('late*')));
    expect(watchKey(word('Lee'))).not.toBe(watchKey(word('Lee', { kind: 'author' })));
  });
});

describe('watched authors', () => {
  const author = (text: string) => word(text, { kind: 'author' });
  const isIn = (text: string, name: string): boolean =>
    found([author(text)], paper('', '', [name])).length > 0;
  test('are found by their name, by initials and by the family name alone', () => {
    for (const name of [
      'Yoshua Bengio',
      'Y. Bengio',
      'Bengio, Yoshua',
      'Bengio Y',
      'Yoshua J. Bengio',
      'Bengio YJ',
    ])
      for (const typed of ['Yoshua Bengio', 'y bengio', 'Bengio, Y.', 'Bengio', 'Beng*', 'Y. J. Bengio'])
        expect([typed, name, isIn(typed, name)]).toEqual([typed, name, true]);
  });
  test('are not those of another given name, or in another place of the name', () => {
    expect(isIn('Yoshua Bengio', 'Samy Bengio')).toBe(false);
    expect(isIn('Yoshua Bengio', 'S. Y. Bengio')).toBe(false);
    expect(isIn('Yoshua Bengio', 'Bengio')).toBe(false);
    expect(isIn('Martin', 'Martin Luther')).toBe(false);
    expect(isIn('Lee', 'Kai-Fu Leeson')).toBe(false);
  });
  test('may have small words in their family name, accents, and no spaces', () => {
    expect(isIn('Laurens van der Maaten', 'L. Maaten')).toBe(true);
    expect(isIn('van der Maaten', 'Laurens van der Maaten')).toBe(true);
    expect(isIn('Garcia', 'José García')).toBe(true);
    expect(isIn('王小明', '王小明')).toBe(true);
  });
  test('are never found in the text, nor words among the authors', () => {
    expect(found([author('Bengio')], paper('Bengio on Bengio'))).toEqual([]);
    expect(found([word('Bengio')], paper('A text', '', ['Yoshua Bengio']))).toEqual([]);
  });
});

describe('sinking', () => {
  const sink = word('survey', { effect: 'sink' });
  const up = word('retrieval');
  test('needs a word that sinks and none that asks for the paper', () => {
    const matcher = compile([sink, up]);
    expect(isSunk(matcher(paper('A survey')))).toBe(true);
    expect(isSunk(matcher(paper('A survey of retrieval')))).toBe(false);
    expect(isSunk(matcher(paper('Retrieval')))).toBe(false);
    expect(isSunk(matcher(paper('Nothing of either')))).toBe(false);
  });
});
