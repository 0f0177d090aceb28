// npm run bench -- vault --papers 5000 [--edited 500] [--folder DIR] [--json]: writes a file for each paper on the real disk, looks at all of
// them, merges them with nothing changed, and takes edits that another program (a git checkout) made to many files at once. Without the
// window: what main does, by the code that it runs. Memory is that of the process after a collection where --expose-gc allows one.
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openBases } from '../../electron/vault/bases.ts';
import { openFolder } from '../../electron/vault/folder.ts';
import { createMirror } from '../../electron/vault/mirror.ts';
import { paperDocument } from '../../shared/vault/document.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    papers: { type: 'string', default: '5000' },
    edited: { type: 'string', default: '500' },
    folder: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});
const count = Number(values.papers);
const edited = Math.min(count, Number(values.edited));
const PORTION = 40;
const WORDS = 'attention graphs sparse retrieval language models scale data proofs optimisation'.split(' ');

/** A paper with an abstract of 170 words, a note of 40 and, every third time, a highlight with a note. */
function paper(n) {
  const words = (from, many) =>
    Array.from({ length: many }, (_, at) => WORDS[(from * 7 + at * 3) % WORDS.length]).join(' ');
  const target = {
    field: 'abstract',
    start: 0,
    end: 20,
    exact: words(n, 6),
    prefix: '',
    suffix: '',
    textHash: '',
  };
  const highlight = {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    target,
    place: { state: 'ok', span: { start: 0, end: 20 }, score: 1, how: 'position' },
    color: 'amber',
    label: 'Key point',
    note: words(n, 12),
    tags: [],
    createdAt: 0,
  };
  return {
    id: `arxiv:2503.${String(n).padStart(5, '0')}`,
    title: `${words(n, 6)} ${n}`,
    abstract: words(n + 1, 170),
    authors: [{ name: 'Ada Lovelace' }, { name: 'Mary Somerville' }],
    published: '2025-03-01',
    ids: { arxiv: `2503.${String(n).padStart(5, '0')}` },
    urls: [],
    citationKey: `lovelace2025${n}`,
    verdict: 'later',
    read: true,
    starred: n % 5 === 0,
    gist: words(n, 9),
    note: words(n + 2, 40),
    tags: ['graphs'],
    lists: ['Thesis'],
    highlights: n % 3 === 0 ? [highlight] : [],
    digests: [],
  };
}

const folder = mkdtempSync(join(values.folder, 'lectern-bench-vault-'));
try {
  const documents = Array.from({ length: count }, (_, n) => paperDocument(paper(n), 'write'));
  const files = join(folder, 'vault');
  const open = async () => createMirror(openFolder(files), await openBases(join(folder, 'bases.jsonl')));
  (await import('node:fs')).mkdirSync(files);
  const before = memory();
  const exchange = async (mirror, all) => {
    const outcomes = [];
    for (let at = 0; at < all.length; at += PORTION)
      outcomes.push(...(await mirror.exchange(all.slice(at, at + PORTION))));
    return outcomes;
  };
  let mirror = await open();
  await mirror.scan();
  const first = await timed(() => exchange(mirror, documents));
  const start = await timed(async () => {
    mirror = await open();
    return mirror.scan();
  });
  const again = await timed(() => mirror.scan());
  const same = await timed(() => exchange(mirror, documents));
  const names = readdirSync(join(files, 'Papers')).slice(0, edited);
  for (const name of names) {
    const path = join(files, 'Papers', name);
    writeFileSync(path, readFileSync(path, 'utf8').replace('status: later', 'status: done'));
  }
  const found = await timed(() => mirror.scan());
  const byId = new Map(documents.map((document) => [document.id, document]));
  const taken = await timed(() =>
    exchange(
      mirror,
      found.value.map((id) => byId.get(id)),
    ),
  );
  const edits = taken.value.flatMap((outcome) => outcome.edits).length;
  if (names.length !== edited || edits !== edited || start.value.length !== 0)
    throw new Error(`expected ${edited} edits in ${edited} files, found ${edits} in ${found.value.length}`);
  const result = {
    papers: count,
    firstMirrorMs: first.ms,
    filesPerSecond: count / (first.ms / 1000),
    startMs: start.ms,
    lookMs: again.ms,
    mergeAllUnchangedMs: same.ms,
    edited,
    lookAfterEditsMs: found.ms,
    mergeEditsMs: taken.ms,
    memoryMB: Math.max(0, memory() - before),
  };
  if (values.json) console.log(JSON.stringify(result));
  else {
    const ms = (n) => `${Math.round(n).toLocaleString('en').padStart(8)} ms`;
    console.log(`${count} papers, a file each, on ${values.folder}`);
    console.log(
      `first mirror, every file fsynced   ${ms(first.ms)}   ${Math.round(result.filesPerSecond)} files/s`,
    );
    console.log(`start: bases read, folder looked at${ms(start.ms)}`);
    console.log(`a look with nothing changed        ${ms(again.ms)}`);
    console.log(`all merged with nothing changed    ${ms(same.ms)}`);
    console.log(`a look after ${edited} files changed     ${ms(found.ms)}`);
    console.log(`their edits merged                 ${ms(taken.ms)}`);
    console.log(`memory held by all of it           ${result.memoryMB.toFixed(0).padStart(8)} MB`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}

async function timed(run) {
  const from = performance.now();
  const value = await run();
  return { ms: performance.now() - from, value };
}

function memory() {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
