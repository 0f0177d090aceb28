import { digestOfFile, reportEntries, sourceText, type Entry } from '../entries.ts';
import type { DigestInput, FormatReport } from '../format.ts';
import type { Fields } from '../record.ts';
import type { ParseReport, ParsedPaper } from '../report.ts';

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
  const read = entries.map(({ value, section }, index): Entry => {
    const text = JSON.stringify(value, null, 1) ?? 'null';
    const found = fieldsOf(value);
    if ('ignored' in found) return { line: index + 1, text: text.slice(0, 300), reason: found.ignored };
    const { digest: own = {}, ...fields } = found;
    return {
      ...fields,
      digest: { source, kind: null, ...(section === undefined ? {} : { section }), ...own },
      raw: { format, text },
    };
  });
  return reportEntries(digestOfFile(input, digest), read, {
    alike: sourceText,
    warnings,
    ...(claimed === undefined ? {} : { claimed }),
  });
}
