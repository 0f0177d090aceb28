import { describe, expect, it } from 'vitest';
import {
  familyFirst,
  initialsFirst,
  invertedName,
  pairedNames,
  person,
  splitNames,
} from '../../../shared/digest/names.ts';
import { dateOf, readPartialDate } from '../../../shared/digest/partial-date.ts';
import { pubmedTitle } from '../../../shared/digest/pubmed.ts';

describe('names', () => {
  it('are turned round at a comma, unless nothing follows it', () => {
    expect(invertedName('van der Berg, Jan')).toEqual({
      name: 'Jan van der Berg',
      family: 'van der Berg',
      given: 'Jan',
    });
    expect(invertedName('Ministry of Swifts,')).toEqual({ name: 'Ministry of Swifts' });
    expect(invertedName('Ada Okafor')).toEqual({ name: 'Ada Okafor' });
    expect(person('', 'Plato')).toEqual({ name: 'Plato' });
  });

  it('are parted at commas outside parentheses', () => {
    expect(splitNames('A. One (Lab, Town), B. Two and C. Three; D. Four, and E. Five')).toEqual([
      'A. One',
      'B. Two',
      'C. Three',
      'D. Four',
      'E. Five',
    ]);
    expect(splitNames('A. One (Lab')).toEqual(['A. One']);
  });

  it('come as pairs of family and initials', () => {
    expect(pairedNames("O'Neil, K. L., Bird Group, Li, X.")).toEqual([
      { name: "K. L. O'Neil", family: "O'Neil", given: 'K. L.' },
      { name: 'Bird Group' },
      { name: 'X. Li', family: 'Li', given: 'X.' },
    ]);
  });

  it('have initials without stops after or before the family', () => {
    expect(familyFirst('de la Cruz MJ')).toEqual({
      name: 'de la Cruz MJ',
      family: 'de la Cruz',
      given: 'MJ',
    });
    expect(familyFirst('Ear Board')).toEqual({ name: 'Ear Board' });
    expect(initialsFirst('M Le Nguyen')).toEqual({ name: 'M Le Nguyen', family: 'Le Nguyen', given: 'M' });
  });
});

describe('dates that may lack parts', () => {
  it.each([
    ['2018 Sep 3', '2018-09-03'],
    ['2018 Jul-Aug', '2018-07'],
    ['2019 Winter', '2019'],
    ['8/2020', '2020-08'],
    ['2020-01', '2020-01'],
    ['January 2020', '2020-01'],
    ['3 Mar 2023', '2023-03-03'],
    ['2026/01/05', '2026-01-05'],
    ['2020///', '2020'],
    ['1937', '1937'],
    ['in press', null],
    ['', null],
    ['2020-13-45', '2020'],
    ['2021 Feb 31', '2021-02'],
  ])('%s is %s', (text, iso) => {
    expect(readPartialDate(text)?.iso ?? null).toBe(iso);
  });

  it('are put together from parts', () => {
    expect(dateOf('2026', '02', '9')).toEqual({ iso: '2026-02-09', precision: 'day' });
    expect(dateOf('2026', 'Fall')).toEqual({ iso: '2026', precision: 'year' });
    expect(dateOf('', 'Jan', '1')).toBeNull();
  });
});

describe("PubMed's titles", () => {
  it('lose the stop and the brackets that PubMed adds, and nothing else', () => {
    expect(pubmedTitle('Ears.')).toBe('Ears');
    expect(pubmedTitle('[Owls of old].')).toBe('Owls of old');
    expect(pubmedTitle('[18F]-labelled owls.')).toBe('[18F]-labelled owls');
    expect(pubmedTitle('Comment on Ray et al.')).toBe('Comment on Ray et al.');
    expect(pubmedTitle('Owls in the U.S.')).toBe('Owls in the U.S.');
  });
});
