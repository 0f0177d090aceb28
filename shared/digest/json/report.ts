import { collapsed, digestOfFile, RAW_CHARACTERS } from '../file-entries.ts';
import type { DigestInput, FormatReport } from '../format.ts';
import { toRecord, type Fields } from '../record.ts';
import type { LedgerLine, ParseReport, ParsedPaper } from '../report.ts';

export type EntryFields = Omit<Fields, 'digest' | 'raw' | 'repeats'> & {
  readonly digest?: Partial<ParsedPaper['digest']>;
};

export interface JsonEntry {
  readonly value: unknown;
  readonly section?: string | undefined;
}

/** What a JSON format makes of its entries; null is an entry that is no paper, with the reason. */
export interface JsonMapping {
  readonly format: string;
  readonly source: string;
  readonly digest?: ParseReport['digest'];
  readonly claimed?: number | undefined;
  readonly warnings?: readonly string[];
  readonly fieldsOf: (value: unknown) => EntryFields | { readonly ignored: string };
}

/** The report on the entries of a JSON text. `raw.text` is the entry printed again, since a parsed value has no place. */
export function jsonReport(
  input: DigestInput,
  entries: readonly JsonEntry[],
  { format, source, digest = {}, claimed, warnings = [], fieldsOf }: JsonMapping,
): FormatReport {
  const texts = new Map(entries.map((entry) => [entry, JSON.stringify(entry.value, null, 1) ?? 'null']));
  const ignored: LedgerLine[] = [];
  const read = entries.flatMap((entry, index) => {
    const fields = fieldsOf(entry.value);
    if (!('ignored' in fields)) return [{ entry, fields }];
    ignored.push({ line: index + 1, text: (texts.get(entry) ?? '').slice(0, 300), reason: fields.ignored });
    return [];
  });
  const records = collapsed(read, ({ entry }) => texts.get(entry) ?? '').map(
    ({ entry: found, repeats }, index) => {
      const { digest: own = {}, ...fields } = found.fields;
      const { section } = found.entry;
      return toRecord(
        {
          ...fields,
          repeats,
          digest: { source, kind: null, ...(section === undefined ? {} : { section }), ...own },
          raw: { format, text: (texts.get(found.entry) ?? '').slice(0, RAW_CHARACTERS) },
        },
        index + 1,
      );
    },
  );
  return {
    digest: digestOfFile(input, digest),
    records,
    ignored,
    warnings,
    ...(claimed === undefined ? {} : { claimed }),
    count: { unit: 'entry', total: entries.length, used: read.length },
  };
}
