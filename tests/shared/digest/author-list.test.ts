import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAuthors, readPairedAuthors, readSpokenAuthors } from '../../../shared/digest/author-list.ts';

const names = (text: string): readonly string[] => readAuthors(text).authors.map(({ name }) => name);

describe('a list of names', () => {
  it.each([
    ['Okafor, Ada; van der Berg, Jan', ['Ada Okafor', 'Jan van der Berg']],
    ['Doe, Jane and Roe, Richard', ['Jane Doe', 'Richard Roe']],
    ['Ada Okafor, Jonas Lindqvist and Wei Ng', ['Ada Okafor', 'Jonas Lindqvist', 'Wei Ng']],
    ['Ada Okafor & Wei Ng', ['Ada Okafor', 'Wei Ng']],
    ['Kaur, M., Shukla, A.', ['M. Kaur', 'A. Shukla']],
    ["Long V, Van der Berg A, O'Connor RE.", ['V Long', 'A Van der Berg', "RE O'Connor"]],
    ['Ada Okafor (Lab of Swifts, Oslo), Wei Ng (Queue Lab)', ['Ada Okafor', 'Wei Ng']],
    ['Smith, John', ['John Smith']],
    ["['Marx, Karl', \"O'Neil, Ann\"]", ['Karl Marx', "Ann O'Neil"]],
    ['张三、李四', ['张三', '李四']],
    ['Ada Okafor|Jonas Lindqvist', ['Ada Okafor', 'Jonas Lindqvist']],
    ['', []],
  ])('%s is parted', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });

  it.each([
    'Doe, Jane; Roe, Richard et al.',
    'Ada Okafor, Wei Ng, et al',
    'Doe, Jane and Roe, Richard and others',
    'A Okafor, W Ng…',
  ])('%s goes on', (text) => {
    const { authors, complete } = readAuthors(text);
    expect(complete).toBe(false);
    expect(authors).toHaveLength(2);
  });

  it('comes back from the way that managers write it', () => {
    const word = fc.stringMatching(/^[A-Z][a-z]{2,8}$/);
    const pair = fc.record({ family: word, given: word });
    fc.assert(
      fc.property(fc.array(pair, { minLength: 2, maxLength: 20 }), (pairs) => {
        const list = pairs.map(({ family, given }) => `${family}, ${given}`);
        const wanted = pairs.map(({ family, given }) => ({ name: `${given} ${family}`, family, given }));
        expect(readAuthors(list.join('; ')).authors).toEqual(wanted);
        expect(readAuthors(list.join('\n')).authors).toEqual(wanted);
      }),
    );
  });

  it('is read to its end whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void readAuthors(text)));
    expect(readAuthors('Ada Okafor, '.repeat(30_000)).authors).toHaveLength(30_000);
  });
});

describe('a list of names as they are spoken', () => {
  const spoken = (text: string) => {
    const { authors, complete } = readSpokenAuthors(text);
    return { names: authors.map(({ name }) => name), complete };
  };

  it('is parted at every separator outside parentheses', () => {
    const { names: found } = spoken('A. One (Lab, Town), B. Two Jr., Plato and D. Four, and E. Five');
    expect(found).toEqual(['A. One', 'B. Two Jr.', 'Plato', 'D. Four', 'E. Five']);
    expect(spoken('A. One; B. Two and C. Three').names).toEqual(['A. One', 'B. Two', 'C. Three']);
    expect(spoken('A. One, Jr., B. Two').names).toEqual(['A. One, Jr.', 'B. Two']);
    expect(spoken('A. One (Lab').names).toEqual(['A. One']);
  });

  it.each([
    'A. One, B. Two, et al.',
    'A. One, B. Two et al',
    'A. One, B. Two, +3 authors',
    'A. One, B. Two…',
  ])('says that it goes on: %s', (text) => {
    expect(spoken(text)).toEqual({ names: ['A. One', 'B. Two'], complete: false });
  });
});

describe('a list of pairs of family and initials', () => {
  it('keeps bodies among them', () => {
    expect(readPairedAuthors("O'Neil, K. L., Bird Group, Li, X.")).toEqual([
      { name: "K. L. O'Neil", family: "O'Neil", given: 'K. L.' },
      { name: 'Bird Group' },
      { name: 'X. Li', family: 'Li', given: 'X.' },
    ]);
  });
});
