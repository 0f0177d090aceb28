import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  complete,
  hasWords,
  isBlank,
  formatQuery,
  holdsPhrase,
  parseQuery,
  plainQuery,
  questionOf,
  withoutPart,
  withQuery,
  type Part,
} from '../../../../shared/search/query/index.ts';

const bare = (parts: readonly Part[]) => parts.map(({ start: _s, end: _e, ...part }) => part);
const said = (typed: string) =>
  parseQuery(typed).map((part) =>
    part.kind === 'filter'
      ? `${part.negated ? '-' : ''}${part.operator}=${part.value}`
      : `${part.negated ? '-' : ''}${part.kind}:${part.text}`,
  );

const PIECES = fc.constantFrom(
  '"', '“', '”', '-', ':', ' ', '\t', '\u3000', 'is:', 'is:unread', 'list:', 'after:', '2026-05', 'foo:', 'in:notes',
  'author:chen', 'a', 'Über', '多模态', '--', '\ud800', 'color:', 'is:unred', '#', '#vision', '#1',
); // prettier-ignore
const typed = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(PIECES, { maxLength: 14 }).map((all) => all.join('')),
);

describe('a query', () => {
  test('has a meaning whatever is typed, and every part stands where it says', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parts = parseQuery(text);
        parts.forEach((part, n) => {
          expect(part.end).toBeGreaterThan(part.start);
          expect(part.start).toBeGreaterThanOrEqual(parts[n - 1]?.end ?? 0);
        });
        questionOf(parts);
        for (const caret of [0, Math.floor(text.length / 2), text.length])
          complete(text, caret, { list: ['a b'] });
      }),
      { numRuns: 1500 },
    );
  });

  test('printed and read again is the same', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const parts = parseQuery(text);
        const printed = formatQuery(parts);
        expect(bare(parseQuery(printed))).toEqual(bare(parts));
        expect(formatQuery(parseQuery(printed))).toBe(printed);
      }),
      { numRuns: 3000 },
    );
  });

  test('of words, phrases, exclusions and operators is taken apart', () => {
    expect(
      said(
        'diffusion polcy "exact  phrase" -survey -"not this" author:chen in:notes list:"my thesis" -is:unread COLOUR:method digest:2026-11 after:2026/5',
      ),
    ).toEqual([
      'word:diffusion', 'word:polcy', 'phrase:exact phrase', '-word:survey', '-phrase:not this', 'author=chen',
      'in=notes', 'list=my thesis', '-is=unread', 'color=method', 'digest=2026-11', 'after=2026-05',
    ]); // prettier-ignore
  });

  test('that is not finished is text, and a quote without its end reaches to the end', () => {
    expect(said('list:')).toEqual(['word:list:']);
    expect(said('is: unread')).toEqual(['word:is:', 'word:unread']);
    expect(said('"late inter')).toEqual(['phrase:late inter']);
    expect(said('list:“my the')).toEqual(['list=my the']);
    expect(said('-')).toEqual(['word:-']);
  });

  test('with an operator or a value that is not known is text, and says what may be meant', () => {
    const hints = (text: string) => parseQuery(text).map((part) => (part.kind === 'word' ? part.hint : null));
    expect(hints('auhtor:chen')).toEqual([{ kind: 'operator', name: 'auhtor', suggestion: 'author' }]);
    expect(hints('is:unred')).toEqual([
      { kind: 'value', operator: 'is', value: 'unred', suggestion: 'unread' },
    ]);
    expect(hints('before:soon')).toEqual([
      { kind: 'value', operator: 'before', value: 'soon', suggestion: null },
    ]);
    expect(hints('after:2026-02-30')[0]).toMatchObject({ operator: 'after' });
    expect(hints('https://example.org arxiv:2401.01234')).toEqual([undefined, undefined]);
  });

  test('made of a text has no parts but words', () => {
    fc.assert(
      fc.property(typed, (text) => {
        for (const part of parseQuery(plainQuery(text)))
          expect(part).toMatchObject({ kind: 'word', negated: false });
      }),
    );
    expect(plainQuery('“Why?” – re-ranking: a -study')).toBe('Why? – re-ranking a study');
  });

  test('loses one part at a time', () => {
    const parts = parseQuery('a is:read "b c"');
    expect(withoutPart(parts, 1)).toBe('a "b c"');
  });

  test('takes another after it, even where it leaves a quote open', () => {
    expect(withQuery('a list:"my the', 'is:unread')).toBe('a list:"my the" is:unread');
    expect(withQuery('a', '')).toBe('a');
    expect(withQuery('', 'is:unread')).toBe('is:unread');
  });

  test('says what to look for, and whether its last word is still being typed', () => {
    expect(questionOf(parseQuery('deep lear')).text).toBe('deep lear');
    expect(questionOf(parseQuery('deep lear is:read')).text).toBe('deep lear ');
    expect(questionOf(parseQuery('is:read')).text).toBe('');
    expect(questionOf(parseQuery('deep list:')).text).toBe('deep ');
    expect(questionOf(parseQuery('deep list: learning')).text).toBe('deep list: learning');
    expect(['', ' - ', 'list:', 'in:notes', '-a'].map(isBlank)).toEqual(Array(5).fill(true));
    expect(['a', 'is:read', '"a b"', 'foo:'].map(isBlank)).toEqual(Array(4).fill(false));
    expect(['a', '"a b" is:read', 'foo:'].map(hasWords)).toEqual(Array(3).fill(true));
    expect(['', 'is:read', '-a after:2026', ' - ', 'list:'].map(hasWords)).toEqual(Array(5).fill(false));
    expect(questionOf(parseQuery('a "b c" -d -"e f" in:title -is:read'))).toMatchObject({
      phrases: ['b c'],
      without: ['d', 'e f'],
      scopes: ['title'],
      filters: [{ operator: 'is', negated: true }],
    });
    expect(questionOf(parseQuery('a -in:notes')).scopes).toEqual(['title', 'abstract', 'highlights']);
  });
});

