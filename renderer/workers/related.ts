import { reasonsOf, type SearchIndex } from '../../shared/search/index.ts';
import type { SearchText, searchTextsOf } from '../storage/library.ts';
import type { RelatedApi } from './search-api.ts';

interface Asked {
  readonly index: () => SearchIndex;
  /** Ends when the whole library is in the index. */
  readonly whenComplete: Promise<unknown>;
  readonly textsOf: typeof searchTextsOf;
}

/** What the search worker says of papers like a paper. */
export function createRelated({ index, whenComplete, textsOf }: Asked): RelatedApi {
  return {
    async related(paperId, limit) {
      await whenComplete;
      const [own] = await textsOf([paperId]);
      if (!own) return [];
      const { id, title, abstract } = own;
      const found = index().related({ id, title, body: abstract }, { limit });
      const others = await textsOf(found.map((each) => each.paperId));
      return found.flatMap(({ paperId: other, shared }, n) => {
        const text = others[n];
        return text
          ? [{ paperId: other, title: text.title, reasons: reasonsOf(read(own), read(text), shared) }]
          : [];
      });
    },
  };
}

const read = ({ title, abstract }: SearchText): string => `${title}\n${abstract}`;
