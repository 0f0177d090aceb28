import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { createIngest } from '../../../renderer/workers/ingest.ts';
import { MAX_TEXT_BYTES } from '../../../shared/digest/limits.ts';
import { db } from '../../../renderer/storage/db.ts';
import type { ParsedPaper, ParseReport } from '../../../shared/digest/report.ts';
import { ok } from '../../../shared/problem.ts';
import { choices, importDigest, ingestOf, keepNothing, record } from '../storage/fixture.ts';

const BODY = 'We propose a method and evaluate it on a benchmark. It outperforms the state of the art.';
const emptyReport: ParseReport = {
  format: 'text',
  digest: {},
  unaccounted: 0,
  warnings: [],
  records: [],
  ignored: [],
  trimmed: [],
  untitled: 0,
  encoding: { label: 'utf-8', confidence: 1, replaced: 0 },
  gate: { score: 1, reasons: [] },
  lines: { total: 0, used: 0 },
};
const preview = (text: string) =>
  createIngest().preview({ kind: 'text', text, name: 'x' }, {}, () => undefined);

describe('the ingest worker', () => {
  it('sends no giant along with every entry that looks like it', async () => {
    const title = 'The Very Same Title of All These Papers';
    const giant = record(title, { abstract: BODY.repeat(2_000) });
    const others = Array.from({ length: 200 }, (_, n) => record(title, { abstract: `${BODY} Number ${n}.` }));
    const result = await ingestOf([giant, ...others]).preview(
      { kind: 'text', text: 'x', name: 'x' },
      {},
      () => undefined,
    );
    if (!result.ok) throw new Error(result.problem.code);
    const like = result.value.plan.flatMap(({ other }) => other ?? []);
    expect(like.length).toBeGreaterThan(100);
    expect(Math.max(...like.map(({ abstract }) => abstract.length))).toBeLessThanOrEqual(8_000);
  });

  it('calls a digest that says nothing of itself after its file, without the extension', async () => {
    const seen = await ingestOf([]).preview(
      { kind: 'text', text: 'x', name: 'reading/papers.2026.zip' },
      {},
      () => undefined,
    );
    expect(seen).toMatchObject({ ok: true, value: { name: 'papers.2026' } });
  });

  it('refuses a paste that is too large before it makes bytes of it, and one that is too large as bytes', async () => {
    const refused = { ok: false, problem: { code: 'text-too-large', detail: 'x' } };
    expect(await preview('x'.repeat(MAX_TEXT_BYTES + 1))).toEqual(refused);
    expect(await preview('é'.repeat(MAX_TEXT_BYTES / 2 + 1))).toEqual(refused);
  });
});

describe('a paste with two forms', () => {
  const html = `<ul><li>${BODY}</li></ul>`;
  const text = `A Title of Five Words\n${BODY}`;
  const knows = (format: string, records: readonly ParsedPaper[]) =>
    createIngest(async ({ mediaType }) =>
      ok({ ...emptyReport, format: mediaType === 'text/html' ? format : 'text', records }),
    );
  const paste = async (format: string, more: { html?: string; as?: 'html' | 'text'; text?: string } = {}) => {
    const result = await knows(format, [record('Found')]).preview(
      { kind: 'text', text, html, name: 'x', ...more },
      {},
      () => undefined,
    );
    if (!result.ok) throw new Error(result.problem.code);
    return result.value;
  };
  const hash = async (content: string) =>
    Buffer.from(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(content))).toString('hex');

  it('is read as the copied page where a format reads that', async () => {
    const { pastedAs, report, digestId } = await paste('html-page');
    expect([pastedAs, report.format]).toEqual(['html', 'html-page']);
    expect(digestId).toBe(await hash(html));
  });

  it('is read as text where only the plain-text family would read the page', async () => {
    const { pastedAs, digestId } = await paste('text');
    expect(pastedAs).toBe('text');
    expect(digestId).toBe(await hash(text));
  });

  it('is read as the reader says', async () => {
    expect((await paste('html-page', { as: 'text' })).pastedAs).toBe('text');
    expect((await paste('text', { as: 'html' })).pastedAs).toBe('html');
  });

  it('is read by the real formats: a page of papers as the page, any other as its text', async () => {
    const page = readFileSync('tests/fixtures/digests/hf-page/day.html', 'utf8');
    const read = async (markup: string, plain: string) => {
      const source = { kind: 'text', text: plain, html: markup, name: 'x' } as const;
      const result = await createIngest().preview(source, {}, () => undefined);
      if (!result.ok) throw new Error(result.problem.code);
      return result.value;
    };
    const known = await read(page, 'Some text');
    expect([known.pastedAs, known.report.format]).toEqual(['html', 'hf-page']);
    const list = `A Title of Five Words\n${BODY} ${BODY}`;
    const markup = list
      .split('\n')
      .map((line) => `<p>${line}</p>`)
      .join('\n');
    const paper = await read(markup, list);
    expect([paper.pastedAs, paper.report.records.map(({ title }) => title)]).toEqual([
      'html',
      ['A Title of Five Words'],
    ]);
    const menu = await read(
      '<ul><li>Home</li><li><a href="https://shop.example/">Shop</a></li></ul>',
      'Home\nShop',
    );
    expect(menu.pastedAs).toBe('text');
  });

  it('leaves nothing to choose where there is one form only', async () => {
    expect((await paste('html-page', { html: '' })).pastedAs).toBeNull();
    expect((await paste('html-page', { text: ' ' })).pastedAs).toBeNull();
  });
});

