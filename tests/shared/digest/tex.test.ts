import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fromTex } from '../../../shared/digest/tex.ts';

describe('TeX in a text', () => {
  test.each([
    [String.raw`Hern\'andez, Sol\`a, Abrah\~ao, G\"odel, \^Ile`, 'Hernández, Solà, Abrahão, Gödel, Île'],
    [
      String.raw`Erd\H{o}s, D\k{a}browski, \v{S}koda, \c cedilla, \u{a}, \r{u}`,
      'Erdős, Dąbrowski, Škoda, çedilla, ă, ů',
    ],
    [String.raw`{\'e}t{\'{e}}, na\"{\i}ve, Mart\'\i nez`, 'été, naïve, Martínez'],
    [
      String.raw`Pawe{\l}, {\L}ukasz, M{\aa}ns, \O rsted, Stra\ss{}e, \AE on`,
      'Paweł, Łukasz, Måns, Ørsted, Straße, Æon',
    ],
    [String.raw`{\em i)} one, \emph{two}, {\bf three}`, 'i) one, two, three'],
    [String.raw`pages 1--4 --- all~of them, 5\% \& more`, 'pages 1–4 — all of them, 5% & more'],
    [
      String.raw`$\epsilon$-close to $\'a$ and a $100\%$ \$5 bill`,
      String.raw`$\epsilon$-close to $\'a$ and a $100\%$ $5 bill`,
    ],
    [
      String.raw`see https://x.example/~a/b--c\_d and \url{https://y.example/~z}`,
      'see https://x.example/~a/b--c_d and https://y.example/~z',
    ],
    ["``quoted'' words", '“quoted” words'],
    [String.raw`\unknown{x} stays, so does <projektor>`, String.raw`\unknownx stays, so does <projektor>`],
  ])('%s is %s', (tex, text) => {
    expect(fromTex(tex)).toBe(text);
  });

  test('a text without TeX is itself, and no text is refused', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const plain = text.replace(/[\\{}~$`'-]/g, '');
        expect(fromTex(plain)).toBe(plain);
        fromTex(text);
      }),
    );
  });
});
