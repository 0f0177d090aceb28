import { describe, expect, it } from 'vitest';
import { describe as describeSpan, locate } from '../../shared/anchor/index.ts';
import { parseDigest } from '../../shared/digest/index.ts';
import { withoutUnpairedBidi } from '../../shared/display.ts';
import { planImport, type Library } from '../../shared/import-plan.ts';
import { createIndex, ranges, snippet } from '../../shared/search/index.ts';
import { tokenize } from '../../shared/tex/index.ts';
import { SHAPES } from '../fixtures/hostile/shapes.ts';

const EMPTY: Library = {
  byKeys: async () => new Map(),
  bySketches: async () => new Map(),
  papers: async () => new Map(),
};
const BODY = 'We propose a method for this problem. It outperforms the state of the art on a benchmark. ';
const SMALL = 6_000;
const TIMES = 10;

/** A digest that holds the shape as a line of its own, in an abstract, in a title and among authors. */
function digestOf(shape: string): string {
  const part = shape.slice(0, shape.length / 4);
  return [
    'A Title of Some Words Here',
    BODY + shape,
    `Another Title of Some Words: ${part}`,
    BODY.repeat(2),
    `Authors: ${part}`,
    'Third Title of Some Words',
    BODY.repeat(2),
  ].join('\n');
}

/** Everything that happens to a text from the parser's door to the page, each part with its own time. */
async function journey(shape: string): Promise<Readonly<Record<string, number>>> {
  const times: Record<string, number> = {};
  const timed = async <T>(name: string, run: () => T | Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await run();
    times[name] = performance.now() - start;
    return result;
  };
  const bytes = new TextEncoder().encode(digestOf(shape));
  const parsed = await timed('parse', () => parseDigest({ bytes, name: shape.slice(0, 200) }));
  if (!parsed.ok) return times;
  const { records, lines, unaccounted, ignored } = parsed.value;
  expect({ unaccounted, total: lines.used + ignored.length }).toEqual({ unaccounted: 0, total: lines.total });
  await timed('plan', () => planImport(records, EMPTY));
  const index = createIndex();
  const documents = records.map(({ title, abstract = '' }, n) => ({
    id: String(n),
    kind: 'paper' as const,
    paperId: String(n),
    title: title ?? '',
    body: abstract,
  }));
  await timed('index', () => index.add(documents));
  const found = await timed('search', () => index.search(`outperfroms ${shape.slice(0, 60)}`, { limit: 50 }));
  const text = records[0]?.abstract ?? '';
  const terms = found.hits.flatMap((hit) => hit.terms);
  await timed('snippet', () => snippet(text, terms, 200));
  await timed('ranges', () => ranges(text, terms));
  await timed('tokenize', () => tokenize(text));
  const start = Math.floor(text.length / 2);
  const target = describeSpan(text, { start, end: start + 40 }, 'abstract');
  await timed('locate', () => locate(`${text}.`, target));
  const half = describeSpan(text, { start: Math.floor(text.length / 4), end: start }, 'abstract');
  await timed('locate half', () => locate(`${text}.`, half));
  await timed('display', () => withoutUnpairedBidi(shape));
  return times;
}

/** The best of two runs: what other programs take from the machine is not the code's. */
async function best(shape: string): Promise<Readonly<Record<string, number>>> {
  const [first, second] = [await journey(shape), await journey(shape)];
  return Object.fromEntries(Object.keys(first).map((name) => [name, Math.min(first[name]!, second[name]!)]));
}

/** Parts of the journey that take over four times as long as the length allows; what is under 4 ms counts as 4. */
async function partsThatGrow(shape: (length: number) => string): Promise<readonly string[]> {
  const small = await best(shape(SMALL));
  const large = await best(shape(SMALL * TIMES));
  return Object.entries(large)
    .filter(([part, time]) => time / Math.max(4, small[part] ?? 0) > TIMES * 4)
    .map(([part]) => part);
}

describe('a text made to be slow', () => {
  // Ten times the text may take up to forty times as long; a quadratic step takes a hundred.
  it.each(Object.entries(SHAPES))(
    'costs in proportion to its length: %s',
    async (_name, shape) => {
      let grown: readonly string[] = ['not measured'];
      // Measured again where it looks bad: what is quadratic is so every time, what a busy machine delays is not.
      for (let attempt = 0; attempt < 4 && grown.length > 0; attempt += 1) grown = await partsThatGrow(shape);
      expect(grown).toEqual([]);
    },
    60_000,
  );
});
