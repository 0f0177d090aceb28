import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseDigest } from '../../../shared/digest/index.ts';
import { report } from './report-of.ts';

const fixture = (name: string): Uint8Array =>
  readFileSync(resolve(import.meta.dirname, '../../fixtures/digests', name));

const list = fixture('reading-list.txt').toString();

describe('a pasted reading list', () => {
  it('reads what stands around titles and abstracts', async () => {
    const { records, unaccounted } = await report(list, { capturedAt: '2026-03-10' });
    expect(unaccounted).toBe(0);
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({
      title: 'Counting Swifts at Dusk: A Benchmark for Acoustic Census Methods',
      upvotes: 1200,
      authors: [{ name: 'Ada Okafor' }, { name: 'Jonas Lindqvist' }],
      ids: { arxiv: '2501.01234', arxivVersion: 2 },
      urls: [
        { url: 'https://arxiv.org/abs/2501.01234v2', kind: 'abs' },
        { url: 'https://github.com/example/swift-census', kind: 'code' },
      ],
      code: ['https://github.com/example/swift-census'],
      published: { iso: '2026-01-05', precision: 'day' },
    });
    expect(records[1]).toMatchObject({ ids: { doi: '10.1234/example.5678' }, authorCount: 4, upvotes: 7 });
    expect(records[2]).toMatchObject({
      venue: 'Journal of Small Results',
      published: { iso: '2024', precision: 'year' },
    });
  });

  it('leaves a date without a year open when nothing says when the page was copied', async () => {
    const { records } = await report(list);
    expect(records[0]?.published).toBeUndefined();
  });

  it('takes title and date of the digest from the file name', async () => {
    const { digest } = await report(list, { name: 'swifts 2026-02-01.txt' });
    expect(digest).toEqual({ title: 'swifts 2026-02-01', date: '2026-02-01' });
  });

  it('collapses cards that a page prints twice', async () => {
    const card =
      'A Paper That the Page Prints Twice in a Row\nWe study pages that print every card twice, once for narrow and once for wide windows. We find that readers do not notice, and that parsers do.';
    const { records, unaccounted } = await report(`${card}\n${card}\n`);
    expect(records).toMatchObject([{ repeats: 2 }]);
    expect(unaccounted).toBe(0);
  });

  it('keeps words that only begin like a button', async () => {
    const { records, trimmed } = await report(
      `Get trending papers in your email inbox!\n${list.replace('Counting Swifts', 'Subscribers Counting Swifts')}`,
    );
    expect(trimmed).toEqual([]);
    expect(records[0]?.title).toMatch(/^Subscribers Counting/);
  });
});

describe('the top of a capture', () => {
  const capture = `Title: Papers\nURL: https://papers.example/today\nCaptured: 2026-02-03T10:00:00Z\n\n${list}`;

  it('says where the digest is from and when it was taken', async () => {
    const { digest, ignored, records, unaccounted } = await report(capture);
    expect(digest).toEqual({ source: 'papers.example', date: '2026-02-03' });
    expect(ignored.filter(({ reason }) => reason === 'file header').map(({ line }) => line)).toEqual([
      1, 2, 3,
    ]);
    expect(records).toHaveLength(3);
    expect(records[0]).toMatchObject({
      published: { iso: '2026-01-05' },
      digest: { source: 'papers.example' },
    });
    expect(unaccounted).toBe(0);
  });

  it('is not the top of a list whose entries say Title and URL themselves', async () => {
    const { records, ignored } = await report(
      'Title: On the Length of Queues\nURL: https://arxiv.org/abs/2501.00001\nAbstract: We study how long people believe a queue to be. We find that they count heads, and forget trolleys.\n',
    );
    expect(ignored).toEqual([]);
    expect(records).toMatchObject([{ title: 'On the Length of Queues', ids: { arxiv: '2501.00001' } }]);
    expect(records[0]?.abstract).toMatch(/^We study/);
  });
});

describe('a text without spaces between words', () => {
  it('is read by what its characters say, not by their number', async () => {
    const title = '大規模言語モデルの多言語評価に関する研究';
    const abstract = '本研究では多言語の評価方法を提案する。実験の結果、有効性を確認した。'.repeat(4);
    const { records } = await report(`${title}\n${abstract}\n${title}その二\n${abstract}\n`);
    expect(records).toMatchObject([
      { title, abstract },
      { title: `${title}その二`, abstract },
    ]);
  });
});

describe('the corrections of a reader', () => {
  it('force the label of a line', async () => {
    const lines = list.split('\n');
    const title = lines.findIndex((line) => line.startsWith('Counting')) + 1;
    const { records, ignored, unaccounted } = await report(list, {}, { roles: { [title]: 'ignored' } });
    expect(records.map((record) => record.title)).not.toContain(lines[title - 1]);
    expect(ignored).toContainEqual({
      line: title,
      text: lines[title - 1],
      reason: 'set aside by the reader',
    });
    expect(unaccounted).toBe(0);
  });

  it('make a title, an author line and an abstract of anything', async () => {
    const { records } = await report(
      '12\nno\nx, y\nz\n',
      {},
      { roles: { 2: 'title', 3: 'authors', 4: 'abstract' } },
    );
    expect(records).toMatchObject([{ title: 'no', authors: [{ name: 'x' }, { name: 'y' }], abstract: 'z' }]);
  });

  it('give an abstract without a title an entry of its own', async () => {
    const { records, untitled } = await report('only this\n', {}, { roles: { 1: 'abstract' } });
    expect(records).toMatchObject([{ title: null, abstract: 'only this' }]);
    expect(untitled).toBe(1);
  });

  it('bring a trimmed prefix back', async () => {
    const page = `Get trending papers in your email inbox!\nSubscribeTo Arms: A Study of Calls\n${list}`;
    expect((await report(page)).records[0]?.title).toBe('To Arms: A Study of Calls');
    const kept = await report(page, {}, { keepPrefix: [2] });
    expect(kept.records[0]?.title).toBe('SubscribeTo Arms: A Study of Calls');
    expect(kept.trimmed).toEqual([]);
  });
});

