import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { offerFor, readLines, titleLines } from '../../../shared/digest/likes.ts';
import type { ParseOptions, ParseReport } from '../../../shared/digest/report.ts';
import { report } from './report-of.ts';

const BODY =
  'We study how corrections travel through a file, and show that one word of the reader is enough for all of its lines. In our experiments no line is lost.';
const paper = (n: number): string =>
  `A Study of Corrections, Volume ${'I'.repeat(n)}\n${BODY} This is part ${n}.`;
const titles = ({ records }: ParseReport) => records.map(({ title }) => title);

describe('a correction for lines of the same text', () => {
  const text = [1, 2, 3]
    .map((n) => `${paper(n)}\nBrought to you by the Swift Society, issue ${n}`)
    .join('\n');

  it('is offered for the other lines like it, and sets them aside', async () => {
    const options: ParseOptions = { roles: { 3: 'ignored' } };
    const once = await report(text, {}, options);
    const offer = offerFor(once, { kind: 'role', line: 3, role: 'ignored' });
    expect(offer).toEqual({
      rule: { kind: 'same-text', text: 'brought to you by the swift society, issue #', role: 'ignored' },
      count: 2,
    });
    const all = await report(text, {}, { ...options, rules: [offer!.rule] });
    expect(all.ignored.map(({ line, reason }) => [line, reason])).toEqual(
      [3, 6, 9].map((line) => [line, 'set aside by the reader']),
    );
    expect(all.records).toHaveLength(3);
    expect(all.unaccounted).toBe(0);
  });

  it('does not win over what the reader said of a line itself', async () => {
    const rules = [
      { kind: 'same-text', text: 'brought to you by the swift society, issue #', role: 'ignored' },
    ] as const;
    const { ignored } = await report(text, {}, { rules, roles: { 6: 'abstract' } });
    expect(ignored.map(({ line }) => line)).toEqual([3, 9]);
  });

  it('gives way to a later one', async () => {
    const rule = { kind: 'same-text', text: 'brought to you by the swift society, issue #' } as const;
    const { ignored } = await report(
      text,
      {},
      {
        rules: [
          { ...rule, role: 'ignored' },
          { ...rule, role: 'abstract' },
        ],
      },
    );
    expect(ignored).toEqual([]);
  });
});

describe('a correction for lines that begin alike', () => {
  const birds = ['swifts', 'martins', 'swallows', 'kestrels'];
  const text = birds
    .map(
      (bird) =>
        `- Corrections travel. They do so quietly, and ${bird} are no exception to it.\n${BODY} About ${bird}.`,
    )
    .join('\n');

  it('makes all of them titles', async () => {
    const roles = { 1: 'title', 3: 'ignored', 5: 'ignored', 7: 'ignored' } as const;
    const once = await report(text, {}, { roles });
    const offer = offerFor(once, { kind: 'role', line: 1, role: 'title' });
    expect(offer).toEqual({ rule: { kind: 'same-opening', opening: '-', role: 'title' }, count: 3 });
    const { records, unaccounted } = await report(text, {}, { rules: [offer!.rule] });
    expect(records.map(({ abstract }) => abstract)).toEqual(birds.map((bird) => `${BODY} About ${bird}.`));
    expect(unaccounted).toBe(0);
  });
});

describe('a correction for lines in the same place', () => {
  const text = [1, 2, 3]
    .map(
      (n) =>
        `https://papers.example/${n}\nwhat corrections do. a short look at volume ${n}: ${'abc'[n - 1]} and more.\n${BODY} This is part ${n}.`,
    )
    .join('\n');

  it('is offered for lines after the same kind of line', async () => {
    const ignoredAll = Object.fromEntries([2, 5, 8].map((line) => [line, 'ignored' as const]));
    const before = await report(text, {}, { roles: { ...ignoredAll, 2: 'title' } });
    const offer = offerFor(before, { kind: 'role', line: 2, role: 'title' });
    expect(offer).toMatchObject({ rule: { kind: 'same-place', after: 'url', role: 'title' }, count: 2 });
    const { records } = await report(text, {}, { rules: [offer!.rule] });
    expect(records).toHaveLength(3);
    expect(records.every(({ confidence }) => confidence >= 0.6)).toBe(true);
  });
});

