import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as targetOf, hashText, locate } from '../../../shared/anchor/index.ts';
import { parseDigest } from '../../../shared/digest/index.ts';
import { caseOf, diceOf, EDITS, madeAbstract, OTHER_EDITS } from '../../bench/anchor-edits.ts';
import { outcomeOf } from '../../bench/anchor.ts';
import { hasSamples, samplePath } from '../../tools/digests.ts';

const TEXT =
  'We study how people read lists of papers. The first result is clear. A second result, 48times stronger, follows from it. All code is public.';

const spanOf = (quote: string, text = TEXT) => {
  const start = text.indexOf(quote);
  return { start, end: start + quote.length };
};
/** What a quote of the text is said to be in another, with the text known and unknown; null for lost. */
const told = (quote: string, after: string, { text = TEXT, before = text as string | undefined } = {}) => {
  const found = locate(after, targetOf(text, spanOf(quote, text), 'abstract'), before);
  return found.state === 'detached' ? null : after.slice(found.span.start, found.span.end);
};
const unknown = { before: undefined };

describe('a place in the text that it was made on', () => {
  const everySpan = (text: string, starts: readonly number[]): void => {
    for (const start of starts)
      for (const end of [...starts, text.length])
        if (end >= start) {
          const found = locate(text, targetOf(text, { start, end }, 'abstract'));
          if (found.state !== 'ok' || found.span.start !== start || found.span.end !== end)
            expect(found).toEqual({ state: 'ok', span: { start, end }, score: 1, how: 'position' });
        }
  };
  const all = (text: string): readonly number[] => Array.from({ length: text.length }, (_, at) => at);
  const wordEdges = (text: string): readonly number[] => [...text.matchAll(/\b/g)].map(({ index }) => index);

  it('is where it was, for every span of an abstract', () => {
    everySpan(TEXT, all(TEXT));
    everySpan(madeAbstract(diceOf(7)), all(madeAbstract(diceOf(7))));
  });

  it.skipIf(!hasSamples)('is where it was, for every span of words of every sample abstract', async () => {
    const parsed = await parseDigest({
      bytes: new Uint8Array(readFileSync(samplePath('trending-page.txt'))),
    });
    const abstracts = parsed.ok ? parsed.value.records.map(({ abstract = '' }) => abstract) : [];
    expect(abstracts).toHaveLength(119);
    for (const abstract of abstracts) everySpan(abstract, wordEdges(abstract));
  });

  it('is cut to the text', () => {
    expect(targetOf('abc', { start: -4, end: 9 }, 'title')).toMatchObject({ start: 0, end: 3, exact: 'abc' });
  });
});

