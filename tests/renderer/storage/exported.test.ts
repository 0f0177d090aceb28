import { beforeEach, describe, expect, test } from 'vitest';
import { emptyLibrary, importDigest, record, titles } from './fixture.ts';
import * as library from '../../../renderer/storage/library.ts';
import { describe as describeSpan } from '../../../shared/anchor/index.ts';

beforeEach(emptyLibrary);

const ABSTRACT = 'We propose the Transformer. It is simple.';
const inbox = () => library.paperIds({ kind: 'shelf', verdict: 'inbox' });

describe('exported papers', () => {
  test('hold all that a reader made of them, and leave out what is gone', async () => {
    await importDigest('daily', [
      record('Attention Is All You Need', { abstract: ABSTRACT, authors: [{ name: 'Ashish Vaswani' }] }),
    ]);
    const [id = ''] = await inbox();
    const { id: listId } = await library.createList('Seminar', null);
    await library.addToList([id], listId);
    await library.setTag({ paperIds: [id] }, { name: 'nets' }, 'on');
    await library.setNote({ paperId: id }, 'Read **this**.');
    await library.setNote({ paperId: id, what: 'gist' }, 'No recurrence.');
    const mark = async (start: number, end: number) =>
      (await library.addHighlight(id, describeSpan(ABSTRACT, { start, end }, 'abstract'), 'rose')).id;
    const second = await mark(28, 41);
    const first = await mark(0, 27);
    await library.setNote({ paperId: id, highlightId: first }, 'The claim.');
    await library.setTag({ paperId: id, highlightId: first }, { name: 'method' }, 'on');
    await library.nameLabel('rose', 'Claims');
    await library.setVerdict([id], 'reading');
    expect(await library.exportedPapers([id, 'gone'])).toMatchObject([
      {
        id,
        title: 'Attention Is All You Need',
        abstract: ABSTRACT,
        citationKey: 'vaswaniattention',
        verdict: 'reading',
        note: 'Read **this**.',
        gist: 'No recurrence.',
        tags: ['nets'],
        lists: ['Seminar'],
        digests: [{ name: 'daily', date: null }],
        highlights: [
          {
            id: first,
            label: 'Claims',
            note: 'The claim.',
            tags: ['method'],
            place: { state: 'ok', span: { start: 0, end: 27 } },
          },
          { id: second, label: 'Claims', note: '', tags: [] },
        ],
      },
    ]);
  });

  test('keep the words on papers that they stand for', async () => {
    await importDigest('daily', titles(2));
    const [into = '', from = ''] = await inbox();
    await library.setNote({ paperId: into }, 'One.');
    await library.setNote({ paperId: from }, 'Two.');
    await library.mergePapers(into, from);
    const [paper, ...others] = await library.exportedPapers([into]);
    expect(others).toEqual([]);
    expect(paper?.note).toBe('One.\n\nTwo.');
  });

  test('come in portions, in the order asked', async () => {
    await importDigest('daily', titles(library.EXPORT_PORTION + 5));
    const ids = (await inbox()).toReversed();
    const portions = [];
    for await (const some of library.exportedPortions(ids)) portions.push(some.map(({ id }) => id));
    expect(portions.map(({ length }) => length)).toEqual([library.EXPORT_PORTION, 5]);
    expect(portions.flat()).toEqual(ids);
  });
});

describe('citation keys', () => {
  const cited = (title: string, more = '') =>
    record(`${title}${more}`, {
      authors: [{ name: 'Ashish Vaswani' }],
      published: { iso: '2017', precision: 'year' },
    });
  const keysOf = async (ids: readonly string[]) => [...(await library.citationKeys(ids)).values()];

  test('tell papers apart, and stay whatever is imported, trashed or removed later', async () => {
    await importDigest('one', [cited('Attention here'), cited('Attention there')]);
    const before = await inbox();
    expect(await keysOf(before)).toEqual(['vaswani2017attention', 'vaswani2017attention-2']);
    await importDigest('two', [cited('Attention again')]);
    expect(await keysOf(before)).toEqual(['vaswani2017attention', 'vaswani2017attention-2']);
    expect(new Set(await keysOf(await inbox())).size).toBe(3);
    const digests = await library.digests();
    await library.removeDigest(digests.find(({ name }) => name === 'one')?.id ?? '');
    await library.trashPapers([before[0] ?? '']);
    expect(await keysOf(before)).toEqual(['vaswani2017attention', 'vaswani2017attention-2']);
    expect(
      new Set((await library.exportedPapers([...(await inbox())])).map(({ citationKey }) => citationKey)),
    ).toContain('vaswani2017attention-3');
  });

  test('follow the pattern of the reader, which undo takes back', async () => {
    await importDigest('one', [cited('Attention here')]);
    const ids = await inbox();
    await library.setCitationPattern('[Auth]:[yy]');
    expect(await keysOf(ids)).toEqual(['Vaswani:17']);
    await library.undo();
    expect(await keysOf(ids)).toEqual(['vaswani2017attention']);
  });
});
