import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asSource, isCode, plainText, tokenize, type Token } from '../../../shared/tex/index.ts';
import { NASTY } from '../../fixtures/tex/nasty.ts';
import { hostileTex } from './arbitrary.ts';

/** The notation of the fixture. */
const notation = (tokens: readonly Token[]): string =>
  tokens
    .map(({ text, whole, math, styles, url }) => {
      if (math) return `⟦${math.display ? '▤ ' : ''}${math.tex}⟧`;
      if (text === '') return '';
      const styled = (styles.length > 0 ? `${styles.join('+')}|` : '') + (whole ? `«${text}»` : text);
      return url === undefined ? styled : `‹${styled}›`;
    })
    .join('');

const sourceOf = (source: string, tokens: readonly Token[]): string =>
  tokens.map(({ start, end }) => source.slice(start, end)).join('');

describe('tokenize', () => {
  test.each(NASTY.map(([source, shown]) => ({ source, shown })))('reads $source', ({ source, shown }) => {
    expect(notation(tokenize(source))).toBe(shown);
  });

  test('covers every unit of the source once, whatever the source', () => {
    fc.assert(
      fc.property(hostileTex, (source) => {
        const tokens = tokenize(source);
        expect(sourceOf(source, tokens)).toBe(source);
        expect(tokens.every(({ start }, n) => start === (tokens[n - 1]?.end ?? 0))).toBe(true);
        expect(tokens.every(({ start, end }) => end > start)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  test('shows its source for every piece that is not whole', () => {
    fc.assert(
      fc.property(hostileTex, (source) => {
        for (const { start, end, text, whole } of tokenize(source))
          if (!whole) expect(text).toBe(source.slice(start, end));
      }),
    );
  });

  test('makes nothing of a text without LaTeX and addresses', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9 .,;:()~'`"%&#^_-]{1,80}$/), (source) => {
        expect(tokenize(source)).toEqual(asSource(source));
      }),
    );
  });

  test('leaves an address its own when a dollar, a brace or a tie is in it', () => {
    const [address, rest] = tokenize('https://example.org/~me/a--b{x}');
    expect(address).toMatchObject({
      text: 'https://example.org/~me/a--b',
      url: 'https://example.org/~me/a--b',
    });
    expect(rest).toMatchObject({ text: '{x}' });
  });
});

describe('plainText', () => {
  test.each([
    ['$O(n^2)$ steps', 'O(n²) steps'],
    [String.raw`$O(n\log n)$ and $\log\log n$`, 'O(n log n) and log log n'],
    [String.raw`$\alpha$-stable $x_{10}$ in $\mathbb{R}$`, 'α-stable x₁₀ in ℝ'],
    [String.raw`$\mathcal{O}(1/\sqrt{n})$ in $\mathbb{R}^d$`, 'O(1/√n) in ℝᵈ'],
    [String.raw`10$^{-3}$ and 3$\times$`, '10⁻³ and 3×'],
    [String.raw`\emph{Deep} Schr\"odinger`, 'Deep Schrödinger'],
    [String.raw`$\frac{a}{b}$ of $\frac{n+1}{2}$, $\sqrt{n}$, $\sqrt{2n}$`, 'a/b of (n+1)/2, √n, √(2n)'],
    [String.raw`$\overline{x}$ stays`, String.raw`$\overline{x}$ stays`],
    ['costs $5 and $6', 'costs $5 and $6'],
  ])('writes %s as %s', (source, plain) => {
    expect(plainText(source)).toBe(plain);
  });
});

test('code is where a repository or a model is, and not the page of its host', () => {
  const addresses = ['https://github.com/a/b', 'https://huggingface.co/a/b', 'https://codeberg.org/a/b/src'];
  expect(addresses.every(isCode)).toBe(true);
  const others = ['https://github.com', 'https://github.com/a', 'https://huggingface.co/papers/2401.1', 'x'];
  expect(others.some(isCode)).toBe(false);
});
