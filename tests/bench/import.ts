/** Measures an import in the browser: parse, identity and Dexie, beside bare IndexedDB puts of the same rows. */
import { db } from '../../renderer/storage/db.ts';
import { ok } from '../../shared/problem.ts';
import { createIngest } from '../../renderer/workers/ingest.ts';

const WORDS =
  'model data graph learning sparse language robust neural estimation inference bound kernel agent policy vision search sample theory causal graphs protein quantum retrieval attention memory signal'.split(
    ' ',
  );

/** A page copied as text, of papers with a title and an abstract of about 1.2 kB each. */
function page(papers: number): string {
  let state = 1;
  const next = (n: number): number =>
    (state = Math.imul(state, 1664525) + 1013904223) >>> 8 && (state >>> 8) % n;
  const words = (n: number): string =>
    Array.from(
      { length: n },
      () => `${WORDS[next(WORDS.length)]}${next(9) === 0 ? next(10000).toString(36) : ''}`,
    ).join(' ');
  return Array.from(
    { length: papers },
    (_, at) => `${capital(words(8))} ${at}\n${capital(words(150))}.`,
  ).join('\n');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

interface Run {
  readonly papers: number;
  readonly preview: number;
  readonly commit: number;
  readonly bare: number;
}

async function run(papers: number): Promise<Run> {
  await db.delete();
  await db.open();
  const text = page(papers);
  const ingest = createIngest();
  const start = performance.now();
  const seen = await ingest.preview({ kind: 'text', text, name: 'bench' }, {}, () => undefined);
  const previewed = performance.now();
  if (!seen.ok) throw new Error(seen.problem.code);
  const choices = { name: 'bench', date: null, targetListId: null, leaveOut: [], mergeInto: {} };
  const done = await ingest.commit(
    choices,
    () => undefined,
    async () => ok(null),
  );
  const committed = performance.now();
  if (!done.ok) throw new Error(done.problem.code);
  const rows = await db.papers.toArray();
  return {
    papers: rows.length,
    preview: previewed - start,
    commit: committed - previewed,
    bare: await barePuts(rows),
  };
}

async function barePuts(rows: readonly unknown[]): Promise<number> {
  const name = 'bare';
  await settled(indexedDB.deleteDatabase(name));
  const opening = indexedDB.open(name);
  opening.addEventListener('upgradeneeded', () =>
    opening.result.createObjectStore('papers', { keyPath: 'id' }),
  );
  const bare = await settled(opening);
  const start = performance.now();
  for (let from = 0; from < rows.length; from += 2000) {
    const transaction = bare.transaction('papers', 'readwrite', { durability: 'relaxed' });
    for (const row of rows.slice(from, from + 2000)) transaction.objectStore('papers').put(row);
    await new Promise((resolve, reject) => {
      transaction.addEventListener('complete', resolve);
      transaction.addEventListener('error', reject);
    });
  }
  const took = performance.now() - start;
  bare.close();
  return took;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result));
    request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB')));
  });

Object.assign(globalThis, { benchImport: run });
