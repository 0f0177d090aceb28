/** A page without links to papers is read as the text that it shows, by the rules for text. */
import type { AnyNode } from 'domhandler';
import type { DigestInput, FormatReport } from '../format.ts';
import { parseText } from '../formats/text/index.ts';
import type { ParseOptions } from '../report.ts';
import { textOfPage } from './lines.ts';

/** The report on a page's text. Its lines are those of the page as shown, not those of its source. */
export function readAsText(root: AnyNode, input: DigestInput, options: ParseOptions): FormatReport {
  const decoded = {
    text: textOfPage(root),
    encoding: { label: 'utf-8', confidence: 1, replaced: 0 },
    warnings: [],
  };
  const source = {
    bytes: new Uint8Array(),
    name: input.name,
    ...(input.capturedAt === null ? {} : { capturedAt: input.capturedAt }),
  };
  const report = parseText(decoded, source, options);
  const records = report.records.map((record) => ({
    ...record,
    raw: { ...record.raw, part: 'text of the page' },
  }));
  return {
    digest: report.digest,
    records,
    ignored: report.ignored,
    trimmed: report.trimmed,
    warnings: [...report.warnings, 'no links to papers on this page; its text was read'],
    gate: report.gate,
    count: { unit: 'line', total: report.lines.total, used: report.lines.used },
  };
}
