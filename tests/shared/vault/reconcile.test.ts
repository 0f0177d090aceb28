import { describe, expect, test } from 'vitest';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import { paperDocument } from '../../../shared/vault/document.ts';
import { idOf, keysIn, reconcile as merge } from '../../../shared/vault/reconcile.ts';
import { renderDocument } from '../../../shared/vault/render.ts';

const paper: ExportedPaper = {
  id: 'arxiv:2302.07860',
  title: 'Attention: a "survey"',
  abstract: 'We survey attention.\nIt is all you need.',
  authors: [{ name: 'Ada Lovelace' }, { name: 'Ibn al-Haytham', family: 'al-Haytham' }],
  published: '2023-02-15',
  ids: { arxiv: '2302.07860' },
  urls: [],
  citationKey: 'lovelace2023',
  verdict: 'later',
  read: true,
  starred: false,
  gist: 'A survey',
  note: 'First line\nsecond line',
  tags: ['machine learning', 'nlp'],
  lists: ['Thesis: part 1'],
  highlights: [
    {
      id: 'h1',
      target: {
        field: 'abstract',
        start: 0,
        end: 9,
        exact: 'We survey',
        prefix: '',
        suffix: '',
        textHash: '',
      },
      place: { state: 'ok', span: { start: 0, end: 9 }, score: 1, how: 'position' },
      color: 'amber',
      label: 'Key point',
      note: 'true?',
      tags: [],
      createdAt: 0,
    },
  ],
  digests: [],
};
const reconcile = (...given: Parameters<typeof merge>) => {
  const merged = merge(...given);
  if (merged === null) throw new Error('the file does not read');
  return merged;
};
const made = paperDocument(paper, 'write');
const fresh = renderDocument(made);
const edited = (more: Partial<ExportedPaper>) => paperDocument({ ...paper, ...more }, 'write');

