/**
 * Logistic regression with a quadratic penalty, both classes of equal weight, by accelerated gradient steps (Nesterov, 2004, scheme
 * 2.2.22 for strongly convex functions). Rows have length one, so the curvature is known beforehand and no step is ever searched
 * for: the same examples give the same weights, in whatever order they come. Cost: examples × features × steps, about a tenth
 * of a second for a thousand abstracts.
 */
import { featuresOf, type LearntText } from './features.ts';

/** What was decided about a paper. */
export interface Example extends LearntText {
  readonly kept: boolean;
}

/** What is known of one feature: how rare it is among the examples, and what it says for (above 0) or against keeping. */
export interface Learnt {
  /** How many examples have it. */
  readonly papers: number;
  readonly idf: number;
  readonly weight: number;
}

/** What was learnt. */
export interface Model {
  readonly features: ReadonlyMap<string, Learnt>;
  readonly bias: number;
}

/** What there is to learn from, where that is not enough. */
export interface TooFew {
  readonly kept: number;
  readonly skipped: number;
}

/** Below this many of either kind nothing is said. */
export const LEAST_EXAMPLES = 20;
/** A feature of fewer examples could only repeat what was decided about them. */
const LEAST_PAPERS = 3;
/** How strongly weights are held at 0, for each example. */
const PENALTY = 1;
const STEPS = 150;
const SETTLED = 1e-5;

/** Learns from decisions, at most one for each paper; where there are not enough, how many there are. */
export function train(examples: readonly Example[]): Model | TooFew {
  const kept = examples.filter((each) => each.kept).length;
  const skipped = examples.length - kept;
  if (kept < LEAST_EXAMPLES || skipped < LEAST_EXAMPLES) return { kept, skipped };
  const ordered = examples.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const counts = ordered.map(countsOf);
  const frequency = new Map<string, number>();
  for (const each of counts) for (const key of each.keys()) frequency.set(key, (frequency.get(key) ?? 0) + 1);
  const keys = [...frequency].filter(([, papers]) => papers >= LEAST_PAPERS).toSorted(byKey);
  const idf = new Map(keys.map(([key, papers]) => [key, Math.log((1 + ordered.length) / (1 + papers)) + 1]));
  const place = new Map(keys.map(([key], n) => [key, n]));
  const rows = counts.map((each) => vectorOf(each, (key) => idf.get(key)));
  const matrix = packed(
    rows.map((row) => row.map(([key, value]): [number, number] => [place.get(key) ?? 0, value])),
  );
  const shares = ordered.map((each) => 0.5 / (each.kept ? kept : skipped));
  const signs = ordered.map((each) => (each.kept ? 1 : -1));
  const weights = descend(matrix, { columns: keys.length + 1, signs, shares });
  return {
    features: new Map(
      keys.map(([key, papers], n) => [key, { papers, idf: idf.get(key) ?? 0, weight: weights[n] as number }]),
    ),
    bias: weights[keys.length] as number,
  };
}

/** How often a text has each feature. */
export function countsOf(text: LearntText): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { key, times } of featuresOf(text)) counts.set(key, (counts.get(key) ?? 0) + times);
  return counts;
}

/** The features that are known, as a vector of length one; empty where none is. */
export function vectorOf(
  counts: ReadonlyMap<string, number>,
  idfOf: (key: string) => number | undefined,
): readonly (readonly [key: string, value: number])[] {
  const known = [...counts].toSorted(byKey).flatMap(([key, times]): [string, number][] => {
    const idf = idfOf(key);
    return idf === undefined ? [] : [[key, (1 + Math.log(times)) * idf]];
  });
  const length = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0));
  return known.map(([key, value]) => [key, value / length]);
}

const byKey = (a: readonly [string, number], b: readonly [string, number]): number => (a[0] < b[0] ? -1 : 1);

/** Rows one after another: the features of row `n` are from `starts[n]` to `starts[n + 1]`. */
interface Packed {
  readonly starts: Int32Array;
  readonly places: Int32Array;
  readonly values: Float64Array;
}

function packed(rows: readonly (readonly (readonly [number, number])[])[]): Packed {
  const starts = new Int32Array(rows.length + 1);
  rows.forEach((row, n) => (starts[n + 1] = (starts[n] as number) + row.length));
  const flat = rows.flat();
  return {
    starts,
    places: Int32Array.from(flat, ([place]) => place),
    values: Float64Array.from(flat, ([, value]) => value),
  };
}

interface Task {
  readonly columns: number;
  readonly signs: readonly number[];
  readonly shares: readonly number[];
}

/** The weights at which the loss is least; the last one is of a feature that every example has. */
function descend({ starts, places, values }: Packed, { columns, signs, shares }: Task): Float64Array {
  const penalty = PENALTY / signs.length;
  // A row and its constant have length √2; the logistic loss curves by at most a quarter.
  const curvature = 0.5 + penalty;
  const momentum = (Math.sqrt(curvature) - Math.sqrt(penalty)) / (Math.sqrt(curvature) + Math.sqrt(penalty));
  const weights = new Float64Array(columns);
  const ahead = new Float64Array(columns);
  const slope = new Float64Array(columns);
  for (let step = 0; step < STEPS; step += 1) {
    for (let n = 0; n < columns; n += 1) slope[n] = penalty * (ahead[n] as number);
    signs.forEach((sign, row) => {
      const [from, to] = [starts[row] as number, starts[row + 1] as number];
      let sum = ahead[columns - 1] as number;
      for (let at = from; at < to; at += 1)
        sum += (values[at] as number) * (ahead[places[at] as number] as number);
      const pull = (-sign * (shares[row] ?? 0)) / (1 + Math.exp(sign * sum));
      for (let at = from; at < to; at += 1) {
        const place = places[at] as number;
        slope[place] = (slope[place] as number) + pull * (values[at] as number);
      }
      slope[columns - 1] = (slope[columns - 1] as number) + pull;
    });
    let steepest = 0;
    for (let n = 0; n < columns; n += 1) {
      const next = (ahead[n] as number) - (slope[n] as number) / curvature;
      ahead[n] = next + momentum * (next - (weights[n] as number));
      weights[n] = next;
      steepest = Math.max(steepest, Math.abs(slope[n] as number));
    }
    if (steepest < SETTLED) break;
  }
  return weights;
}
