import { createIndex, type SearchDocument, type SearchIndex } from '../../shared/search/index.ts';
import { parseQuery, questionOf } from '../../shared/search/query/index.ts';
import type {
  authorNames,
  ChangedSince,
  changedSince,
  onPapersChanged,
  SearchText,
  searchTexts,
  sortedIds,
} from '../storage/library.ts';
import { answer, answerPapers, loosen, respell, type AnswerSource } from './answer.ts';
import { byKind } from './by-kind.ts';
import { createRelated } from './related.ts';
import type { SearchApi } from './search-api.ts';
import { rowOf } from './search-rows.ts';
import type { KeptIndex, SearchStore } from './search-store.ts';

/** The parts of the library that search reads. */
export interface SearchSource extends AnswerSource {
  readonly searchTexts: typeof searchTexts;
  readonly authorNames: typeof authorNames;
  readonly sortedIds: typeof sortedIds;
  readonly onPapersChanged: typeof onPapersChanged;
  readonly changedSince: typeof changedSince;
}

interface Keeping {
  readonly store: SearchStore;
  /** Milliseconds without a change before the index is kept. */
  readonly settle?: number;
}

const CHUNK = 250;
/** The best documents, among which those of each kind are looked for. */
const POOL = 200;
const SETTLE_MS = 5_000;
/** How long the worker is busy before it looks for a query. */
const SLICE_MS = 6;

/**
 * Has the index as it was last kept, reads what the library changed since, or all of it, and follows every change from then on.
 * Queries are answered all the while: nothing here keeps the worker busy for longer than a few milliseconds at a time.
 */
export function createSearch(source: SearchSource, { store, settle = SETTLE_MS }: Keeping): SearchApi {
  let index = createIndex();
  let complete = false;
  let latest = 0;
  /** The library as of this clock is in the index; null until all of it is. */
  let clock: string | null = null;
  /** Papers that changed while all are being read: what is read of them may be older than what is known. */
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  let kept: KeptIndex | null = null;
  /** Changes that were heard of and are not in the index yet. */
  let behind = 0;
  const isCurrent = (): boolean => complete && behind === 0;

  // Readings wait for one another, so that an older one of a paper never overwrites a newer one.
  const refresh = inTurns(async (ids: readonly string[]) => {
    for (let at = 0; at < ids.length; at += CHUNK) {
      const some = ids.slice(at, at + CHUNK);
      const texts = await source.searchTextsOf(some);
      put(
        index,
        some,
        texts.filter((text) => text !== null),
      );
      await tidy(index);
    }
  });

  const readAll = async (): Promise<void> => {
    const seen = new Set<string>();
    for await (const texts of source.searchTexts(CHUNK)) {
      const unread = texts.filter(({ id }) => !changed.has(id));
      for (const { id } of texts) seen.add(id);
      put(
        index,
        unread.map(({ id }) => id),
        unread,
      );
      await tidy(index);
    }
    index.retain({ has: (id) => seen.has(id) || changed.has(id) });
  };

  const catchUp = inTurns(async (asked: ChangedSince | undefined) => {
    const { head, paperIds } = asked ?? (await source.changedSince(clock));
    // With those that changed after the question, and went into the index that a kept one has replaced since.
    if (paperIds !== null) await refresh([...new Set([...paperIds, ...changed])]);
    else {
      await readAll();
      // What was written meanwhile may have been read too early.
      const since = await source.changedSince(head);
      await refresh(since.paperIds ?? []);
    }
    clock = head;
  });

  const keep = inTurns(async () => {
    await catchUp(undefined);
    const now = { segments: index.segments(), clock: clock ?? '' };
    if (kept?.clock === now.clock && kept.segments === now.segments) return;
    await store.save(now);
    kept = now;
  });

  const settleLater = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => keep(undefined).catch(report), settle);
  };

  source.onPapersChanged((ids) => {
    if (!complete) for (const id of ids) changed.add(id);
    behind += 1;
    refresh(ids)
      .catch(report)
      .finally(() => (behind -= 1));
    if (complete) settleLater();
  });

  const start = async (): Promise<void> => {
    const loading = await store.load();
    // Both at once: neither needs the other.
    const [segments, since] = await Promise.all([
      loading?.segments ?? null,
      source.changedSince(loading?.clock ?? null),
    ]);
    if (loading !== null && segments !== null) {
      index = createIndex(segments);
      kept = { clock: loading.clock, segments: index.segments() };
    }
    await catchUp(segments === null ? undefined : since);
    complete = true;
    changed.clear();
    settleLater();
  };
  const whenComplete = start();
  whenComplete.catch(report);

  /** Filters alone do not need the index. */
  const isOfFilters = (query: string): boolean => {
    const { text, without } = questionOf(parseQuery(query));
    return text === '' && without.length === 0;
  };

  const find: SearchApi['search'] = async (query, number, limit) => {
    latest = Math.max(latest, number);
    await breathe();
    if (number < latest) return null;
    const parts = parseQuery(query);
    const found = await answer(parts, Math.max(limit, POOL), { index, source });
    if (number < latest) return null;
    const current = isCurrent();
    const nothing = current && found.total === 0;
    const near = nothing ? index.closest(questionOf(parts).text) : null;
    const [text] = near === null ? [] : await source.searchTextsOf([near.paperId]);
    return {
      ...found,
      ...byKind(found, limit),
      indexed: index.papers(),
      complete: current,
      closest: near !== null && text ? { paperId: near.paperId, title: text.title } : null,
      spelling: nothing ? await respell(parts, { index, source }) : null,
      loosened: nothing ? await loosen(parts, { index, source }) : null,
    };
  };

  return {
    ...createRelated({ index: () => index, whenComplete, textsOf: source.searchTextsOf }),
    search: find,
    async look(query, number, limit) {
      const found = await find(query, number, limit);
      if (found === null) return null;
      const { hits, ...rest } = found;
      const ids = [...new Set(hits.map(({ paperId }) => paperId))];
      const texts = await source.searchTextsOf(ids);
      if (number < latest) return null;
      const byId = new Map(texts.flatMap((text) => (text ? [[text.id, text] as const] : [])));
      return { ...rest, rows: hits.flatMap((hit) => rowOf(hit, byId.get(hit.paperId)) ?? []) };
    },
    papers: async (query) => ({
      ids: await answerPapers(query, { index, source }),
      complete: isOfFilters(query) || isCurrent(),
    }),
    async current() {
      await whenComplete;
      await catchUp(undefined);
    },
    async counts(queries) {
      const counts: (number | null)[] = [];
      for (const query of queries) {
        await breathe();
        counts.push(
          complete || isOfFilters(query) ? (await answerPapers(query, { index, source })).length : null,
        );
      }
      return counts;
    },
    whole: () => whenComplete,
    sorted: (from, sorting) => source.sortedIds(from, sorting),
    authors: (typed, most) => source.authorNames(typed, most),
  };
}

