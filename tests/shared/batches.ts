import fc from 'fast-check';
import type { Change, Json } from '../../shared/change.ts';
import type { JournalBatch } from '../../shared/library-files.ts';

/** Changes that often meet in one cell. */
export const anyChange: fc.Arbitrary<Change> = fc
  .record({
    clock: fc.stringMatching(/^[0-9a-c]{3}$/),
    table: fc.constantFrom('readings', 'texts'),
    id: fc.constantFrom('a', 'b', 'ü\n'),
    field: fc.constantFrom('read', 'note'),
    value: fc.jsonValue() as fc.Arbitrary<Json>,
  })
  .map((change) => JSON.parse(JSON.stringify(change)) as Change);

/** A batch with an id of its own. */
export const anyBatch: fc.Arbitrary<JournalBatch> = fc.record({
  id: fc.uuid(),
  label: fc.string({ unit: 'grapheme' }),
  changes: fc.array(anyChange, { maxLength: 4 }),
  before: fc.array(anyChange, { maxLength: 2 }),
});

/** Batch `n` of a series: it writes cell `n` and a cell that all of them write. */
export function batchOf(n: number, text = `note ${n}`): JournalBatch {
  const clock = `${String(n).padStart(13, '0')}device01`;
  return {
    id: `batch-${n}`,
    label: `Note ${n}`,
    changes: [
      { clock, table: 'texts', id: `paper-${n}`, field: 'text', value: text },
      { clock, table: 'settings', id: 'app', field: 'last', value: n },
    ],
    before: [],
  };
}
