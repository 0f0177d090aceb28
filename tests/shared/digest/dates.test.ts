import { describe, expect, it } from 'vitest';
import { mailDay, mostPrecise, partialDate, readPartialDate } from '../../../shared/digest/dates.ts';

describe('a date that may lack parts', () => {
  it.each([
    ['2020///', '2020'],
    ['2014/03/', '2014-03'],
    ['2021/03/09/', '2021-03-09'],
    ['2021-3-9', '2021-03-09'],
    ['20190312', '2019-03-12'],
    ['2018 Sep', '2018-09'],
    ['2018 Jul-Aug', '2018-07'],
    ['2019 Winter', '2019'],
    ['2013 06 10', '2013-06-10'],
    ['2002/09/17 10:00', '2002-09-17'],
    ['25 Aug 2004', '2004-08-25'],
    ['Thu, 3 Jan 2019 10:00:00 GMT', '2019-01-03'],
    ['May 3, 2026', '2026-05-03'],
    ['January 2019', '2019-01'],
    ['03/04/2021', '2021'],
    ['2021/02/30', '2021-02'],
    ['2020-08-01T00:00:00Z', '2020-08-01'],
    ['2018 Sep 3', '2018-09-03'],
    ['8/2020', '2020-08'],
    ['2020-01', '2020-01'],
    ['3 Mar 2023', '2023-03-03'],
    ['1937', '1937'],
    ['2020-13-45', '2020'],
    ['2021 Feb 31', '2021-02'],
    ['27-30 June 2016', '2016-06-27'],
    ['28 Sept.-2 Oct. 2015', '2015-09-28'],
    ['April-June 2020', '2020-04'],
    ['Jan./Feb. 2021', '2021-01'],
  ])('%s is %s', (text, iso) => {
    expect(readPartialDate(text)?.iso).toBe(iso);
  });

  it.each(['', '10 15', 'in press', '12345', '0000'])('%j is none', (text) => {
    expect(readPartialDate(text)).toBeNull();
  });

  it('is made of parts as far as they read', () => {
    expect(partialDate('2020', 8, undefined)).toEqual({ iso: '2020-08', precision: 'month' });
    expect(partialDate('2020', 'mar', '7')).toEqual({ iso: '2020-03-07', precision: 'day' });
    expect(partialDate('2020', 13)).toEqual({ iso: '2020', precision: 'year' });
    expect(partialDate('2026', 'Fall')).toEqual({ iso: '2026', precision: 'year' });
    expect(partialDate(undefined)).toBeNull();
    expect(partialDate('', 'Jan', '1')).toBeNull();
  });

  it('is the most precise of several, unless they are of other years', () => {
    const of = (...texts: readonly string[]) => mostPrecise(texts.map(readPartialDate))?.iso;
    expect(of('2020', '2020-05-03', '2020-05')).toBe('2020-05-03');
    expect(of('2019', '2020-05-03')).toBe('2019');
    expect(of('', '2020')).toBe('2020');
    expect(of('')).toBeUndefined();
  });
});

describe('the day of a mail', () => {
  it.each([
    ['Fri,  3 Mar 23 01:36:02 GMT', '2023-03-03'],
    ['Thu, 22 Jan 2026 23:59:00 -0800', '2026-01-22'],
    ['4 Jul 99 10:00 EST', '1999-07-04'],
    ['ann@example.org Fri Jan  5 10:00:00 2024', '2024-01-05'],
    ['January 5th, 2024', '2024-01-05'],
    ['2024-02-29T10:00', '2024-02-29'],
  ])('%s is %s', (text, iso) => {
    expect(mailDay(text)).toBe(iso);
  });

  it.each(['', 'yesterday', '31 Feb 2024', 'Thu, 1 Jan 1900 00:00:00 GMT', '2024-13-01'])(
    '%j is none',
    (text) => {
      expect(mailDay(text)).toBeNull();
    },
  );
});
