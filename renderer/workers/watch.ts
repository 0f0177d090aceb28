import { VERDICTS } from '../../shared/model.ts';
import { compile, isSunk, watchKey, type WatchWord } from '../../shared/watch/index.ts';
import type { onPapersChanged, paperIds, papers } from '../storage/library.ts';

/** Watch words over the whole library. */
export interface WatchApi {
  /** Those of these papers that watch words send to the end; of null, of all papers. */
  sunk(words: readonly WatchWord[], ids: readonly string[] | null): Promise<readonly string[]>;
  /** How many papers have each of these words, in their order. */
  watchCounts(words: readonly WatchWord[]): Promise<readonly number[]>;
}

/** The parts of the library that are read. */
export interface WatchSource {
  readonly paperIds: typeof paperIds;
  readonly papers: typeof papers;
  readonly onPapersChanged: typeof onPapersChanged;
}

const CHUNK = 250;

/**
 * Finds the papers of watch words: those of a view by reading just these, those of all by reading every paper once for all
 * words that are new, in chunks, between which queries are answered. What was found follows every change from then on.
 */
export function createWatch(source: WatchSource): WatchApi {
  const found = new Map<string, Set<string>>();
  let changed = new Set<string>();
  let turn = Promise.resolve();
  source.onPapersChanged((ids) => ids.forEach((id) => changed.add(id)));

  const put = async (ids: readonly string[], words: ReadonlyMap<string, WatchWord>): Promise<void> => {
    const matcher = compile([...words.values()]);
    const rows = await source.papers(ids);
    ids.forEach((id, at) => {
      const row = rows[at];
      const has = new Set(row ? matcher(row).map(({ word }) => watchKey(word)) : []);
      for (const key of words.keys())
        if (has.has(key)) found.get(key)?.add(id);
        else found.get(key)?.delete(id);
    });
    await breathe();
  };

  const inChunks = async (ids: readonly string[], words: ReadonlyMap<string, WatchWord>): Promise<void> => {
    for (let at = 0; at < ids.length; at += CHUNK) await put(ids.slice(at, at + CHUNK), words);
  };

  const update = async (words: readonly WatchWord[]): Promise<void> => {
    const wanted = new Map(words.map((word) => [watchKey(word), word]));
    for (const key of found.keys()) if (!wanted.has(key)) found.delete(key);
    const stale = [...changed];
    changed = new Set();
    try {
      const before = new Map([...wanted].filter(([key]) => found.has(key)));
      if (before.size > 0) await inChunks(stale, before);
      const fresh = new Map([...wanted].filter(([key]) => !found.has(key)));
      if (fresh.size === 0) return;
      for (const key of fresh.keys()) found.set(key, new Set());
      for (const verdict of VERDICTS)
        await inChunks(await source.paperIds({ kind: 'shelf', verdict }), fresh);
    } catch (error) {
      found.clear();
      throw error;
    }
  };

  /** One after another; what changed meanwhile is read at the end. */
  const upToDate = (words: readonly WatchWord[]): Promise<void> => {
    const run = turn.then(async () => {
      do await update(words);
      while (changed.size > 0);
    });
    turn = run.catch(() => undefined);
    return run;
  };

  return {
    async sunk(words, ids) {
      if (ids !== null) {
        const matcher = compile(words);
        const rows = await source.papers(ids);
        return rows.flatMap((row) => (row && isSunk(matcher(row)) ? [row.id] : []));
      }
      await upToDate(words);
      const of = (wanted: (word: WatchWord) => boolean): Set<string> =>
        new Set(words.filter(wanted).flatMap((word) => [...(found.get(watchKey(word)) ?? [])]));
      return [...of(({ effect }) => effect === 'sink').difference(of(({ effect }) => effect !== 'sink'))];
    },
    async watchCounts(words) {
      await upToDate(words);
      return words.map((word) => found.get(watchKey(word))?.size ?? 0);
    },
  };
}

const breathe = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));
