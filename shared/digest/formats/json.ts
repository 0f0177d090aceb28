/** JSON of bots, scrapers and dumps: whatever in it is like a paper, read by the usual names of its keys. */
import type { DigestFormat, FormatReport } from '../format.ts';
import { jsonReport } from '../json/report.ts';
import { emptyAnswer, recognise } from '../json/shapes.ts';

export const format: DigestFormat = {
  id: 'json',
  label: 'JSON',
  recognises: (input) => {
    const value = input.json();
    if (value === undefined || input.mediaType === 'text/html') return false;
    const found = recognise(value);
    return found === null ? emptyAnswer(value) !== null : found.shape === 'generic';
  },
  read: (input) => {
    const value = input.json();
    const found = recognise(value);
    const empty = found === null ? emptyAnswer(value) : null;
    const report = jsonReport(input, found?.entries ?? [], {
      format: 'json',
      source: 'JSON',
      warnings: empty === null ? [] : [`no papers: ${empty}`],
      fieldsOf: found?.fieldsOf ?? (() => ({ ignored: 'not a paper' })),
    });
    return { ...withDay(report), gate: gateOf(report) };
  },
};

/** The day on which a bot made its list, where all entries name the same. */
function withDay(report: FormatReport): FormatReport {
  const days = new Set(report.records.map(({ digest }) => digest.date));
  const [day] = days;
  return days.size === 1 && day !== undefined
    ? { ...report, digest: { ...report.digest, date: day } }
    : report;
}

/** Objects with titles are not always papers. */
function gateOf({ records }: FormatReport): { readonly score: number; readonly reasons: readonly string[] } {
  const telling = records.filter(
    ({ ids, authors, abstract = '' }) =>
      Object.keys(ids).length > 0 || authors.length > 0 || abstract.length > 80,
  );
  if (telling.length * 2 >= records.length) return { score: 1, reasons: [] };
  return { score: 0.4, reasons: ['most entries have neither authors nor abstracts nor identifiers'] };
}