describe('a digest that is here', () => {
  it('says what reading it again would change', async () => {
    await importDigest('again', [
      record('A Paper With a Title', { upvotes: 3 }),
      record('Another Paper With a Title'),
    ]);
    const again = async (records: readonly ParsedPaper[]) => {
      const seen = await ingestOf(records).preview(
        { kind: 'text', text: 'again', name: 'again' },
        {},
        () => undefined,
      );
      return seen.ok ? seen.value : null;
    };
    const nothing = { papers: 0, abstracts: 0, authors: 0, identifiers: 0, links: 0, votes: 0 };
    const same = await again([
      record('A Paper With a Title', { upvotes: 3 }),
      record('Another Paper With a Title'),
    ]);
    expect(same?.again).toEqual(nothing);
    const more = await again([
      record('A Paper With a Title', { upvotes: 9, abstract: BODY }),
      record('Another Paper With a Title'),
    ]);
    // Equal titles with an abstract on one side only are no proof, but this very file said that it is that paper.
    expect(more?.again).toEqual({ ...nothing, votes: 1, abstracts: 1 });
    expect(more?.plan[0]).toMatchObject({ status: 'here', gains: ['abstract'] });
  });

  it('says so of papers with identifiers, which gain an abstract', async () => {
    const ids = { arxiv: '2401.01234' };
    await importDigest('bare', [record('A Paper With an Identifier', { ids })]);
    const seen = await ingestOf([record('A Paper With an Identifier', { ids, abstract: BODY })]).preview(
      { kind: 'text', text: 'bare', name: 'bare' },
      {},
      () => undefined,
    );
    expect(seen.ok && seen.value.again).toMatchObject({ abstracts: 1, papers: 0 });
    expect(seen.ok && seen.value.plan[0]).toMatchObject({
      status: 'here',
      gains: ['abstract'],
      why: { kind: 'same-id' },
    });
  });
});

describe('corrections', () => {
  it('say what they did and what more is like it, and are recorded with the digest', async () => {
    const text = ['Kestrels', 'Swifts']
      .map((bird) => `A Study of ${bird} in Towns\n${BODY} About ${bird}.\nBrought to you by us`)
      .join('\n');
    const ingest = createIngest();
    const seen = await ingest.preview({ kind: 'text', text, name: 'birds' }, {}, () => undefined);
    if (!seen.ok) throw new Error(seen.problem.code);
    const one = await ingest.correct({ roles: { 3: 'ignored' } }, { kind: 'role', line: 3, role: 'ignored' });
    const rule = { kind: 'same-text', text: 'brought to you by us', role: 'ignored' } as const;
    expect(one.ok && one.value.corrected).toEqual({ lines: 1, offer: { rule, count: 1 } });
    const all = await ingest.correct({ rules: [rule] }, { kind: 'rule', rule });
    expect(all.ok && all.value.corrected).toEqual({ lines: 2, offer: null });
    await ingest.commit(choices('birds'), () => undefined, keepNothing);
    const row = await db.rows('digests').get(seen.value.digestId);
    expect(row?.['corrections']).toEqual({ rules: [rule] });
  });
});
