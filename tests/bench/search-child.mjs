// Measures one engine in a process of its own, so that heaps are its own: node --expose-gc search-child.mjs ENGINE FILE.
import { readFileSync } from 'node:fs';
import { ENGINES } from './search-engines.mjs';

const [name, file] = process.argv.slice(2);
const { corpus, queries, typed, patience } = JSON.parse(readFileSync(file, 'utf8'));
const papers = readFileSync(corpus, 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line));
const added = papers.slice(0, 100).map((paper, n) => ({ ...paper, id: `more:${n}` }));
const engine = await ENGINES[name]();

const held = () => {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
};
const timed = (run) => {
  const start = performance.now();
  const value = run();
  return { value, ms: performance.now() - start };
};

const before = held();
const { ms: buildMs } = timed(() => engine.build(papers));
engine.search('warm up', 50);
const heapMB = held() - before;

const rankOf = ({ q, target }) => engine.search(q, 10).indexOf(target);
const asked =
  engine.sampled === undefined
    ? queries
    : queries.filter((_, n) => n % Math.ceil(queries.length / engine.sampled) === 0);
const ranks = asked.map((query) => ({ variant: query.variant, rank: rankOf(query) }));

const waits = [];
const until = performance.now() + patience;
let keys = 0;
for (const query of engine.sampled === undefined ? typed : typed.slice(0, 1)) {
  if (performance.now() > until) break;
  for (let length = 1; length <= query.length; length += engine.sampled === undefined ? 1 : 4) {
    waits.push(timed(() => engine.search(query.slice(0, length), 50)).ms);
    keys += 1;
  }
}
waits.sort((a, b) => a - b);
const at = (share) => waits[Math.min(waits.length - 1, Math.floor(waits.length * share))];

const { value: saved } = timed(() => engine.save());
const serialisedMB = engine.sizeOf(saved) / 1e6;
const { ms: loadMs } = timed(() => {
  engine.load(saved);
  engine.search(queries[0].q, 50);
});
const { ms: add100Ms } = timed(() => {
  engine.add(added);
  engine.search(queries[0].q, 50);
});
engine.close?.();

const kinds = {};
for (const [variant, each] of Map.groupBy(ranks, (one) => one.variant)) {
  const mean = (of) => each.reduce((sum, { rank }) => sum + of(rank), 0) / each.length;
  kinds[variant] = {
    mrr: mean((rank) => (rank < 0 ? 0 : 1 / (rank + 1))),
    recall: mean((rank) => (rank < 0 ? 0 : 1)),
  };
}
process.stdout.write(
  JSON.stringify({
    name,
    sampled: engine.sampled !== undefined,
    kinds,
    buildMs,
    heapMB,
    serialisedMB,
    loadMs,
    add100Ms,
    keystroke: { p50: at(0.5), p95: at(0.95), max: waits.at(-1), keys },
  }),
);
