import './fixture.ts';
import { beforeEach, describe, expect, test } from 'vitest';
import { db } from '../../../renderer/storage/db.ts';
import * as library from '../../../renderer/storage/library.ts';
import { importDigest, titles } from './fixture.ts';

beforeEach(async () => {
  await db.delete();
  await db.open();
});

async function someone(n = 4): Promise<readonly string[]> {
  await importDigest('Digest', titles(n));
  return library.paperIds({ kind: 'shelf', verdict: 'inbox' });
}
const edit = (paperId: string, key: string, value: string, ours = '') => ({
  paperId,
  key,
  value,
  ours,
  theirs: value,
});

describe('documents of the mirror', () => {
  test('are those of papers that somebody did something with, or of all', async () => {
    const [a = '', b = '', c = ''] = await someone();
    await library.setNote({ paperId: a }, 'A note');
    await library.setVerdict([b], 'later');
    await library.setVerdict([c], 'skipped');
    const touched = await library.vaultPaperIds('touched');
    const documents = await library.vaultDocuments(touched, 'touched');
    expect(
      documents
        .filter(({ fresh }) => fresh === 'write')
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual([`paper:${a}`, `paper:${b}`].toSorted());
    expect(documents.find(({ id }) => id === `paper:${a}`)?.blocks).toContainEqual(
      expect.objectContaining({ key: 'note', value: 'A note' }),
    );
    const all = await library.vaultDocuments(await library.vaultPaperIds('all'), 'all');
    expect(all.map(({ fresh }) => fresh)).toEqual(['write', 'write', 'write', 'write']);
  });

  test('follow commits, and all of them a name that stands in many', async () => {
    const [a = ''] = await someone();
    const first = await library.vaultChanges(null);
    expect(first.paperIds).toBeNull();
    expect((await library.vaultChanges(first.cursor)).paperIds).toEqual([]);
    await library.setNote({ paperId: a }, 'A note');
    const second = await library.vaultChanges(first.cursor);
    expect(second.paperIds).toEqual([a]);
    await library.createTag('graphs');
    expect((await library.vaultChanges(second.cursor)).paperIds).toBeNull();
  });
});

describe('edits from files', () => {
  test('come as one step that is undone as one', async () => {
    const [a = '', b = ''] = await someone();
    await library.createTag('Machine Learning');
    const { id } = await library.createList('Thesis', null);
    await library.addToList([b], id);
    const { done, settled } = await library.takeVaultEdits([
      edit(a, 'note', 'From the file'),
      edit(a, 'gist', 'In short'),
      edit(a, 'status', 'later', 'inbox'),
      edit(a, 'starred', 'true', 'false'),
      edit(a, 'tags', 'machine-learning\nnew-one'),
      edit(a, 'lists', 'Thesis\nFresh list'),
      edit(b, 'tags', 'new-one'),
      edit(b, 'lists', '', 'Thesis'),
    ]);
    expect(done?.label).toBe('Edits from the Markdown folder');
    expect(settled).toHaveLength(8);
    const [one, two] = await library.papers([a, b]);
    expect(one).toMatchObject({
      verdict: 'later',
      starred: true,
      gist: 'In short',
    });
    expect(one?.listNames.toSorted()).toEqual(['Fresh list', 'Thesis']);
    expect(one?.tags.map(({ name }) => name)).toEqual(['Machine Learning', 'new-one']);
    expect(two?.tags.map(({ name }) => name)).toEqual(['new-one']);
    expect(two?.listNames).toEqual([]);
    expect((await library.storedText({ paperId: a })).text).toBe('From the file');
    expect((await library.tags()).map(({ name }) => name)).toEqual(['Machine Learning', 'new-one']);
    await library.undo();
    const [back] = await library.papers([a]);
    expect(back).toMatchObject({
      verdict: 'inbox',
      starred: false,
      gist: '',
      listNames: [],
      tags: [],
      hasNote: false,
    });
  });

  test('merge with a note that moved on meanwhile, and leave a verdict that did', async () => {
    const [a = ''] = await someone();
    await library.setNote({ paperId: a }, 'One two three');
    await library.setNote({ paperId: a }, 'One two three here');
    await library.setVerdict([a], 'done');
    const { settled } = await library.takeVaultEdits([
      edit(a, 'note', 'There one two three', 'One two three'),
      edit(a, 'status', 'later', 'inbox'),
    ]);
    const { text } = await library.storedText({ paperId: a });
    for (const word of ['There', 'two', 'here']) expect(text).toContain(word);
    expect(settled.map(({ key }) => key)).toEqual(['note']);
    expect((await library.papers([a]))[0]?.verdict).toBe('done');
  });
});
