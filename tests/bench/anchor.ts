/** Measures how often a highlight is found again after its text changed. Called by anchor.bench.mjs. */
import { describe, locate } from '../../shared/anchor/index.ts';
import { parseDigest } from '../../shared/digest/index.ts';
import type { Span, Target } from '../../shared/model.ts';
import { caseOf, diceOf, EDITS, madeAbstract, OTHER_EDITS, type AnchorCase } from './anchor-edits.ts';

type Case = Omit<AnchorCase, 'kind'> & { readonly kind?: string };
type Strategy = (after: string, target: Target, before: string) => Span | null;
type Outcome = 'right' | 'lost' | 'wrong';

/** The ways of finding a place again that are compared. */
export const STRATEGIES: Readonly<Record<string, Strategy>> = {
  'position-only': (after, { start, end }) => (end <= after.length ? { start, end } : null),
  'quote-exact': (after, { start, exact }) => {
    let best: number | null = null;
    for (let at = after.indexOf(exact); at >= 0; at = after.indexOf(exact, at + 1))
      if (best === null || Math.abs(at - start) < Math.abs(best - start)) best = at;
    return best === null ? null : { start: best, end: best + exact.length };
  },
  // What Lectern does where the old text is not known.
  'fuzzy-quote': (after, target) => spanOf(locate(after, target)),
  lectern: (after, target, before) => spanOf(locate(after, target, before)),
};

const spanOf = (found: ReturnType<typeof locate>): Span | null =>
  found.state === 'detached' ? null : found.span;

/** Right where it overlaps the truth by eight tenths (of what either covers), or is rightly lost. Partly right is wrong. */
export function outcomeOf(found: Span | null, expected: Case['expected']): Outcome {
  if (expected === null) return found === null ? 'right' : 'wrong';
  if (found === null) return 'lost';
  const [start, end] = expected;
  const common = Math.min(found.end, end) - Math.max(found.start, start);
  const all = Math.max(found.end, end) - Math.min(found.start, start);
  return common / all >= 0.8 ? 'right' : 'wrong';
}

export interface AnchorBench {
  readonly seeds: readonly number[];
  readonly perKind: number;
  /** Texts to edit besides made ones, as digests. */
  readonly digests: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Cases of one's own, in place of made ones. */
  readonly cases: readonly Case[] | null;
  readonly json: 'json' | 'table';
  readonly others: 'with' | 'without';
  /** Prints this many of Lectern's failures. */
  readonly show: number;
}

/** Prints the shares of each strategy. */
export async function benchAnchor({
  seeds,
  perKind,
  digests,
  cases,
  json,
  others,
  show,
}: AnchorBench): Promise<void> {
  const abstracts = await abstractsOf(digests);
  const kinds = [...Object.keys(EDITS), ...(others === 'with' ? Object.keys(OTHER_EDITS) : [])];
  const runs = cases !== null ? [cases] : seeds.map((seed) => made(seed, { kinds, perKind, abstracts }));
  for (const [at, run] of runs.entries()) {
    const measured = Object.fromEntries(
      Object.entries(STRATEGIES).map(([name, strategy]) => [name, measure(run, strategy)]),
    );
    const strategies = Object.fromEntries(
      Object.entries(measured).map(([name, { right, lost, wrong }]) => [name, { right, lost, wrong }]),
    );
    if (json === 'json') {
      console.log(
        JSON.stringify({ ...(cases === null ? { seed: seeds[at] } : {}), cases: run.length, strategies }),
      );
      continue;
    }
    console.log(`${run.length} cases${cases === null ? `, seed ${seeds[at]}` : ''}`);
    for (const [name, { right, lost, wrong, us }] of Object.entries(measured))
      console.log(
        `${name.padEnd(16)} right ${percent(right)}  lost ${percent(lost)}  wrong ${percent(wrong)}  ${us.toFixed(0)} µs`,
      );
    const lectern = measured['lectern'];
    for (const [kind, { right, lost, wrong }] of lectern?.kinds ?? [])
      console.log(
        `  ${kind.padEnd(36)} right ${percent(right)}  lost ${percent(lost)}  wrong ${percent(wrong)}`,
      );
    for (const text of lectern?.failures.slice(0, show) ?? []) console.log(text);
  }
}

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`.padStart(8);

async function abstractsOf(digests: AnchorBench['digests']): Promise<readonly string[]> {
  const found: string[] = [];
  for (const digest of digests) {
    const parsed = await parseDigest(digest);
    if (parsed.ok)
      found.push(
        ...parsed.value.records.flatMap(({ abstract = '' }) => (abstract.length > 300 ? [abstract] : [])),
      );
  }
  return found;
}

interface Making {
  readonly kinds: readonly string[];
  readonly perKind: number;
  readonly abstracts: readonly string[];
}

function made(seed: number, { kinds, perKind, abstracts }: Making): readonly AnchorCase[] {
  const dice = diceOf(seed);
  return kinds.flatMap((kind) =>
    Array.from({ length: perKind }, () => {
      const given = abstracts.length > 0 && dice(2) === 0 ? abstracts[dice(abstracts.length)] : undefined;
      return caseOf(kind, given ?? madeAbstract(dice), dice);
    }),
  );
}

interface Shares {
  readonly right: number;
  readonly lost: number;
  readonly wrong: number;
}

function measure(
  run: readonly Case[],
  strategy: Strategy,
): Shares & {
  readonly us: number;
  readonly kinds: readonly (readonly [string, Shares])[];
  readonly failures: readonly string[];
} {
  const outcomes: { readonly kind: string; readonly outcome: Outcome }[] = [];
  const failures: string[] = [];
  const targets = run.map(({ before, start, end }) => describe(before, { start, end }, 'abstract'));
  let time = 0;
  for (const [at, each] of run.entries()) {
    const target = targets[at]!;
    const from = performance.now();
    const found = strategy(each.after, target, each.before);
    time += performance.now() - from;
    const outcome = outcomeOf(found, each.expected);
    outcomes.push({ kind: each.kind ?? '', outcome });
    if (outcome !== 'right') failures.push(described(each, found, outcome));
  }
  const sharesOf = (some: typeof outcomes): Shares => {
    const share = (which: Outcome): number =>
      some.filter(({ outcome }) => outcome === which).length / some.length;
    return { right: share('right'), lost: share('lost'), wrong: share('wrong') };
  };
  const byKind = Map.groupBy(outcomes, ({ kind }) => kind);
  return {
    ...sharesOf(outcomes),
    us: (time * 1000) / run.length,
    kinds: byKind.size > 1 ? [...byKind].map(([kind, some]) => [kind, sharesOf(some)] as const) : [],
    failures,
  };
}

function described(
  { kind = '', before, start, end, after, expected }: Case,
  found: Span | null,
  outcome: Outcome,
): string {
  const around = (text: string, span: Span): string =>
    `${text.slice(Math.max(0, span.start - 60), span.start)}[[${text.slice(span.start, span.end)}]]${text.slice(span.end, span.end + 60)}`;
  return [
    `--- ${outcome} ${kind}`,
    `was  ${around(before, { start, end })}`,
    `is   ${expected === null ? 'gone' : around(after, { start: expected[0], end: expected[1] })}`,
    `told ${found === null ? 'lost' : around(after, found)}`,
  ].join('\n');
}
