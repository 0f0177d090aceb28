import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  explain,
  LEAST_EXAMPLES,
  scoreOf,
  train,
  type Example,
  type Model,
} from '../../../shared/learnt/index.ts';

const paper = (id: string, title: string, abstract = '', authors: readonly string[] = []) => ({
  id,
  title,
  abstract,
  authors,
});
const FILLER = ['graphs', 'lattices', 'spins', 'proteins', 'robots', 'markets', 'networks', 'tables'];
const filler = (n: number): string =>
  `${FILLER[n % 8]} and ${FILLER[(n * 3 + 1) % 8]} with ${FILLER[(n * 5 + 2) % 8]}`;

/** A reader who keeps late interaction and what Ada writes, and skips surveys. */
const decisions = (each: number): Example[] =>
  Array.from({ length: each }, (_, n) => [
    {
      ...paper(
        `k${n}`,
        `Late Interaction ${filler(n)}`,
        `We use late interaction. ${filler(n + 1)}.`,
        n % 2 ? ['Ada Byron'] : [],
      ),
      kept: true,
    },
    { ...paper(`s${n}`, `A Survey of ${filler(n)}`, `This survey is of ${filler(n + 2)}.`), kept: false },
  ]).flat();

function trained(examples: readonly Example[]): Model {
  const model = train(examples);
  if (!('features' in model)) throw new Error('too few');
  return model;
}

describe('what is learnt', () => {
  test('is nothing below twenty of each, and says how many there are', () => {
    expect(train([])).toEqual({ kept: 0, skipped: 0 });
    expect(train(decisions(LEAST_EXAMPLES - 1))).toEqual({ kept: 19, skipped: 19 });
    expect(train(decisions(LEAST_EXAMPLES).filter(({ id }) => id !== 's3'))).toEqual({
      kept: 20,
      skipped: 19,
    });
    expect(train(decisions(LEAST_EXAMPLES))).toHaveProperty('features');
  });

  test('puts what is like the kept above what is like the skipped', () => {
    const model = trained(decisions(30));
    const liked = scoreOf(model, paper('x', 'Late Interaction for Robots'));
    const unknown = scoreOf(model, paper('y', 'Qubits'));
    const disliked = scoreOf(model, paper('z', 'Robots: A Survey'));
    expect(liked).toBeGreaterThan(0.7);
    expect(disliked).toBeLessThan(0.3);
    expect(unknown).toBeGreaterThan(disliked);
    expect(unknown).toBeLessThan(liked);
  });

  test('does not depend on the order of decisions, and comes out the same again', () => {
    const examples = decisions(24);
    const asked = paper('x', 'Late Interaction, a Survey', filler(3), ['Ada Byron']);
    const expected = explain(trained(examples), asked);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(examples, { minLength: examples.length, maxLength: examples.length }),
        (shuffled) => {
          expect(explain(trained(shuffled), asked)).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    );
  });

  test('gives any text a score from 0 to 1 and finite reasons', () => {
    const model = trained(decisions(20));
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.string(),
        fc.array(fc.string()),
        (title, abstract, authors) => {
          const why = explain(model, { id: 'x', title, abstract: `${abstract} survey ${title}`, authors });
          expect(why.score).toBeGreaterThanOrEqual(0);
          expect(why.score).toBeLessThanOrEqual(1);
          expect(why.reasons.every(({ weight }) => Number.isFinite(weight) && weight !== 0)).toBe(true);
        },
      ),
    );
  });

  test('is not changed by words that nobody decided about', () => {
    const model = trained(decisions(20));
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^zz[a-y]{4,8}$/)), (words) => {
        const with_ = paper('x', 'Late Interaction for Robots', words.join(' the '));
        expect(explain(model, with_)).toEqual(explain(model, paper('x', 'Late Interaction for Robots')));
      }),
    );
  });
});

describe('the reasons', () => {
  const model = trained(decisions(30));
  const reasons = (title: string, abstract = '', authors: readonly string[] = []) =>
    explain(model, paper('x', title, abstract, authors)).reasons.map(
      ({ text, weight }) => `${weight > 0 ? '+' : '-'} ${text}`,
    );

  test('are the words for and against, two that belong together as one, as the text spells them', () => {
    expect(reasons('A survey of late-interaction markets')).toEqual(
      expect.arrayContaining(['+ late-interaction', '- survey']),
    );
    expect(reasons('On late interaction')).toEqual(['+ late interaction']);
  });

  test('are authors by their names', () => {
    expect(reasons('Qubits', '', ['Ada Byron'])).toEqual(['+ Ada Byron']);
  });

  test('are never small words, and none where nothing is known', () => {
    expect(reasons('We use this of the and with')).toEqual([]);
    expect(reasons('Qubits entangled')).toEqual([]);
  });
});
