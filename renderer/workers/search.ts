import type { SearchDocument, SearchIndex } from '../../shared/search/index.ts';
import type { onPapersChanged, SearchText, searchTexts, searchTextsOf } from '../storage/library.ts';
import type { SearchApi } from './search-api.ts';

/** The parts of the library that search reads. */
export interface SearchSource {
  readonly searchTexts: typeof searchTexts;
  readonly searchTextsOf: typeof searchTextsOf;
  readonly onPapersChanged: typeof onPapersChanged;
}

const CHUNK = 250;

/** Fills the index from the library, in chunks that let queries through, then keeps it true to every change. */
export function createSearch(index: SearchIndex, source: SearchSource): SearchApi {
  /** The documents that each paper has in the index. */
  const known = new Map<string, readonly string[]>();
  let complete = false;
  let latest = 0;

  const put = (texts: readonly SearchText[]): void => {
    const documents: SearchDocument[] = [];
    for (const text of texts) {
      const mine = documentsOf(text);
      index.remove(known.get(text.id) ?? []);
      known.set(
        text.id,
        mine.map((document) => document.id),
      );
      documents.push(...mine);
    }
    index.add(documents);
  };

  const refresh = async (ids: readonly string[]): Promise<void> => {
    for (let at = 0; at < ids.length; at += CHUNK) {
      const some = ids.slice(at, at + CHUNK);
      const texts = await source.searchTextsOf(some);
      some.forEach((id, n) => {
        if (texts[n]) return;
        index.remove(known.get(id) ?? []);
        known.delete(id);
      });
      put(texts.filter((text) => text !== null));
      await breathe();
    }
  };

  const fill = async (): Promise<void> => {
    for await (const texts of source.searchTexts(CHUNK)) {
      put(texts.filter((text) => !known.has(text.id)));
      await breathe();
    }
    complete = true;
  };

  // Changes wait for one another, so that an older reading of a paper never overwrites a newer one.
  let last = Promise.resolve();
  source.onPapersChanged((ids) => {
    last = last.then(() => refresh(ids)).catch(report);
  });
  fill().catch(report);

  return {
    async search(query, number, limit) {
      latest = Math.max(latest, number);
      await breathe();
      if (number < latest) return null;
      const found = index.search(query, { limit });
      return {
        ...found,
        indexed: known.size,
        complete,
        closest: complete && found.total === 0 ? index.closest(query) : null,
      };
    },
  };
}

/** A paper's note and highlights are documents of their own. */
function documentsOf({ id, title, abstract, note, highlights }: SearchText): readonly SearchDocument[] {
  return [
    { id, kind: 'paper', paperId: id, title, body: abstract },
    ...(note === '' ? [] : [{ id: `note:${id}`, kind: 'note' as const, paperId: id, title: '', body: note }]),
    ...highlights.map((mark) => ({
      id: `highlight:${mark.id}`,
      kind: 'highlight' as const,
      paperId: id,
      title: '',
      body: `${mark.quote}\n${mark.note}`,
    })),
  ];
}

/** Lets messages that wait be seen. */
const breathe = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));

/** Throws where the global net sees it. */
function report(error: unknown): void {
  setTimeout(() => {
    throw error;
  });
}
