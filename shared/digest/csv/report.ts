import { collapsed, digestOfFile, RAW_CHARACTERS } from '../file-entries.ts';
import type { DigestInput, FormatReport } from '../format.ts';
import { toRecord, type Fields } from '../record.ts';
import type { LedgerLine } from '../report.ts';
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
  const skipped: LedgerLine[] = [];
  const read = table.rows.flatMap((row) => {
    const fields = fieldsOf(row);
    if (!('ignored' in fields)) return [{ row, fields }];
    skipped.push({ line: row.line, text: row.text.slice(0, 300), reason: fields.ignored });
    return [];
  });
  const records = collapsed(read, ({ row }) => row.text).map(({ entry, repeats }, index) => {
    const { line, lineTo, text } = entry.row;
    const section = cellOf(entry.row, 'section');
    return toRecord(
      {
        ...entry.fields,
        repeats,
        digest: { source: origin, kind: null, ...(section === undefined ? {} : { section }) },
        raw: { format, lineFrom: line, lineTo, text: text.slice(0, RAW_CHARACTERS) },
      },
      index + 1,
    );
  });
  return {
    digest: digestOfFile(input),
    records,
    ignored: [...table.ignored, ...skipped].toSorted((a, b) => a.line - b.line),
    warnings: table.warnings,
    count: { unit: 'entry', total: table.total, used: read.length },
  };
}
