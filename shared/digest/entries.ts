/** Reports of formats made of entries: each is a record or is ignored with a reason, and what is printed twice in a row is one record. */
import type { DigestInput, FormatReport } from './format.ts';
import { toRecord, type Fields } from './record.ts';
import type { LedgerLine, ParseReport } from './report.ts';
import { stemOf } from './file-name.ts';

/** One entry of a digest: a paper, or what it is instead. */
export type Entry = Fields | LedgerLine;

interface More extends Pick<FormatReport, 'warnings' | 'claimed' | 'gate'> {
  /** What makes neighbours the same entry, empty for one that is like no other; what was read of them where absent. */
  readonly alike?: (fields: Fields) => string;
}

/** The report on the entries of a digest in their order. Neighbours that are the same become one record with `repeats`. */
export function reportEntries(
  digest: ParseReport['digest'],
  entries: readonly Entry[],
  { alike = whatIsRead, ...more }: More = {},
): FormatReport {
  const ignored = entries.filter((entry): entry is LedgerLine => 'reason' in entry);
  const papers = entries.filter((entry): entry is Fields => !('reason' in entry));
  const records = collapse(papers, alike).map((fields, index) => toRecord(fields, index + 1));
  return {
    digest,
    records,
    ignored,
    ...more,
    count: { unit: 'entry', total: entries.length, used: papers.length },
  };
}

/** The source text of an entry, for formats in which two entries are the same only when they are so to the letter. */
export const sourceText = ({ raw }: Fields): string => raw.text.trim();

/** Everything but the place; entries without a title are never taken for the same. */
function whatIsRead({ title, abstract, authors, venue, published, ids, urls }: Fields): string {
  if ((title ?? '').trim() === '') return '';
  return JSON.stringify([title, abstract, authors, venue, published, ids, urls]);
}

function collapse(entries: readonly Fields[], alike: (fields: Fields) => string): readonly Fields[] {
  const kept: Fields[] = [];
  let before = '';
  for (const entry of entries) {
    const key = alike(entry);
    const last = kept.at(-1);
    if (last !== undefined && key === before && key !== '')
      kept[kept.length - 1] = { ...last, repeats: (last.repeats ?? 1) + (entry.repeats ?? 1) };
    else kept.push(entry);
    before = key;
  }
  return kept;
}

/** A digest named after its file, dated by a day in the file's name; `given` wins where it says more. */
export function digestOfFile(
  { name }: Pick<DigestInput, 'name'>,
  given: ParseReport['digest'] = {},
): ParseReport['digest'] {
  const title = stemOf(name);
  const date = /(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/.exec(name)?.[0];
  return { ...(title === '' ? {} : { title }), ...(date === undefined ? {} : { date }), ...given };
}
