import { describe, expect, it } from 'vitest';
import { initialsFirst, nameOf, readName } from '../../../shared/digest/names.ts';

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
    ['Ministry of Swifts,', { name: 'Ministry of Swifts' }],
    ['de la Cruz MJ', { name: 'MJ de la Cruz', family: 'de la Cruz', given: 'MJ' }],
    ['Ear Board', { name: 'Ear Board' }],
    ['WHO', { name: 'WHO' }],
    ['The ATLAS Collaboration', { name: 'The ATLAS Collaboration' }],
  ])('%s is read', (text, author) => {
    expect(readName(text)).toEqual(author);
  });
});

describe('a name in parts', () => {
  it('is put into reading order, as far as it has parts', () => {
    expect(nameOf('Okafor', 'Ada')).toEqual({ name: 'Ada Okafor', family: 'Okafor', given: 'Ada' });
    expect(nameOf('', 'Plato')).toEqual({ name: 'Plato' });
    expect(nameOf('Plato')).toEqual({ name: 'Plato', family: 'Plato' });
  });

  it('may start with initials without stops', () => {
    expect(initialsFirst('M Le Nguyen')).toEqual({ name: 'M Le Nguyen', family: 'Le Nguyen', given: 'M' });
    expect(initialsFirst('Ada Okafor')).toEqual({ name: 'Ada Okafor' });
  });
});
