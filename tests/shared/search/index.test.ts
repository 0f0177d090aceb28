import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createIndex, ranges, snippet, type SearchDocument } from '../../../shared/search/index.ts';
import { plainWords, termsOf } from '../../../shared/search/words.ts';

const paper = (id: string, title: string, body: string): SearchDocument => ({
  id,
  kind: 'paper',
  paperId: id,
  title,
  body,
});

const LIBRARY = [
  paper(
    'policy',
    'Diffusion Policy: Visuomotor Policy Learning via Action Diffusion',
    'We introduce a new way of generating robot behavior by representing a visuomotor policy as a conditional denoising process.',
  ),
  paper(
    'medoids',
    'Fast and Eager k-Medoids Clustering',
    'Clustering non-Euclidean data is difficult, and one of the most used algorithms is Partitioning Around Medoids (PAM).',
  ),
  paper(
    'vector',
    'MUVERA: Multi-Vector Retrieval via Fixed Dimensional Encodings',
    'Neural embedding models have become a fundamental component of information retrieval.',
  ),
  paper(
    'names',
    'ParaNames: A Massively Multilingual Entity Name Corpus',
    'A parallel name resource of 118 million names spanning across 400 languages, derived from Wikidata.',
  ),
  paper(
    'byte',
    'ByteScale: Efficient Scaling of LLM Training',
    'Scaling long-context ability is essential for large language models. Hybrid data parallelism unifies inter- and intra-data partitioning.',
  ),
  paper('café', 'Über die Naïveté', '機械学習の研究'),
] as const;

const index = createIndex();
index.add(LIBRARY);
const best = (query: string): string | undefined => index.search(query, { limit: 5 }).hits[0]?.id;

describe('search', () => {
  test.each([
    ['diffusion polcy', 'policy'],
    ['kmedoids', 'medoids'],
    ['k-medoids', 'medoids'],
    ['multi vector', 'vector'],
    ['multivector retr', 'vector'],
    ['multilingualentity', 'names'],
    ['bytescal', 'byte'],
    ['byte scale', 'byte'],
    ['procss denoisng conditonal', 'policy'],
    ['partioning paralelism hybird', 'byte'],
    ['wikidtaa names', 'names'],
    ['partitionign arou', 'medoids'],
    ['visoumot', 'policy'],
    ['uber naivete', 'café'],
    ['機械学', 'café'],
    ['embeding nueral', 'vector'],
  ])('“%s” finds %s', (query, id) => {
    expect(best(query)).toBe(id);
  });

  test('an empty query, or one without words, finds nothing', () => {
    expect(index.search('  …  ', { limit: 5 })).toEqual({ hits: [], total: 0 });
  });

  test('a hit names the words of the document that matched, so that they can be marked', () => {
    const [hit] = index.search('diffusion polcy', { limit: 1 }).hits;
    const title = LIBRARY[0].title;
    expect(ranges(title, hit?.terms ?? []).map(({ start, end }) => title.slice(start, end))).toEqual([
      'Diffusion',
      'Policy',
      'Policy',
      'Diffusion',
    ]);
  });

  test('a joined word marks both its halves', () => {
    const [hit] = index.search('kmedoids', { limit: 1 }).hits;
    expect(ranges('Eager k-Medoids', hit?.terms ?? [])).toEqual([{ start: 6, end: 15 }]);
  });

  test('a paper taken out is not found, and one put again is found by its new text only', () => {
    const mine = createIndex();
    mine.add(LIBRARY);
    mine.remove(['policy']);
    expect(mine.search('diffusion', { limit: 5 }).hits).toEqual([]);
    mine.add([paper('names', 'Something else', 'entirely')]);
    expect(mine.search('wikidata', { limit: 5 }).hits).toEqual([]);
    expect(mine.search('something else', { limit: 5 }).hits[0]?.id).toBe('names');
  });

  test('of two titles with the same words, that which has them in the order typed comes first', () => {
    const mine = createIndex();
    mine.add([
      paper('typed', 'On sorting small networks', ''),
      paper('turned', 'On networks small sorting', ''),
    ]);
    const order = (query: string) => mine.search(query, { limit: 2 }).hits.map((hit) => hit.id);
    expect(order('sorting networks')).toEqual(['typed', 'turned']);
    expect(order('networks sorting')).toEqual(['turned', 'typed']);
  });

  test('only papers asked for are answered', () => {
    const within = new Set(['vector']);
    expect(index.search('data', { limit: 9, within }).hits).toEqual([]);
    expect(index.search('neural', { limit: 9, within }).hits.map((hit) => hit.id)).toEqual(['vector']);
  });

  test('the nearest title is offered when nothing matches', () => {
    expect(index.closest('Paranmaes Corpsu')?.paperId).toBe('names');
  });

  test('many removals leave the rest found', () => {
    const mine = createIndex();
    mine.add(Array.from({ length: 1200 }, (_, n) => paper(`p${n}`, `Paper number${n} on sorting`, 'Text')));
    mine.remove(Array.from({ length: 1100 }, (_, n) => `p${n}`));
    expect(mine.search('sorting', { limit: 10 }).total).toBe(100);
    expect(mine.search('number1150', { limit: 1 }).hits[0]?.id).toBe('p1150');
  });
});

