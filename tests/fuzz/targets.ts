/** What must hold for any input whatever. Run a little by the unit tests, and for as long as one likes by `npm run bench -- fuzz`. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import * as bridgeReaders from '../../electron/arguments.ts';
import * as libraryReaders from '../../electron/library/arguments.ts';
import { readStartRequest } from '../../electron/incoming.ts';
import { describe, locate } from '../../shared/anchor/index.ts';
import { segments } from '../../shared/anchor/segments.ts';
import { parseDigest } from '../../shared/digest/index.ts';
import type { LineRole, ParseReport } from '../../shared/digest/report.ts';
import { displayTitle } from '../../shared/display.ts';
import { knownPaper, mergePaperTexts, paperId, samePaper, titleKey } from '../../shared/identity.ts';
import { planImport, type Library } from '../../shared/import-plan.ts';
import { createIndex, ranges, snippet } from '../../shared/search/index.ts';
import { digestBytes, hostileText } from './inputs.ts';

/** A kind of input, and the promise about it; `holds` throws where the promise is broken. */
export interface Target {
  readonly name: string;
  property(): fc.IAsyncProperty<unknown[]>;
}

const target = <T>(
  name: string,
  input: fc.Arbitrary<T>,
  holds: (input: T) => Promise<void> | void,
): Target => ({
  name,
  property: () => fc.asyncProperty(input, async (value) => holds(value)) as fc.IAsyncProperty<unknown[]>,
});

const EMPTY: Library = {
  byKeys: async () => new Map(),
  bySketches: async () => new Map(),
  papers: async () => new Map(),
};

const roles = fc.dictionary(
  fc.integer({ min: 1, max: 60 }).map(String),
  fc.constantFrom<LineRole>('title', 'abstract', 'authors', 'ignored'),
  { maxKeys: 6 },
);
const options = fc.record(
  {
    roles,
    keepPrefix: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
    encoding: fc.constantFrom('utf-8', 'utf-16le', 'windows-1252', 'gb18030', 'shift_jis', 'no such one'),
  },
  { requiredKeys: [] },
);

const DATES = { year: /^\d{4}$/, month: /^\d{4}-\d\d$/, day: /^\d{4}-\d\d-\d\d$/ };

function accountAddsUp({ lines, ignored, trimmed, unaccounted, records, untitled, gate }: ParseReport): void {
  assert.equal(unaccounted, 0);
  assert.equal(lines.used + ignored.length, lines.total);
  assert.equal(untitled, records.filter(({ title }) => title === null).length);
  assert.ok(gate.score >= 0 && gate.score <= 1);
  assert.ok([...ignored, ...trimmed].every(({ text, reason }) => text !== '' && reason !== ''));
  for (const { raw, confidence, urls, published } of records) {
    assert.ok(confidence >= 0 && confidence <= 1);
    if (lines.unit !== 'entry') assert.ok(raw.lineFrom !== undefined);
    assert.ok(raw.lineFrom === undefined || raw.lineFrom <= (raw.lineTo ?? 0));
    assert.ok(urls.every(({ url }) => /^https?:/.test(url) && URL.canParse(url)));
    assert.ok(published === undefined || DATES[published.precision].test(published.iso));
  }
}

const door = target(
  'parser door, import plan and identity',
  fc.record({ bytes: digestBytes, name: hostileText, options }),
  async ({ bytes, name, options: chosen }) => {
    const parsed = await parseDigest({ bytes, name }, chosen);
    if (!parsed.ok) return;
    accountAddsUp(parsed.value);
    const { records } = parsed.value;
    const plan = await planImport(records, EMPTY);
    assert.deepEqual(
      plan.map(({ ordinal }) => ordinal),
      records.map((_, n) => n),
    );
    const taken = new Set<string>();
    for (const [ordinal, { other, paper, similarity = 0 }] of plan.entries()) {
      assert.ok(other?.ordinal === undefined || other.ordinal < ordinal);
      assert.ok(similarity >= 0 && similarity <= 1);
      const id = paperId(paper, 'f'.repeat(64), { ordinal, taken: (each) => taken.has(each) });
      assert.ok(!taken.has(id) && id.isWellFormed());
      taken.add(id);
    }
  },
);

