import { digestOfFile, reportEntries, sourceText } from '../entries.ts';
import type { DigestInput, FormatReport } from '../format.ts';
import type { Fields } from '../record.ts';
import { readTagged, type TaggedEntry, type TagSyntax } from './read.ts';

/** The report on a file of tagged entries; `fieldsOf` says what an entry means, the rest is the same for all of them. */
export function taggedReport(
  input: DigestInput,
  syntax: TagSyntax,
  { format, fieldsOf }: { readonly format: string; readonly fieldsOf: (entry: TaggedEntry) => TaggedFields },
): FormatReport {
  const { entries, ignored, total } = readTagged(input.text, syntax);
  const papers = entries.map((entry) => {
    const { source = format, ...fields } = fieldsOf(entry);
    const { lineFrom, lineTo, text } = entry;
    return { ...fields, digest: { source, kind: null }, raw: { format, lineFrom, lineTo, text } };
  });
  return {
    ...reportEntries(digestOfFile(input), papers, { alike: sourceText }),
    ignored,
    count: { unit: 'line', total, used: entries.reduce((sum, { lines }) => sum + lines, 0) },
  };
}

export type TaggedFields = Omit<Fields, 'digest' | 'raw' | 'repeats'> & {
  readonly source?: string | undefined;
};