describe('a place in a text that changed', () => {
  it.each([
    ['a word before it', 'The first result', TEXT.replace('We study', 'We now study'), 'The first result'],
    ['its case', 'The first result', TEXT.replace('The first', 'THE first'), 'THE first result'],
    ['a misspelt word', 'first result is', TEXT.replace('result is', 'reslut is'), 'first reslut is'],
    ['its space', 'lists of papers', TEXT.replace('lists of', 'lists\n  of'), 'lists\n  of papers'],
    ['LaTeX', '48times stronger', TEXT.replace('48times', '48×'), '48× stronger'],
    [
      'a word inside',
      'first result is',
      TEXT.replace('first result', 'first good result'),
      'first good result is',
    ],
    ['a word replaced', 'first result is clear', TEXT.replace('clear', 'evident'), 'first result is evident'],
    ['a word beside it', 'result is', TEXT.replace('first', 'only'), 'result is'],
    ['a part of it gone', 'The first result is clear', TEXT.replace('first result is ', ''), 'The clear'],
    ['its end cut off', 'The first result is clear', TEXT.slice(0, 58), 'The first result'],
    ['a space lost', 'result', TEXT.replace('first result', 'firstresult'), 'result'],
    ['a word cut in two', 'first result', TEXT.replace('result', 'res ult'), 'first res ult'],
    ['a comment behind', 'code is public', `${TEXT} Comment: 12 pages`, 'code is public'],
  ])('follows: %s', (_name, quote, after, expected) => {
    expect(told(quote, after)).toBe(expected);
  });

  it('follows its sentence to another place', () => {
    const moved = `The first result is clear. ${TEXT.replace('The first result is clear. ', '')}`;
    expect(told('result is', moved)).toBe('result is');
    expect(told('clear', moved)).toBe('clear');
  });

  it('is lost with its words, wherever the same words are beside', () => {
    expect(told('result', TEXT.replace(' The first result is clear.', ''))).toBeNull();
    expect(told('The first result is clear. ', TEXT.replace('The first result is clear. ', ''))).toBeNull();
    expect(told('of papers', TEXT.replace(' lists of papers', ''))).toBeNull();
  });

  it('is lost in another text', () => {
    const other = madeAbstract(diceOf(3));
    for (const quote of ['We', 'result', 'The first result is clear.', TEXT])
      expect(told(quote, other)).toBeNull();
  });

  it('stays at its own of two alike, of which the other goes', () => {
    const twice = `It is so. ${TEXT} It is so.`;
    const first = locate(twice.slice(0, -10), targetOf(twice, { start: 0, end: 9 }, 'abstract'), twice);
    expect(first).toMatchObject({ state: 'moved', span: { start: 0, end: 9 } });
    expect(locate(twice.slice(10), targetOf(twice, { start: 0, end: 9 }, 'abstract'), twice).state).toBe(
      'detached',
    );
  });

  it('is to be checked where its words were replaced', () => {
    const found = locate(TEXT.replace('clear', 'evident'), targetOf(TEXT, spanOf('clear'), 'abstract'), TEXT);
    expect(found).toMatchObject({ state: 'check', how: 'diff' });
  });

  it('is found without the old text by its words and what is beside them', () => {
    expect(told('first result is', TEXT.replace('We study', 'Here we study'), unknown)).toBe(
      'first result is',
    );
    expect(told('first result is', TEXT.replace('first result', 'frst result'), unknown)).toBe(
      'frst result is',
    );
    expect(told('first result is', madeAbstract(diceOf(3)), unknown)).toBeNull();
  });

  it('is to be checked where two places fit alike', () => {
    const target = targetOf('so it goes on', { start: 0, end: 13 }, 'abstract');
    const found = locate('so it goes on, and so it goes on', target);
    expect(found.state).toBe('check');
  });

  it('takes no text for the old one that is not', () => {
    const target = targetOf(TEXT, spanOf('The first result'), 'abstract');
    expect(locate(`X ${TEXT}`, target, 'another text')).toEqual(locate(`X ${TEXT}`, target));
  });

  it('is found again when the text comes back', () => {
    const target = targetOf(TEXT, spanOf('The first result'), 'abstract');
    const without = TEXT.replace('The first result is clear. ', '');
    expect(locate(without, target, TEXT).state).toBe('detached');
    expect(locate(TEXT, target, TEXT)).toMatchObject({ state: 'ok', span: spanOf('The first result') });
  });

  it('is inside the text, whatever both texts are', () => {
    const words = fc.array(
      fc.constantFrom('a', 'b', 'the', 'model', '.', '48times', '深い', '😀', '-', '\n'),
    );
    const text = words.map((all) => all.join(' '));
    fc.assert(
      fc.property(text, text, fc.nat(60), fc.nat(30), (before, after, start, length) => {
        const target = targetOf(before, { start, end: start + length }, 'abstract');
        for (const found of [locate(after, target, before), locate(after, target)]) {
          if (found.state === 'detached') continue;
          const { span } = found;
          expect(span.start >= 0 && span.start <= span.end && span.end <= after.length).toBe(true);
        }
      }),
    );
  });
});

describe('many edits of made texts', () => {
  it('leave a highlight on its words, or lost with them', () => {
    const dice = diceOf(20);
    // A sentence of which half the words are others is anybody's guess; the benchmark measures it.
    const kinds = [...Object.keys(EDITS), ...Object.keys(OTHER_EDITS)].filter(
      (kind) => kind !== 'sentence rewritten',
    );
    const outcomes = kinds.flatMap((kind) =>
      Array.from({ length: 40 }, () => {
        const each = caseOf(kind, madeAbstract(dice), dice);
        const target = targetOf(each.before, each, 'abstract');
        const found = locate(each.after, target, each.before);
        return outcomeOf(found.state === 'detached' ? null : found.span, each.expected);
      }),
    );
    const share = (which: string): number =>
      outcomes.filter((each) => each === which).length / outcomes.length;
    expect(share('right')).toBeGreaterThanOrEqual(0.995);
    expect(share('wrong')).toBeLessThanOrEqual(0.003);
  });
});

describe('the hash of a text', () => {
  it('tells texts apart, also when asked in turns', () => {
    expect(hashText('')).toBe('cbf29ce484222325');
    expect(hashText('a')).toBe('af63dc4c8601ec8c');
    expect(hashText('b')).not.toBe(hashText('a'));
    expect(hashText('a')).toBe('af63dc4c8601ec8c');
  });
});