const sameness = target(
  'identity of two papers',
  fc.tuple(digestBytes, digestBytes),
  async ([first, second]) => {
    const reports = await Promise.all([first, second].map((bytes) => parseDigest({ bytes })));
    const papers = reports.flatMap((each) => (each.ok ? each.value.records.map(knownPaper) : [])).slice(0, 6);
    for (const a of papers)
      for (const b of papers) {
        assert.equal(samePaper(a, b, 'other digests').verdict, samePaper(b, a, 'other digests').verdict);
        const merged = mergePaperTexts(a, b);
        assert.deepEqual(mergePaperTexts(merged, b), merged);
      }
    for (const { title } of papers) assert.ok(displayTitle(title).length <= 1001);
  },
);

const titles = target('title keys', hostileText, (title) => {
  const key = titleKey(title);
  assert.match(key, /^(?:[\p{L}\p{N}]+(?: [\p{L}\p{N}]+)*)?$/u);
  assert.equal(titleKey(title.normalize('NFC')), titleKey(title.normalize('NFD')));
});

const found = target(
  'search',
  fc.record({
    texts: fc.array(fc.tuple(hostileText, hostileText), { maxLength: 6 }),
    query: hostileText,
    removed: fc.nat(5),
    length: fc.integer({ min: 20, max: 200 }),
  }),
  ({ texts, query, removed, length }) => {
    const index = createIndex();
    index.add(
      texts.map(([title, body], n) => ({
        id: `${n}`,
        kind: 'paper' as const,
        paperId: `p${n}`,
        title,
        body,
      })),
    );
    index.remove([`${removed}`]);
    const { hits, total } = index.search(query, { limit: 3 });
    assert.ok(hits.length <= 3 && total >= hits.length);
    for (const { id, score, terms } of hits) {
      assert.ok(Number.isFinite(score) && id !== `${removed}`);
      for (const text of texts[Number(id)] ?? []) {
        let last = -1;
        for (const { start, end } of ranges(text, terms)) {
          assert.ok(start > last && end > start && end <= text.length);
          last = end;
        }
        const shown = snippet(text, terms, length);
        assert.ok(shown.length <= Math.max(text.length, length + 4));
        assert.ok(text.includes(shown.replace(/^… /, '').replace(/ …$/, '')) || text.includes(shown));
      }
    }
    index.closest(query);
  },
);

const anchors = target(
  'anchors',
  fc.record({
    text: hostileText,
    start: fc.integer({ min: -5, max: 400 }),
    length: fc.integer({ min: 0, max: 200 }),
    before: hostileText,
    other: hostileText,
  }),
  ({ text, start, length, before, other }) => {
    const of = describe(text, { start, end: start + length }, 'abstract');
    const same = locate(text, of);
    assert.ok(same.state === 'ok' && text.slice(same.span.start, same.span.end) === of.exact);
    for (const changed of [before + text, text + before, other]) {
      for (const there of [locate(changed, of), locate(changed, of, text)]) {
        if (there.state === 'detached') continue;
        const { start: from, end: to } = there.span;
        assert.ok(
          from >= 0 &&
            (from < to || of.exact === '') &&
            to <= changed.length &&
            there.score >= 0 &&
            there.score <= 1.0001,
        );
        if (there.how === 'exact') assert.equal(changed.slice(from, to), of.exact);
      }
    }
    const pieces = segments(text.length, [
      { id: 'a', start: of.start, end: of.end },
      { id: 'b', start, end: start + 3 },
    ]);
    assert.equal(pieces.map((each) => text.slice(each.start, each.end)).join(''), text);
  },
);

/** All that read an argument; `refused` is what they throw. */
const { refused: _thrown, ...readers } = { ...bridgeReaders, ...libraryReaders };

const bridge = target(
  'bridge arguments',
  fc.anything({ withNullPrototype: true, withBigInt: true }),
  (value) => {
    for (const read of Object.values(readers)) {
      try {
        (read as (argument: unknown) => unknown)(value);
      } catch (error) {
        assert.ok(error instanceof TypeError && error.message.startsWith('bridge: '), String(error));
      }
    }
    readStartRequest(value);
  },
);

export const TARGETS: readonly Target[] = [door, sameness, titles, found, anchors, bridge];
