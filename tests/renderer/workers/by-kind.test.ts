import { expect, test } from 'vitest';
import { byKind } from '../../../renderer/workers/by-kind.ts';
import type { Hit, HitKind } from '../../../shared/search/index.ts';

const hits = (kind: HitKind, n: number): readonly Hit[] =>
  Array.from({ length: n }, (_, at) => ({ id: `${kind}${at}`, kind, paperId: 'p', score: 0, terms: [] }));

test('a note is shown beside many papers, and all are counted', () => {
  const all = [...hits('paper', 150), ...hits('note', 1)];
  const { hits: shown, kinds } = byKind({ hits: all, total: 151, more: false }, 40);
  expect(shown.at(-1)?.id).toBe('note0');
  expect(shown.length).toBeLessThan(40);
  expect(kinds.paper).toEqual({ n: 150, more: false });
  expect(kinds.note).toEqual({ n: 1, more: false });
  expect(kinds.highlight).toEqual({ n: 0, more: false });
});

test('of one kind alone as many are shown as were asked for', () => {
  const { hits: shown, kinds } = byKind({ hits: hits('paper', 200), total: 900, more: false }, 40);
  expect(shown).toHaveLength(40);
  expect(kinds.paper).toEqual({ n: 200, more: true });
});
