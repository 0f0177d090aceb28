import { digestOfFile, reportEntries, sourceText, type Entry } from '../entries.ts';
import type { DigestInput, FormatReport } from '../format.ts';
import type { Fields } from '../record.ts';
import { cellOf } from './columns.ts';
import { layoutOf, readTable, type Row, type Table } from './table.ts';

interface Mapping {
  readonly format: string;
  readonly source: (columns: readonly string[]) => string;
  readonly fieldsOf: (row: Row) => Omit<Fields, 'digest' | 'raw'> | { readonly ignored: string };
}

const EMPTY: Table = { columns: [], rows: [], ignored: [], total: 0, warnings: [] };

/** The report on a table; `fieldsOf` says what a row means. */
export function tableReport(input: DigestInput, { format, source, fieldsOf }: Mapping): FormatReport {
  const layout = layoutOf(input.head);
  const table = layout === null ? EMPTY : readTable(input.text, layout);
  const origin = source(table.columns);
  const entries = table.rows.map((row): Entry => {
    const fields = fieldsOf(row);
    if ('ignored' in fields) return { line: row.line, text: row.text.slice(0, 300), reason: fields.ignored };
    const section = cellOf(row, 'section');
    return {
      ...fields,
      digest: { source: origin, kind: null, ...(section === undefined ? {} : { section }) },
      raw: { format, lineFrom: row.line, lineTo: row.lineTo, text: row.text },
    };
  });
  const report = reportEntries(digestOfFile(input), entries, { alike: sourceText, warnings: table.warnings });
  return {
    ...report,
    ignored: [...table.ignored, ...report.ignored].toSorted((a, b) => a.line - b.line),
    count: { ...report.count, total: table.total },
  };
}
