/** Zotero's CSV: one row an item, people parted by semicolons, ids also in `Extra`. */
import { rowFields } from '../csv/columns.ts';
import { tableReport } from '../csv/report.ts';
import { layoutOf } from '../csv/table.ts';
import type { DigestFormat } from '../format.ts';

export const format: DigestFormat = {
  id: 'zotero-csv',
  label: 'Zotero (CSV)',
  recognises: ({ head, mediaType }) => {
    if (mediaType === 'text/html' || !/item.type/i.test(head.slice(0, 4000))) return false;
    const layout = layoutOf(head);
    return layout !== null && isZoteroTable(layout.columns);
  },
  read: (input) =>
    tableReport(input, {
      format: 'zotero-csv',
      source: () => 'Zotero',
      fieldsOf: (row) => {
        const type = row.cells.get('item type');
        return type === 'note' || type === 'attachment'
          ? { ignored: `a Zotero ${type}, not a work` }
          : rowFields(row);
      },
    }),
};

/** Whether columns are Zotero's. */
export const isZoteroTable = (columns: readonly string[]): boolean =>
  ['key', 'item type', 'title'].every((name) => columns.includes(name));
