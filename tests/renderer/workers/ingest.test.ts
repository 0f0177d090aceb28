import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { createIngest } from '../../../renderer/workers/ingest.ts';
import { MAX_TEXT_BYTES } from '../../../shared/digest/limits.ts';
import { ingestOf, record } from '../storage/fixture.ts';

const BODY = 'We propose a method and evaluate it on a benchmark. It outperforms the state of the art.';
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

  it('refuses a paste that is too large before it makes bytes of it, and one that is too large as bytes', async () => {
    const refused = { ok: false, problem: { code: 'text-too-large', detail: 'x' } };
    expect(await preview('x'.repeat(MAX_TEXT_BYTES + 1))).toEqual(refused);
    expect(await preview('é'.repeat(MAX_TEXT_BYTES / 2 + 1))).toEqual(refused);
  });
});
