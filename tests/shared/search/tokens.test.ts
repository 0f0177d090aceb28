import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { KEY, keyOf } from '../../../shared/search/key.ts';
import { eachTerm } from '../../../shared/search/tokens.ts';
import { plainWords, termsOf } from '../../../shared/search/words.ts';

const terms = (text: string): readonly string[] => termsOf(text).map(({ term }) => term);

describe('the terms of a text', () => {
  test.each([
    ['k-Medoids', ['k', 'medoids', 'kmedoids']],
    ['ByteScale', ['bytescale', 'byte', 'scale']],
    [
      'state-of-the-art',
      ['state', 'of', 'stateof', 'the', 'ofthe', 'stateofthe', 'art', 'theart', 'stateoftheart'],
    ],
    ['multi\u2010vector', ['multi', 'vector', 'multivector']],
    ['Über die Naïveté', ['uber', 'die', 'naivete']],
    ['U\u0308ber', ['uber']],
    ['Straße Łódź Ærø', ['strasse', 'lodz', 'aero']],
    ['ﬁne ﬂow', ['fine', 'flow']],
    ['ＧＰＴ４', ['gpt4']],
    ['𝑘-means 𝐗', ['k', 'means', 'kmeans', 'x']],
    ['機械学習', ['機械', '械学', '学習', '習']],
    ['学', ['学']],
    ['深度learning模型', ['深度', '度', 'learning', '模型', '型']],
    ['한국어 처리', ['한국', '국어', '어', '처리', '리']],
    ['車車﨤車', ['車車', '車﨤', '﨤車', '車']],
    ['α-Helix Ελλάς', ['α', 'helix', 'αhelix', 'ελλασ']],
    ["don't", ['don', 't', 'dont']],
    ['… — !', []],
  ])('%s', (text, expected) => {
    expect(terms(text)).toEqual(expected);
  });

  test('are the same in either form of accents', () => {
    const latin = fc.string({ unit: fc.constantFrom('é', 'ü', 'ß', 'a', 'Å', ' ', '-', 'ñ', 'ǆ') });
    fc.assert(
      fc.property(latin, (text) => {
        expect(terms(text.normalize('NFD'))).toEqual(terms(text.normalize('NFC')));
      }),
    );
  });

  test('lie inside the text, and what they mark has them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { term, start, end } of termsOf(text)) {
          expect(term).not.toBe('');
          expect(start >= 0 && start < end && end <= text.length).toBe(true);
          expect(terms(text.slice(start, end))).toContain(term);
        }
      }),
    );
  });

  test('of any one character are found, alone and between letters', () => {
    const lost: number[] = [];
    for (let point = 0; point <= 0x10ffff; point += point < 0x10000 ? 1 : 97) {
      const character = String.fromCodePoint(point);
      // Some accents that stand alone are letters by name (U+037A).
      const isLetter = /^[\p{L}\p{N}]$/u.test(character) && /[\p{L}\p{N}]/u.test(character.normalize('NFKD'));
      if (isLetter && terms(character).length === 0) lost.push(point);
      if (!terms(`a${character}b`).some((term) => term.startsWith('a'))) lost.push(point);
    }
    expect(lost).toEqual([]);
  }, 30_000);

  test('of a plain text are its words', () => {
    expect(plainWords('k-Medoids, ByteScale').map(({ term }) => term)).toEqual(['k', 'medoids', 'bytescale']);
  });
});

test('a term has the same key however it was come by', () => {
  const mixed = fc.string({
    unit: fc.constantFrom('a', 'Z', 'q', '7', ' ', '-', ',', 'é', '機', 'bcdefgh', '\0', '\u0301'),
    maxLength: 14,
  });
  fc.assert(
    fc.property(mixed, (text) => {
      eachTerm(text, (term) => {
        const key = new Int32Array(KEY);
        keyOf(key, term);
        expect(term.key).toEqual(key);
      });
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['Ends, at. once; here', ['ends', 'at', 'once', 'here']],
  ['NUL\0is\0between', ['nul', 'is', 'between']],
  ['ALLCAPS iPhone McQueen end', ['allcaps', 'iphone', 'phone', 'mcqueen', 'queen', 'end']],
  ['Cafe\u0301, e\u0301nd', ['cafe', 'end']],
  [`${'A'.repeat(39)}b ${'c'.repeat(41)}`, [`${'a'.repeat(39)}b`, 'c'.repeat(40)]],
])('of %j the terms are %j', (text, expected) => {
  expect(terms(text)).toEqual(expected);
});
