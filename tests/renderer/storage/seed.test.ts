import { readFileSync } from 'node:fs';
import './fixture.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { createIngest } from '../../../renderer/workers/ingest.ts';
import * as library from '../../../renderer/storage/library.ts';
import { hasSamples, samplePath } from '../../tools/digests.ts';
import { choices, emptyLibrary, keepNothing } from './fixture.ts';

beforeEach(emptyLibrary);

describe.skipIf(!hasSamples)('the trending page, imported', () => {
  it('brings 119 papers, of which two pairs are related and no two the same', async () => {
    const text = readFileSync(samplePath('trending-page.txt'), 'utf8');
    const ingest = createIngest();
    const seen = await ingest.preview({ kind: 'text', text, name: 'trending-page.txt' }, {}, () => undefined);
    if (!seen.ok) throw new Error(seen.problem.code);
    const related = seen.value.plan.filter(({ status }) => status !== 'new');
    expect(related.map(({ status }) => status)).toEqual(['related', 'related']);
    expect(
      related.every(({ ordinal, other }) =>
        /medoid|paranames/i.test(`${other?.title} ${seen.value.report.records[ordinal]?.title}`),
      ),
    ).toBe(true);
    const done = await ingest.commit(choices('Trending'), () => undefined, keepNothing);
    expect(done).toMatchObject({ ok: true, value: { added: 119, joined: 0 } });
    expect((await library.counts()).inbox).toBe(119);
    const shown = await library.papers(await library.paperIds({ kind: 'shelf', verdict: 'inbox' }));
    expect(shown.map((paper) => paper?.title)).toEqual(seen.value.report.records.map(({ title }) => title));
  });
});
