/**
 * A reader who likes some topics and not others, and decides by them with some noise: whether the learnt order of digests they
 * have not seen has more of what they will keep at its top than the digests' own order, and whether the reasons are the true ones.
 */
import { explain, scoreOf, train, type Example, type Model, type Why } from '../../shared/learnt/index.ts';
import { corpusOf, randomOf } from './search-corpus.mjs';

interface Options {
  readonly seeds: readonly number[];
  readonly decided: number;
  readonly output: 'json' | 'table';
}

interface Topic {
  readonly phrases: readonly string[];
  /** What the reader thinks of it. */
  readonly taste: number;
}

const DIGEST = 60;
const UNSEEN_DIGESTS = 8;
const TOP = 10;
/** Of a generated reader: topics as people name them, one to three phrases each. */
const TOPICS = [
  'late interaction|multi-vector retrieval|ColBERT',
  'in-context learning|few-shot prompting',
  'graph neural networks|message passing',
  'diffusion models|score matching',
  'mechanistic interpretability|sparse autoencoders',
  'federated learning|differential privacy',
  'speculative decoding|key-value cache',
  'protein folding|molecular docking',
  'machine translation|low-resource languages',
  'reinforcement learning|policy gradient',
  'survey|literature review',
  'benchmark|leaderboard',
  'autonomous driving|lidar',
  'speech recognition|phoneme',
  'quantum circuits|qubits',
  'causal inference|instrumental variables',
  'tabular data|gradient boosting',
  'visual question answering|image captioning',
];

/** Prints, for each seed, the average precision of both orders and how many of the reasons are true ones. */
export function benchLearnt({ seeds, decided, output }: Options): void {
  const runs = seeds.map((seed) => run(seed, decided));
  const mean = (of: (each: (typeof runs)[number]) => number): number =>
    runs.reduce((sum, each) => sum + of(each), 0) / runs.length;
  const result = {
    seeds: runs,
    mean: {
      digestOrder: mean((each) => each.digestOrder),
      learntOrder: mean((each) => each.learntOrder),
      best: mean((each) => each.best),
      trueReasons: mean((each) => each.trueReasons),
      explained: mean((each) => each.explained),
      trainMs: mean((each) => each.trainMs),
      scoreMsPerPaper: mean((each) => each.scoreMsPerPaper),
      trainPerScored: mean((each) => each.trainMs / each.scoreMsPerPaper),
    },
  };
  if (output === 'json') {
    console.log(JSON.stringify(result));
    return;
  }
  const shown = (n: number): string => n.toFixed(3);
  console.table(
    [...runs, { seed: 'mean', ...result.mean }].map((each) => ({
      seed: each.seed,
      'AP, digest order': shown(each.digestOrder),
      'AP, learnt order': shown(each.learntOrder),
      'AP, best possible taste': shown(each.best),
      'true reasons': shown(each.trueReasons),
      'top papers with a true reason': shown(each.explained),
      'train, ms': each.trainMs.toFixed(0),
      'score a paper, ms': shown(each.scoreMsPerPaper),
    })),
  );
}

interface Made {
  readonly example: Example;
  /** What the reader would think of it without noise. */
  readonly taste: number;
  readonly topics: readonly Topic[];
}

function run(seed: number, decided: number) {
  const random = randomOf(seed * 7919);
  const all = readerOf(random, seed, decided + DIGEST * UNSEEN_DIGESTS);
  const seen = all.slice(0, decided).map(({ example }) => example);
  const started = performance.now();
  const model = train(seen);
  const trainMs = performance.now() - started;
  if (!('features' in model)) throw new Error('the reader decided too little');
  const digests = Array.from({ length: UNSEEN_DIGESTS }, (_, n) =>
    all.slice(decided + n * DIGEST, decided + (n + 1) * DIGEST),
  );
  const before = performance.now();
  const scores = new Map(digests.flat().map((each) => [each, scoreOf(model, each.example)] as const));
  const scoreMsPerPaper = (performance.now() - before) / scores.size;
  const ordered = digests.map((digest) =>
    digest.toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0)),
  );
  return {
    seed,
    digestOrder: meanOf(digests.map(averagePrecision)),
    learntOrder: meanOf(ordered.map(averagePrecision)),
    best: meanOf(digests.map((each) => averagePrecision(each.toSorted((a, b) => b.taste - a.taste)))),
    ...reasonsOf(model, ordered),
    trainMs,
    scoreMsPerPaper,
  };
}

function readerOf(random: () => number, seed: number, papers: number): readonly Made[] {
  const shuffled = TOPICS.map((line) => ({ line, at: random() })).toSorted((a, b) => a.at - b.at);
  const topics = shuffled.map(({ line }, n): Topic => {
    const taste = n < 4 ? 2.2 : n < 9 ? -1.6 : 0;
    return { phrases: line.split('|'), taste };
  });
  return corpusOf(papers, seed).map(({ id, title, abstract }) => {
    const own = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pickOf(topics, random));
    const taste = own.reduce((sum, each) => sum + each.taste, -0.9);
    const sentences = abstract.split('. ');
    for (const topic of own)
      for (const phrase of topic.phrases)
        if (random() < 0.75)
          sentences.splice(
            Math.floor(random() * sentences.length),
            0,
            `Here ${phrase} of the ${pickOf(title.split(' '), random)}`,
          );
    const [first] = own;
    const headed =
      first !== undefined && random() < 0.6 ? `${title} for ${pickOf(first.phrases, random)}` : title;
    const kept = random() < 1 / (1 + Math.exp(-1.6 * taste));
    return {
      example: { id, title: headed, abstract: sentences.join('. '), authors: [], kept },
      taste,
      topics: own,
    };
  });
}

const pickOf = <T>(all: readonly T[], random: () => number): T => all[Math.floor(random() * all.length)] as T;

/** The mean, over the papers that were kept, of the share of kept papers down to there. */
function averagePrecision(digest: readonly Made[]): number {
  let kept = 0;
  const at = digest.flatMap(({ example }, n) => (example.kept ? [++kept / (n + 1)] : []));
  return at.length === 0 ? 1 : meanOf(at);
}

const meanOf = (all: readonly number[]): number => all.reduce((sum, each) => sum + each, 0) / all.length;

/** Of the reasons for the papers at the top and at the end, how many name a topic that the paper has and the reader thinks so of. */
function reasonsOf(model: Model, digests: readonly (readonly Made[])[]) {
  let [right, said, explained, papers] = [0, 0, 0, 0];
  for (const digest of digests)
    for (const made of [...digest.slice(0, TOP), ...digest.slice(-TOP)]) {
      const why = explain(model, made.example);
      const [strongest] = why.reasons;
      const good = why.reasons.filter((reason) => isTrue(reason, made.topics));
      right += good.length;
      said += why.reasons.length;
      const asked = made.topics.some(({ taste }) => taste !== 0);
      papers += asked ? 1 : 0;
      explained += asked && strongest !== undefined && good.includes(strongest) ? 1 : 0;
    }
  return { trueReasons: right / said, explained: explained / papers };
}

function isTrue({ text, weight }: Why['reasons'][number], topics: readonly Topic[]): boolean {
  const words = text.toLowerCase().split(/[\s-]+/);
  return topics.some(
    ({ phrases, taste }) =>
      taste * weight > 0 &&
      phrases.some((phrase) => {
        const all = phrase.toLowerCase().split(/[\s-]+/);
        return words.every((word) => all.includes(word));
      }),
  );
}