const words = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom(...LIBRARY.map((each) => each.title)));

describe('properties of search', () => {
  test('no text and no query makes it throw, and every mark is a word that matched', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(words, words), { maxLength: 5 }), words, (texts, query) => {
        const mine = createIndex();
        mine.add(texts.map(([title, body], n) => paper(String(n), title, body)));
        for (const hit of mine.search(query, { limit: 10 }).hits) {
          const [title = '', body = ''] = texts[Number(hit.id)] ?? [];
          const terms = new Set(hit.terms);
          const marks = [title, body].flatMap((text) => {
            const spans = ranges(text, hit.terms);
            for (const { term, start, end } of termsOf(text).filter((each) => terms.has(each.term)))
              expect(
                spans.some((span) => span.start <= start && end <= span.end),
                term,
              ).toBe(true);
            return spans.map(({ start, end }) => text.slice(start, end));
          });
          expect(marks.length).toBeGreaterThan(0);
          // Nothing is marked that is not in a word that matched, first and last letters included.
          for (const mark of marks) {
            const matching = termsOf(mark).filter(({ term }) => terms.has(term));
            expect(Math.min(...matching.map(({ start }) => start))).toBe(0);
            expect(Math.max(...matching.map(({ end }) => end))).toBe(mark.length);
            for (const { start, end } of plainWords(mark))
              expect(matching.some((each) => each.start <= start && end <= each.end)).toBe(true);
          }
        }
        mine.closest(query);
      }),
    );
  });

  test('ranges ascend, stay inside the text and never touch', () => {
    fc.assert(
      fc.property(words, fc.array(fc.string(), { maxLength: 4 }), (text, extra) => {
        const spans = ranges(text, [...extra, ...termsOf(text).map(({ term }) => term)]);
        let at = -1;
        for (const { start, end } of spans) {
          expect(start).toBeGreaterThan(at);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          at = end;
        }
      }),
    );
  });

  test('every document is found by any of its own words', () => {
    for (const { id, title, body } of LIBRARY) {
      for (const { term } of termsOf(`${title} ${body}`)) {
        expect(index.search(term, { limit: 20 }).hits.map((hit) => hit.id)).toContain(id);
      }
    }
  });
});

describe('snippets', () => {
  test('show the part of a long text that matches', () => {
    const text = `${'filler words here '.repeat(40)}the denoising process ${'and more words '.repeat(40)}`;
    const part = snippet(text, ['denoising', 'process'], 120);
    expect(part).toContain('denoising process');
    expect(part.length).toBeLessThan(130);
  });

  test('leave a short text whole', () => {
    expect(snippet('Short.', ['nothing'], 80)).toBe('Short.');
  });
});