describe('a phrase', () => {
  test('is held in any case, with any accents and signs between its words, but only whole words', () => {
    expect(holdsPhrase('We study Multi-Vector retrieval.', 'multi vector')).toBe(true);
    expect(holdsPhrase('über alles', 'Uber')).toBe(true);
    expect(holdsPhrase('multi vectors', 'multi vector')).toBe(false);
    expect(holdsPhrase('vector multi', 'multi vector')).toBe(false);
    expect(holdsPhrase('我们研究多模态模型', '多模态')).toBe(true);
  });
});

describe('completion', () => {
  const labels = (text: string, known = {}, caret = text.length) =>
    complete(text, caret, known).map(({ label }) => label);

  test('offers operators for a beginning of their names, and values after the colon', () => {
    expect(labels('diffusion au')).toEqual(['author:']);
    expect(labels('is:un')).toEqual(['unread']);
    expect(labels('is:unread')).toEqual([]);
    expect(labels('list:th', { list: ['Thesis', 'My thesis', 'Other'] })).toEqual(['Thesis', 'My thesis']);
  });

  test('puts the whole text and the caret, with quotes where a value has a space', () => {
    const [found] = complete('x -list:"my t y', 13, { list: ['My thesis'] });
    expect(found).toMatchObject({ text: 'x -list:"My thesis"  y', caret: 20 });
  });

  test('offers nothing inside a word, nor where none began', () => {
    expect(labels('author', {}, 2)).toEqual([]);
    expect(labels('', {})).toEqual([]);
    expect(labels('a', {})).toEqual([]);
    expect(labels('x ', {})).toEqual([]);
  });

  test('of a value reads back as that value', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zé]([a-zé -]*[a-zé])?$/), (value) => {
        for (const { text } of complete('list:', 5, { list: [value] })) {
          const clean = value.replace(/\s+/g, ' ');
          expect(parseQuery(text)[0]).toMatchObject({ kind: 'filter', operator: 'list', value: clean });
        }
      }),
    );
  });
});

describe('a tag', () => {
  test('is asked for by its sign, quoted where it has spaces; a number after the sign is none', () => {
    expect(said('#vision -#"to do" #3 c# a#b #')).toEqual([
      'tag=vision',
      '-tag=to do',
      'word:#3',
      'word:c#',
      'word:a#b',
      'word:#',
    ]);
  });

  test('is completed behind its sign', () => {
    const offered = (text: string) => complete(text, text.length, { tag: ['vision', 'To do', '3d'] });
    expect(offered('cats #vi').map(({ text }) => text)).toEqual(['cats #vision ']);
    expect(offered('-#to').map(({ text }) => text)).toEqual(['-#"To do" ']);
    expect(offered('#"to d').map(({ text }) => text)).toEqual(['#"To do" ']);
    expect(offered('#3').map(({ text }) => text)).toEqual(['tag:3d ']);
    expect(offered('#').map(({ label }) => label)).toEqual(['vision', 'To do', '3d']);
  });
});
