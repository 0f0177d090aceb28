import { describe, expect, it, vi } from 'vitest';
import { describe as targetOf, locate } from '../../../shared/anchor/index.ts';
import { MOST_PAIRS } from '../../../shared/anchor/window.ts';
import type * as aligning from '../../../shared/anchor/align.ts';
import { diceOf, madeAbstract } from '../../bench/anchor-edits.ts';
import { SHAPES } from '../../fixtures/hostile/shapes.ts';

const work = vi.hoisted(() => ({ pairs: 0, most: 0 }));
vi.mock('../../../shared/anchor/align.ts', async (original) => {
  const real = await original<typeof aligning>();
  return {
    ...real,
    align: (...given: Parameters<typeof real.align>) => {
      const pairs = given[0].tokens.length * given[1].tokens.length;
      work.pairs += pairs;
      work.most = Math.max(work.most, pairs);
      return real.align(...given);
    },
  };
});

/** Tokens that were compared to find the middle of a text in what became of it. */
function pairsFor(before: string, after: string): number {
  work.pairs = 0;
  const start = Math.floor(before.length / 3);
  for (const length of [40, 4000]) {
    const target = targetOf(before, { start, end: start + length }, 'abstract');
    locate(after, target, before);
    locate(after, target);
  }
  return work.pairs;
}

describe('a text of 20,000 characters that repeats itself', () => {
  it.each(Object.entries(SHAPES))('is compared only so far: %s', (_name, shape) => {
    const text = shape(20_000);
    const turned = text.slice(9_000) + text.slice(0, 9_000);
    const pairs = pairsFor(text, `x ${text}`) + pairsFor(text, turned);
    expect(work.most).toBeLessThanOrEqual(MOST_PAIRS);
    expect(pairs).toBeLessThanOrEqual(16 * MOST_PAIRS);
  });

  it('is carried over, where it has words that it has once', () => {
    const dice = diceOf(5);
    const text = Array.from({ length: 40 }, () => madeAbstract(dice)).join(' ');
    expect(text.length).toBeGreaterThan(20_000);
    const start = text.indexOf('.', 11_000) + 2;
    const quote = { start, end: text.indexOf('.', start) };
    const words = text.split('. ');
    const after = [...words.slice(3, 6), ...words.slice(0, 3), ...words.slice(6)].join('. ');
    const found = locate(after, targetOf(text, quote, 'abstract'), text);
    expect(found.state === 'detached' ? '' : after.slice(found.span.start, found.span.end)).toBe(
      text.slice(quote.start, quote.end),
    );
  });
});
