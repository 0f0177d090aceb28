import 'fake-indexeddb/auto';
import { expect, it } from 'vitest';
import { createPrepare } from '../../../renderer/workers/prepare.ts';
import { ok } from '../../../shared/problem.ts';
import { fakeMain } from '../../fakes/main.ts';
import { ingestOf, record } from '../storage/fixture.ts';

const SOURCE = { kind: 'text', text: 'the text', name: 'archive.mbox' } as const;
const quietly = () => undefined;

it('answers the first choices, which the same ingest commits, and refuses the same digest after that', async () => {
  const papers = [
    record('A First Title of Words'),
    record('', { title: null }),
    record('Another Title of Words'),
  ];
  const ingest = ingestOf(papers);
  const choices = await createPrepare(ingest).prepare(SOURCE, quietly);
  expect(choices).toMatchObject(ok({ leaveOut: [1], targetListId: null, mergeInto: {} }));
  if (!choices.ok) throw new Error(choices.problem.code);
  const done = await ingest.commit({ ...choices.value, name: 'part 1' }, quietly, fakeMain().keep);
  expect(done).toMatchObject(ok({ added: 2, joined: 0 }));
  expect(await createPrepare(ingestOf(papers)).prepare(SOURCE, quietly)).toEqual({
    ok: false,
    problem: { code: 'already-imported', detail: 'part 1' },
  });
});

it('passes on why a digest cannot be read, and refuses one with nothing to tick', async () => {
  const other = { ...SOURCE, text: 'another text' };
  expect(await createPrepare(ingestOf([])).prepare(other, quietly)).toMatchObject({
    ok: false,
    problem: { code: 'no-papers', detail: 'archive.mbox' },
  });
});
