// npm run bench -- search --papers 10000 [--seed 1] [--corpus FILE.ndjson --queries FILE.json] [--engines lectern,minisearch] [--json]:
// our index beside Fuse.js, MiniSearch and SQLite's FTS5, over the same papers, queries and keystrokes, each in a process of its own.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusOf } from './search-corpus.mjs';
import { APART, queriesOf } from './search-queries.mjs';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    papers: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    each: { type: 'string', default: '60' },
    corpus: { type: 'string' },
    queries: { type: 'string' },
    engines: { type: 'string', default: 'lectern,fuse,minisearch,fts5' },
    patience: { type: 'string', default: '90' },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const folder = mkdtempSync(join(tmpdir(), 'lectern-bench-'));
try {
  const corpus = values.corpus === undefined ? join(folder, 'corpus.ndjson') : resolve(values.corpus);
  if (values.corpus === undefined)
    writeFileSync(
      corpus,
      corpusOf(Number(values.papers), seed)
        .map((paper) => JSON.stringify(paper))
        .join('\n'),
    );
  const queries =
    values.queries === undefined
      ? queriesOf(papersIn(corpus), Number(values.each), seed)
      : JSON.parse(readFileSync(values.queries, 'utf8'));
  const typed = queries.filter((_, n) => n % Math.ceil(queries.length / 60) === 0).map(({ q }) => q);
  const task = join(folder, 'task.json');
  writeFileSync(task, JSON.stringify({ corpus, queries, typed, patience: Number(values.patience) * 1000 }));
  const engines = values.engines.split(',').map((name) => measure(name, task));
  if (values.json) console.log(JSON.stringify({ engines }));
  else report(engines);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function papersIn(file) {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line));
}

function measure(name, task) {
  const args = ['--expose-gc', '--max-old-space-size=6000', '--disable-warning=ExperimentalWarning'];
  const answer = execFileSync(
    process.execPath,
    [...args, join(import.meta.dirname, 'search-child.mjs'), name, task],
    {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1 << 26,
    },
  );
  const measured = JSON.parse(answer);
  const counted = Object.entries(measured.kinds).filter(([kind]) => !/first.letter/i.test(kind));
  const mean = (of) => counted.reduce((sum, [, kind]) => sum + of(kind), 0) / counted.length;
  const { kinds, sampled, ...rest } = measured;
  return { name, sampled, mrr: mean(({ mrr }) => mrr), recall: mean(({ recall }) => recall), kinds, ...rest };
}

function report(engines) {
  const line = (label, of) => console.log(label.padEnd(28), ...engines.map((each) => of(each).padStart(16)));
  const number = (value, digits) => (value === undefined ? '–' : value.toFixed(digits));
  line('', ({ name, sampled }) => (sampled ? `${name} (sampled)` : name));
  line('build s', ({ buildMs }) => number(buildMs / 1000, 2));
  line('heap MB', ({ heapMB }) => number(heapMB, 1));
  line('serialised MB', ({ serialisedMB }) => number(serialisedMB, 1));
  line('load ms', ({ loadMs }) => number(loadMs, 1));
  line('add 100 ms', ({ add100Ms }) => number(add100Ms, 1));
  line('keystrokes', ({ keystroke }) => String(keystroke.keys));
  for (const each of ['p50', 'p95', 'max'])
    line(`keystroke ${each} ms`, ({ keystroke }) => number(keystroke[each], 2));
  line('MRR@10 · recall@10', ({ mrr, recall }) => `${number(mrr, 3)} · ${number(recall, 3)}`);
  for (const kind of new Set(engines.flatMap(({ kinds }) => Object.keys(kinds))))
    line(
      `  ${kind}${kind === APART ? ' *' : ''}`,
      ({ kinds }) => `${number(kinds[kind]?.mrr, 3)} · ${number(kinds[kind]?.recall, 3)}`,
    );
  console.log('* not in the means');
}
