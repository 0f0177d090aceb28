import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedPaper } from '../../shared/digest/report.ts';
import { diffReadings, isSameReading, matchEntries } from '../../shared/reread.ts';

const entry = (title: string | null, lineFrom: number, more: Partial<ParsedPaper> = {}): ParsedPaper => ({
  title,
  authors: [],
  authorsComplete: false,
  ids: {},
  urls: [],
  code: [],
  digest: { source: 'test', kind: null },
  raw: { format: 'test', lineFrom, text: title ?? 'some line' },
  confidence: 1,
  warnings: [],
  ...more,
});

const anyEntry = fc
  .record({
    title: fc.constantFrom('Graphs at Rest', 'Graphs in Motion', 'On Lattices', 'Tides', null),
    line: fc.nat(9),
    arxiv: fc.option(fc.constantFrom('2401.00001', '2401.00002'), { nil: undefined }),
  })
  .map(({ title, line, arxiv }) => entry(title, line, arxiv === undefined ? {} : { ids: { arxiv } }));
const anyReading = fc.array(anyEntry, { maxLength: 8 });

describe('matching two readings', () => {
  it('finds a reading in itself, entry for entry, and no difference', () => {
    fc.assert(
      fc.property(anyReading, (entries) => {
        const apart = entries.map((each, at) => ({ ...each, raw: { ...each.raw, lineFrom: at } }));
        const match = matchEntries(apart, apart);
        expect(match).toEqual(apart.map((_, at) => at));
        expect(isSameReading(diffReadings(apart, apart, match))).toBe(true);
      }),
    );
  });

  it('gives no old entry to two new ones, and counts every entry once', () => {
    fc.assert(
      fc.property(anyReading, anyReading, (before, after) => {
        const match = matchEntries(before, after);
        const used = match.filter((at) => at !== undefined);
        expect(new Set(used).size).toBe(used.length);
        const { same, changed, added, gone } = diffReadings(before, after, match);
        expect(same + changed.length + added.length).toBe(after.length);
        expect(same + changed.length + gone.length).toBe(before.length);
      }),
    );
  });

  it('goes by identifiers before titles, and by titles before places', () => {
    const before = [
      entry('One Name', 1, { ids: { arxiv: '2401.00001' } }),
      entry('Another Name', 2),
      entry('A Third Name of Some Length', 3),
    ];
    const after = [
      entry('A Third Name of Some Length and the Rest', 3),
      entry('Another Name', 1),
      entry('Renamed Altogether', 2, { ids: { arxiv: '2401.00001v2' } }),
      entry('Nothing Like the Others', 9),
    ];
    expect(matchEntries(before, after)).toEqual([2, 1, 0, undefined]);
  });

  it('never takes one identified paper for another that stands in its place', () => {
    const at = (arxiv: string) => entry(`Tides of ${arxiv}`, 1, { ids: { arxiv } });
    expect(matchEntries([at('2401.00001')], [at('2401.00002')])).toEqual([undefined]);
  });

  it('says field by field what is read differently', () => {
    const before = [entry('Tides', 1, { abstract: 'Of the sea.', authors: [{ name: 'A. Moon' }] })];
    const after = [entry('Tides', 1, { abstract: 'Of the seas.', ids: { doi: '10.1234/5' } })];
    expect(diffReadings(before, after, matchEntries(before, after)).changed).toEqual([
      {
        ordinal: 0,
        title: 'Tides',
        changes: [
          { field: 'authors', before: 'A. Moon', after: '' },
          { field: 'abstract', before: 'Of the sea.', after: 'Of the seas.' },
          { field: 'doi', before: '', after: '10.1234/5' },
        ],
      },
    ]);
  });
});