describe('a paper that begins where the reader says', () => {
  it('has no title when the line reads like an abstract', async () => {
    const text = `${paper(1)}\n${BODY} And here another one begins.`;
    const { records, unaccounted } = await report(text, {}, { roles: { 3: 'start' } });
    expect(records.map(({ title, abstract }) => [title === null, abstract?.endsWith('begins.')])).toEqual([
      [false, false],
      [true, true],
    ]);
    expect(unaccounted).toBe(0);
  });

  it('has one when the line reads like a title', async () => {
    const text = `${paper(1)}\n${paper(2)}`;
    const { records } = await report(text, {}, { roles: { 3: 'start' } });
    expect(titles({ records } as ParseReport)).toEqual(text.split('\n').filter((_, n) => n % 2 === 0));
  });
});

describe('swapping title and abstract', () => {
  const long = `${BODY} This is long.`;
  const short = 'A Short Title That Stands Below';
  const text = [1, 2]
    .map(
      (n) =>
        `## ${long} ${n}\n\n${short} ${'I'.repeat(n)}, and some words to make it eighty characters or a little more\n`,
    )
    .join('\n');

  it('exchanges them in one entry', async () => {
    const { records, unaccounted } = await report(text, {}, { roles: { 1: 'swapped' } });
    expect(records[0]).toMatchObject({ title: expect.stringMatching(/^A Short/), abstract: `${long} 1` });
    expect(records[0]!.confidence).toBeGreaterThanOrEqual(0.6);
    expect(records[1]!.title).toBe(`${long} 2`);
    expect(unaccounted).toBe(0);
  });

  it('is offered for entries whose title is longer than their abstract', async () => {
    const once = await report(text, {}, { roles: { 1: 'swapped' } });
    expect(offerFor(once, { kind: 'role', line: 1, role: 'swapped' })).toEqual({
      rule: { kind: 'swap' },
      count: 1,
    });
    const { records } = await report(text, {}, { rules: [{ kind: 'swap' }] });
    expect(records.map(({ abstract }) => abstract)).toEqual([`${long} 1`, `${long} 2`]);
  });
});

describe('a prefix that is none', () => {
  const text = `Get trending papers in your email inbox!\n${[1, 2].map((n) => `Subscribe${paper(n)}`).join('\n')}`;

  it('is kept on all lines by one rule', async () => {
    const once = await report(text, {}, { keepPrefix: [2] });
    const offer = offerFor(once, { kind: 'prefix', text: 'Subscribe' });
    expect(offer).toEqual({ rule: { kind: 'keep-prefix', text: 'subscribe' }, count: 1 });
    const all = await report(text, {}, { rules: [offer!.rule] });
    expect(all.trimmed).toEqual([]);
    expect(titles(all).every((title) => title?.startsWith('SubscribeA Study'))).toBe(true);
  });
});

describe('the lines of a report', () => {
  it('say which are titles', async () => {
    const found = await report(`1.2k\n- ${paper(1)}\n- ${paper(2)}`);
    expect([...readLines(found)].filter(([, { as }]) => as === 'title').map(([line]) => line)).toEqual([
      2, 4,
    ]);
  });

  it('find a title that is wrapped', async () => {
    const wrapped = (
      await report(
        'A Long Title That the Copy Broke\ninto Two Lines\n\nabstract of it',
        {},
        { roles: { 1: 'title' } },
      )
    ).records[0]!;
    const both = {
      ...wrapped,
      title: 'A Long Title That the Copy Broke into Two Lines',
      raw: {
        ...wrapped.raw,
        lineFrom: 5,
        text: 'A Long Title That the Copy Broke\ninto Two Lines\nabstract of it',
      },
    };
    expect(titleLines(both)).toEqual([5, 6]);
  });
});

it('accounts for every line whatever the reader corrects', async () => {
  const roles = ['title', 'abstract', 'authors', 'ignored', 'start', 'swapped'] as const;
  const base = `1.2k\n${[1, 2, 3].map((n) => `- ${paper(n)}\n4 authors`).join('\n\n')}`;
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.integer({ min: 1, max: 12 }).map(String), fc.constantFrom(...roles)),
      fc.array(
        fc.oneof(
          fc.record({
            kind: fc.constant('same-opening' as const),
            opening: fc.constantFrom('-', '#.'),
            role: fc.constantFrom(...roles),
          }),
          fc.record({
            kind: fc.constant('same-place' as const),
            after: fc.constantFrom('blank', 'count', 'author count'),
            least: fc.constant(0),
            most: fc.constant(400),
            role: fc.constantFrom(...roles),
          }),
          fc.constant({ kind: 'swap' as const }),
        ),
        { maxLength: 3 },
      ),
      async (chosen, rules) => {
        const found = await report(base, {}, { roles: chosen, rules });
        expect(found.unaccounted).toBe(0);
        expect(found.lines.used + found.ignored.length).toBe(found.lines.total);
      },
    ),
    { numRuns: 60 },
  );
});
