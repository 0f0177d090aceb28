/** Tables of comma-, semicolon-, tab- or bar-separated values with a column of titles, as databases, managers and people export them. */
import { rowFields } from '../csv/columns.ts';
import { tableReport } from '../csv/report.ts';
import { layoutOf } from '../csv/table.ts';
import type { DigestFormat } from '../format.ts';
import { isZoteroTable } from './zotero-csv.ts';

export const format: DigestFormat = {
  id: 'csv',
  label: 'Table (CSV)',
  recognises: ({ head, mediaType }) => {
    if (mediaType === 'text/html' || /^\s*[<{[%@]/.test(head)) return false;
    const layout = layoutOf(head);
    return layout !== null && !isZoteroTable(layout.columns);
  },
  read: (input) => tableReport(input, { format: 'csv', source: sourceOf, fieldsOf: rowFields }),
};

/** Who exported a table, by a column that nobody else has. */
function sourceOf(columns: readonly string[]): string {
  const has = (...names: readonly string[]): boolean => names.every((name) => columns.includes(name));
  if (has('pmid', 'journal/book') || has('shortdetails', 'entrezuid')) return 'PubMed';
  if (columns.some((name) => name.startsWith('authorships.'))) return 'OpenAlex';
  if (columns.some((name) => name.startsWith('emtree'))) return 'Embase';
  if (has('eid', 'source title')) return 'Scopus';
  return 'CSV';
}
