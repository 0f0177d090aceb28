/**
 * The best sequence of labels for all units (Viterbi, linear in the number of units). There is no notion of odd and
 * even lines anywhere: a title may lack its abstract and an abstract may have several paragraphs, at a price, so
 * that one irregular entry cannot shift the ones after it.
 */
import type { Scored, Scores } from './scores.ts';

export type Label = keyof Scores;

/** Metadata and noise before and after the abstract are different states: they allow different things to follow. */
const STATES = [
  'title',
  'authors',
  'metaBefore',
  'noiseBefore',
  'abstract',
  'metaAfter',
  'noiseAfter',
] as const;
type State = (typeof STATES)[number];

const LABEL: Record<State, Label> = {
  title: 'title',
  authors: 'authors',
  metaBefore: 'metadata',
  noiseBefore: 'noise',
  abstract: 'abstract',
  metaAfter: 'metadata',
  noiseAfter: 'noise',
};

const START: Record<State, number> = {
  title: 0,
  authors: -9,
  metaBefore: -9,
  noiseBefore: -9,
  abstract: -9,
  metaAfter: 0,
  noiseAfter: 0,
};

/** Rows: from; columns in the order of STATES. */
const STEPS: Record<State, readonly number[]> = {
  title: [-2.6, 0.5, 0, 0, 1.2, -9, -9],
  authors: [-2, -1, 0, 0, 1, -9, -9],
  metaBefore: [-1.6, 0.2, 0, 0, 0.6, -9, -9],
  noiseBefore: [-1.6, 0.2, 0, 0, 0.6, -9, -9],
  abstract: [0.6, -3, -9, -9, -1, 0, 0],
  metaAfter: [0.6, -2, -9, -9, -3.5, 0, 0],
  noiseAfter: [0.6, -2, -9, -9, -3.5, 0, 0],
};

/** One label per unit, the sequence with the highest sum of scores and transitions. */
export function labelUnits(scored: readonly Scored[]): readonly Label[] {
  const [first, ...rest] = scored;
  if (first === undefined) return [];
  let totals = STATES.map((state) => START[state] + first.scores[LABEL[state]]);
  const cameFrom: Uint8Array[] = [];
  for (const { scores } of rest) {
    const step = advance(totals, scores);
    totals = step.totals;
    cameFrom.push(step.from);
  }
  return walkBack(indexOfMax(totals), cameFrom);
}

function advance(totals: readonly number[], scores: Scores): { totals: number[]; from: Uint8Array } {
  const from = new Uint8Array(STATES.length);
  const next = STATES.map((state, to) => {
    let best = -Infinity;
    for (const [index, previous] of STATES.entries()) {
      const total = (totals[index] ?? -Infinity) + (STEPS[previous][to] ?? -Infinity);
      if (total <= best) continue;
      best = total;
      from[to] = index;
    }
    return best + scores[LABEL[state]];
  });
  return { totals: next, from };
}

function walkBack(last: number, cameFrom: readonly Uint8Array[]): readonly Label[] {
  const labels: Label[] = [];
  let at = last;
  for (let index = cameFrom.length; index >= 0; index--) {
    labels.push(LABEL[STATES[at] ?? 'title']);
    at = cameFrom[index - 1]?.[at] ?? 0;
  }
  return labels.toReversed();
}

function indexOfMax(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > (values[best] ?? -Infinity) ? index : best), 0);
}