describe('a file of the mirror', () => {
  test('says whose it is and agrees with the library that it was made from', () => {
    expect(idOf(fresh.text)).toBe('paper:arxiv:2302.07860');
    const same = reconcile(made, fresh.text, fresh.fields);
    expect(same).toEqual({ text: fresh.text, fields: fresh.fields, edits: [], conflicts: [], issues: [] });
    expect(reconcile(made, fresh.text, null)).toMatchObject({ text: fresh.text, edits: [], conflicts: [] });
    expect(keysIn(fresh.text)).toContain('highlight-note h1');
  });

  test('has properties that Obsidian reads', () => {
    expect(fresh.text.slice(0, fresh.text.indexOf('# Att'))).toMatchInlineSnapshot(`
      "---
      lectern-id: paper:arxiv:2302.07860
      title: 'Attention: a "survey"'
      aliases:
        - lovelace2023
      authors:
        - Ada Lovelace
        - Ibn al-Haytham
      published: 2023-02-15
      arxiv: "2302.07860"
      citekey: lovelace2023
      status: later
      starred: false
      tags:
        - machine-learning
        - nlp
      lists:
        - "Thesis: part 1"
      ---

      <!-- lectern:begin paper -->
      "
    `);
  });

  test('takes what changed in the library and leaves every other byte alone', () => {
    const own = `\uFEFF${fresh.text
      .replace('status: later', '# mine\nmood:   "good"   # very\nstatus:   later # soon')
      .replace('## Note', 'My own words.\n\n## Note')
      .trimEnd()}\n\nThe end`.replaceAll('\n', '\r\n');
    const { text, edits, conflicts } = reconcile(
      edited({ verdict: 'done', note: 'First line\nthird line', tags: ['nlp'] }),
      own,
      fresh.fields,
    );
    expect([edits, conflicts]).toEqual([[], []]);
    expect(text).toBe(
      own
        .replace('status:   later', 'status: done')
        .replace('second', 'third')
        .replace('  - machine-learning\r\n', ''),
    );
  });

  test('gives back what was changed in it, and changes nothing until that is settled', () => {
    const theirs = fresh.text
      .replace('status: later', 'status: reading')
      .replace('starred: false', 'starred: true')
      .replace('  - nlp', '  - nlp\n  - graphs')
      .replace('second line', 'second line, with more')
      .replace('A survey', 'A   good survey')
      .replace('true?', 'true? yes');
    const first = reconcile(made, theirs, fresh.fields);
    expect(first.text).toBe(theirs);
    expect(first.edits.map(({ key, value }) => [key, value])).toEqual([
      ['status', 'reading'],
      ['starred', 'true'],
      ['tags', 'machine-learning\nnlp\ngraphs'],
      ['gist', 'A good survey'],
      ['note', 'First line\nsecond line, with more'],
      ['highlight-note h1', 'true? yes'],
    ]);
    const settled = Object.fromEntries(first.edits.map(({ key, theirs: there }) => [key, there]));
    const then = edited({
      verdict: 'reading',
      starred: true,
      tags: ['machine learning', 'nlp', 'graphs'],
      gist: 'A good survey',
      note: 'First line\nsecond line, with more',
      highlights: paper.highlights.map((each) => ({ ...each, note: 'true? yes' })),
    });
    const second = reconcile(then, theirs, { ...first.fields, ...settled });
    expect(second).toMatchObject({ edits: [], conflicts: [], text: theirs });
  });

  test('merges edits of both sides by words, and keeps apart what does not go together', () => {
    const theirs = fresh.text.replace('First line', 'First long line').replace('A survey', 'A fine survey');
    const result = reconcile(
      edited({ note: 'First line\nsecond short line', gist: 'A poor survey' }),
      theirs,
      fresh.fields,
    );
    expect(result.edits).toMatchObject([{ key: 'note', value: 'First long line\nsecond short line' }]);
    expect(result.conflicts).toEqual([
      { key: 'gist', base: 'A survey', ours: 'A poor survey', theirs: 'A fine survey' },
    ]);
    expect(result.text).toBe(theirs);
  });

  test('leaves words of the reader in a block that Lectern makes', () => {
    const theirs = fresh.text.replace('It is all', 'It really is all');
    const result = reconcile(
      edited({ abstract: 'We survey attention.\nIt is all we need.' }),
      theirs,
      fresh.fields,
    );
    expect(result.text).toBe(theirs.replace('all you', 'all we'));
    expect(result.edits).toEqual([]);
    expect(reconcile(edited({ abstract: 'Another.' }), theirs, fresh.fields).text).toBe(theirs);
  });

  test.each([
    ['the end', '<!-- lectern:end note -->'],
    ['the beginning', '<!-- lectern:begin note -->'],
  ])('treats a block that lost %s as text of the reader, and says so', (_which, mark) => {
    const theirs = fresh.text.replace(mark, '').replace('second line', 'second line and words');
    const result = reconcile(edited({ note: 'Rewritten' }), theirs, fresh.fields);
    expect(result).toMatchObject({ text: theirs, edits: [], issues: ['broken'] });
  });

  test('does not bring back a block or property that the reader took out', () => {
    const theirs = fresh.text
      .replace(/<!-- lectern:begin note[^]*end note -->/, '')
      .replace(/status: later\n/, '');
    const result = reconcile(edited({ note: 'Rewritten', verdict: 'done' }), theirs, fresh.fields);
    expect(result).toMatchObject({ text: theirs, edits: [], conflicts: [], issues: [] });
  });

  test('leaves a file alone whose properties do not read', () => {
    const theirs = fresh.text.replace('status: later', 'status: "later');
    expect(merge(edited({ note: 'x' }), theirs, fresh.fields)).toBeNull();
    expect(merge({ ...made, id: 'paper:other' }, fresh.text, fresh.fields)).toBeNull();
  });

  test('leaves a value alone that its property cannot have', () => {
    const theirs = fresh.text.replace('status: later', 'status: maybe').replace('- nlp', '- nlp things');
    const result = reconcile(edited({ verdict: 'done', tags: [] }), theirs, fresh.fields);
    expect(result).toMatchObject({ text: theirs, edits: [], conflicts: [] });
  });

  test('puts a new highlight behind the last, and takes one away that nobody wrote into', () => {
    const [first] = paper.highlights;
    if (first === undefined) throw new Error('no highlight');
    const two = { ...first, id: 'h2', target: { ...first.target, exact: 'attention' } };
    const more = reconcile(edited({ highlights: [first, two] }), `${fresh.text}\nMine.\n`, fresh.fields);
    expect(more.text).toMatch(
      /end highlight-note h1 -->\n\n<!-- lectern:begin highlight h2 -->[^]*h2 -->\n\nMine\.\n$/,
    );
    const less = reconcile(edited({ highlights: [two] }), more.text, more.fields);
    expect(less.text).not.toContain('h1');
    expect(less.text).toMatch(/Mine\.\n$/);
    const kept = reconcile(
      edited({ highlights: [] }),
      fresh.text.replace('true?', 'true? yes'),
      fresh.fields,
    );
    expect(kept.text).toContain('true? yes');
    expect(kept.issues).toEqual(['kept']);
  });

  test('keeps a note that speaks of marks', () => {
    const note = 'a <!-- lectern:end note --> b <!-- \\lectern:begin note -->';
    const { text, fields } = renderDocument(edited({ note }));
    expect(reconcile(edited({ note }), text, fields)).toMatchObject({ text, edits: [], issues: [] });
    expect(reconcile(made, text.replace('a <!--', 'aa <!--'), fields).conflicts[0]?.theirs ?? '').toBe(
      `a${note}`,
    );
  });
});