describe('the ledger', () => {
  it('adds up for any text, and no text throws', async () => {
    const words = fc.constantFrom(
      'Title of a Paper',
      'We show it. It works.',
      '12',
      '-',
      '',
      '---',
      '# H',
      '1. x',
      'Upvote 3',
      'https://a.b/c',
      'Authors: A B, C D',
      '3 authors',
      '[',
      '][3]',
      'May 3',
      '\u3042\u3044\u3046',
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 400 }),
      fc.array(fc.oneof(words, fc.string()), { maxLength: 60 }).map((lines) => lines.join('\n')),
    );
    const roles = fc.dictionary(
      fc.integer({ min: 1, max: 20 }).map(String),
      fc.constantFrom('title', 'abstract', 'authors', 'ignored'),
      { maxKeys: 4 },
    );
    await fc.assert(
      fc.asyncProperty(text, roles, async (content, chosen) => {
        const parsed = await parseDigest(
          { bytes: new TextEncoder().encode(content) },
          { roles: chosen as never },
        );
        if (!parsed.ok) return;
        const { lines, ignored, unaccounted, records } = parsed.value;
        expect(unaccounted).toBe(0);
        expect(lines.total).toBe(lines.used + ignored.length);
        expect(records.every(({ confidence }) => confidence >= 0 && confidence <= 1)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('adds up for long texts in a few seconds, whatever they hold', async () => {
    const hard = [
      'a'.repeat(3e6),
      '. '.repeat(1e6),
      '['.repeat(1e6),
      '](http://'.repeat(2e5),
      '\\'.repeat(1e6),
      'http:'.repeat(4e5),
      `1${' '.repeat(1e6)}x`,
      'A B, '.repeat(3e5),
      '- '.repeat(5e5),
    ];
    const started = performance.now();
    for (const text of [
      ...hard,
      hard.join('\n'),
      'Some Words in a Title\n'.repeat(2e5),
      'these words fill the line up to its end and then go on in the next\n'.repeat(2e5),
    ]) {
      expect((await report(text)).unaccounted).toBe(0);
    }
    expect(performance.now() - started).toBeLessThan(15_000);
  }, 30_000);
});

describe('the gate', () => {
  it.each(['licence.txt', 'manual.md', 'program.ts', 'recipes.txt'])('holds back %s', async (name) => {
    expect((await report(fixture(name))).gate.score).toBeLessThan(0.5);
  });

  it('lets a list of papers pass', async () => {
    expect((await report(list)).gate.score).toBeGreaterThan(0.8);
  });

  it('is not sure of bare titles', async () => {
    const { records } = await report(
      'A First Paper About Something\nA Second Paper About Nothing\nThe Third One Is a Survey\n',
    );
    expect(records).toHaveLength(3);
    expect(records.every(({ confidence }) => confidence <= 0.5)).toBe(true);
  });

  it('takes only addresses that can be opened', async () => {
    const { records } = await report(
      '### [Counting Swifts at Dusk](http//swifts.example/1)\n\nWe propose a method that counts swifts at dusk, and our results show that it works.\n\n' +
        '### [Counting Owls at Dawn](https://owls.example/2)\n\nWe propose a method that counts owls at dawn, and our results show that it works.\n',
    );
    expect(records.map(({ title }) => title)).toEqual(['Counting Swifts at Dusk', 'Counting Owls at Dawn']);
    expect(records.map(({ urls }) => urls.map(({ url }) => url))).toEqual([[], ['https://owls.example/2']]);
  });

  it('names another format that it was given', async () => {
    const { warnings, gate } = await report(`@article{a1,\n title = {A},\n}\n${list}`);
    expect(gate.score).toBeLessThan(0.5);
    expect(warnings).toEqual(['recognised as BibTeX; read as plain text in this version']);
  });
});

describe('a page of papers copied without abstracts', () => {
  it('is trusted, and who wrote a paper is no title', async () => {
    const { records, gate, digest } = await report(
      'Daily Papers\nby AK and the research community\n87\nCounting Swifts at Dusk with Patience\n·\n7 authors\n·\nJul 8, 2026\n45\nWaiting Made Simple: A Study\nUniversity of the Hill\n·\n12 authors\n·\nJul 7, 2026\n',
    );
    expect(records.map(({ title, upvotes, authorCount }) => ({ title, upvotes, authorCount }))).toEqual([
      { title: 'Counting Swifts at Dusk with Patience', upvotes: 87, authorCount: 7 },
      { title: 'Waiting Made Simple: A Study', upvotes: 45, authorCount: 12 },
    ]);
    expect(digest.source).toBe('huggingface.co');
    expect(gate.score).toBeGreaterThanOrEqual(0.5);
  });
});