/** Gives papers the documents that they have now, and takes away all others of theirs. */
function put(index: SearchIndex, ids: readonly string[], texts: readonly SearchText[]): void {
  const documents = texts.flatMap(documentsOf);
  const now = new Set(documents.map(({ id }) => id));
  index.remove(index.documentsOf(new Set(ids)).filter((id) => !now.has(id)));
  index.add(documents);
}

/** Merges what is due, letting queries through. */
async function tidy(index: SearchIndex): Promise<void> {
  await breathe();
  let until = performance.now() + SLICE_MS;
  while (index.mergeStep() === 'more') {
    if (performance.now() < until) continue;
    await breathe();
    until = performance.now() + SLICE_MS;
  }
}

/** A paper's note and highlights are documents of their own. */
function documentsOf(text: SearchText): readonly SearchDocument[] {
  const { id, title, abstract, authors, venue, lists, gist, note, highlights } = text;
  const age = -text.order;
  const own = { paperId: id, title: '', age };
  return [
    { id, kind: 'paper', paperId: id, title, body: abstract, authors, venue, lists, gist, age },
    ...(note === '' ? [] : [{ ...own, id: `note:${id}`, kind: 'note' as const, body: note }]),
    ...highlights.map((mark) => ({
      ...own,
      id: `highlight:${mark.id}`,
      kind: 'highlight' as const,
      body: `${mark.quote}\n${mark.note}`,
    })),
  ];
}

/** The same work, each run of which waits for the one before, whether that failed or not. */
function inTurns<T>(work: (on: T) => Promise<void>): (on: T) => Promise<void> {
  let last = Promise.resolve();
  return (on) => {
    const run = last.then(() => work(on));
    last = run.catch(() => undefined);
    return run;
  };
}

/** Lets messages that wait be seen. */
const breathe = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

/** Throws where the global net sees it. */
function report(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
