import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hasSamples, samplePath } from '../../tools/digests.ts';
import { layoutsOf } from './layouts.ts';
import { report } from './report-of.ts';

const page = hasSamples ? readFileSync(samplePath('trending-page.txt'), 'utf8') : '';
const rows = page.split('\n').slice(2).filter(Boolean);
const seed = rows
  .filter((_, index) => index % 2 === 0)
  .map((title, index) => ({
    title: title.replace(/^Subscribe(?=Indic)/, ''),
    abstract: rows[index * 2 + 1]!,
  }));

describe.skipIf(!hasSamples)('the trending page', () => {
  it('gives its 119 papers, byte for byte', async () => {
    const parsed = await report(page, { name: 'trending-page.txt' });
    expect(parsed.records.map(({ title, abstract }) => ({ title, abstract }))).toEqual(seed);
    expect(parsed.records[0]?.title).toBe(
      'IndicGenBench: A Multilingual Benchmark to Evaluate Generation Capabilities of LLMs on Indic Languages',
    );
  });

  it('accounts for all 240 lines', async () => {
    const parsed = await report(page);
    expect(parsed.lines).toEqual({ total: 240, used: 238 });
    expect(parsed.ignored.map(({ line }) => line)).toEqual([1, 2]);
    expect(parsed.trimmed).toEqual([{ line: 3, text: 'Subscribe', reason: 'glued button label' }]);
    expect(parsed.unaccounted).toBe(0);
  });

  it('keeps a word in angle brackets', async () => {
    const { records } = await report(page);
    const texts = records.map(({ title, abstract }) => `${title}\n${abstract}`).join('\n');
    expect(texts.match(/<projektor>/g)).toHaveLength(3);
  });

  it('is sure, and passes the gate', async () => {
    const parsed = await report(page);
    expect(parsed.gate.score).toBeGreaterThan(0.9);
    expect(Math.min(...parsed.records.map(({ confidence }) => confidence))).toBeGreaterThan(0.6);
  });

  it('finds the addresses in abstracts without touching the text', async () => {
    const { records } = await report(page);
    expect(
      records.flatMap(({ code }) => code).filter((url) => url.includes('github.com')).length,
    ).toBeGreaterThanOrEqual(27);
    expect(records.flatMap(({ urls }) => urls).every(({ url }) => !/[\s{}]|[.,]$/.test(url))).toBe(true);
  });

  it('says which lines each paper came from', async () => {
    const { records } = await report(page);
    expect(records[4]?.raw).toMatchObject({ lineFrom: 11, lineTo: 12 });
    expect(records[4]?.raw.text).toBe(page.split('\n').slice(10, 12).join('\n'));
    expect(records[4]?.rank).toBe(5);
  });
});

describe.skipIf(!hasSamples)('the trending page in another layout', () => {
  for (const layout of layoutsOf(seed, page)) {
    it(`reads: ${layout.name}`, async () => {
      const parsed = await report(layout.bytes);
      expect(parsed.unaccounted).toBe(0);
      const wrong = wrongOnes(parsed.records, layout.entries);
      expect(wrong.map(({ title }) => title)).toEqual([]);
    });
  }

  it('counts votes before a title as its upvotes, and reads author counts and dates', async () => {
    const layout = layoutsOf(seed, page).find(({ name }) => name.startsWith('a full page'))!;
    const { records } = await report(layout.bytes);
    expect(records.slice(0, 5).map(({ upvotes }) => upvotes)).toEqual([2, 3, 4, 5, undefined]);
    expect(records[1]).toMatchObject({ authorCount: 2, published: { iso: '2025-05-02', precision: 'day' } });
  });
});

describe.skipIf(!hasSamples)('captures of a papers page', () => {
  it('reads Markdown headings, links and wrapped abstracts', async () => {
    const name = 'capture-firecrawl-markdown-2026-10-02.md';
    const parsed = await report(readFileSync(samplePath(`hf-page-text/${name}`)), { name });
    expect(parsed.unaccounted).toBe(0);
    expect(parsed.digest).toEqual({ title: name.slice(0, -3), source: 'huggingface.co', date: '2026-10-02' });
    expect(parsed.records.map(({ ids }) => ids.arxiv)).toEqual(['2606.00683', '2502.20581', '2609.00319']);
    expect(parsed.records[1]?.title).toBe(
      'The Noisy Path from Source to Citation: Measuring How Scholars Engage with Past Research',
    );
    expect(parsed.records[1]?.abstract).toMatch(/^Academic citations [^\\]*distortion of evidence\.$/);
    expect(parsed.records[1]?.published?.iso).toBe('2025-02-27');
    expect(parsed.records[0]).toMatchObject({ upvotes: 101, published: { iso: '2026-05-29' } });
  });

  it('reads footnote links and bracket debris', async () => {
    const parsed = await report(
      readFileSync(samplePath('hf-page-text/capture-webtext-footnotes-2026-06-29.txt')),
    );
    expect(parsed.records).toHaveLength(5);
    expect(parsed.unaccounted).toBe(0);
    expect(parsed.records[1]).toMatchObject({
      upvotes: 65,
      authorCount: 671,
      published: { iso: '2024-03-08' },
    });
    expect(parsed.records[4]?.title).toBe('VIBEVOICE-ASR Technical Report');
  });
});

interface Found {
  readonly title: string | null;
  readonly abstract?: string;
  readonly confidence: number;
}

/** Records that match no expected entry exactly; a lost entry counts as a wrong one that nobody flagged. */
function wrongOnes(
  records: readonly Found[],
  entries: readonly { title: string; abstract?: string }[],
): Found[] {
  const key = ({ title, abstract = '' }: { title: string | null; abstract?: string }): string =>
    `${title}\n${abstract}`;
  const expected = new Set(entries.map(key));
  const wrong = records.filter((record) => !expected.has(key(record)));
  const lost = entries.length - (records.length - wrong.length);
  return lost > wrong.length ? [...wrong, { title: `${lost} lost`, confidence: 1 }] : wrong;
}
