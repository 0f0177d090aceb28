import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { people, person } from '../../../shared/digest/people.ts';

const names = (text: string): readonly string[] => people(text).authors.map(({ name }) => name);

describe('one name', () => {
  it.each([
    ['Okafor, Ada', { name: 'Ada Okafor', family: 'Okafor', given: 'Ada' }],
    ['van der Berg, Jan', { name: 'Jan van der Berg', family: 'van der Berg', given: 'Jan' }],
    ['Lindqvist, Jonas B., Jr.', { name: 'Jonas B. Lindqvist Jr.', family: 'Lindqvist', given: 'Jonas B.' }],
    ['Griffin DK', { name: 'DK Griffin', family: 'Griffin', given: 'DK' }],
    ['Adler D.G.', { name: 'D.G. Adler', family: 'Adler', given: 'D.G.' }],
    ['Ada Okafor', { name: 'Ada Okafor' }],
    ['Selvamani', { name: 'Selvamani' }],
    ['Apple,', { name: 'Apple' }],
    ['WHO', { name: 'WHO' }],
    ['The ATLAS Collaboration', { name: 'The ATLAS Collaboration' }],
  ])('%s is read', (text, author) => {
    expect(person(text)).toEqual(author);
  });
});

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
    const { authors, complete } = people(text);
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
        expect(people(list.join('; ')).authors).toEqual(wanted);
        expect(people(list.join('\n')).authors).toEqual(wanted);
      }),
    );
  });

  it('is read to its end whatever it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void people(text)));
    expect(people('Ada Okafor, '.repeat(30_000)).authors).toHaveLength(30_000);
  });
});
