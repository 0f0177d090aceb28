/**
 * What else in a digest is like the line that the reader corrected, so that one correction can be offered for all of it. Works on the
 * report alone: the lines that it names are all the lines of the text.
 */
import { likeness, openingOf, placeOf, roleBy } from './formats/text/rules.ts';
import { unmark } from './formats/text/markers.ts';
import type { LineRole, ParsedPaper, ParseReport, Rule } from './report.ts';

/** What the reader did: gave a line a role, put a prefix back, or made a rule. */
export type Correction =
  | { readonly kind: 'role'; readonly line: number; readonly role: LineRole }
  | { readonly kind: 'prefix'; readonly text: string }
  | { readonly kind: 'rule'; readonly rule: Rule };

/** A rule and how many lines or entries it would change. */
export interface Offer {
  readonly rule: Rule;
  readonly count: number;
}

/** A line of the digest and what it was read as. */
export interface ReadLine {
  readonly text: string;
  readonly as: 'title' | 'used' | 'ignored';
}

/** Every non-blank line of the digest's text entries and its ledger, by number. */
export function readLines({
  records,
  ignored,
}: Pick<ParseReport, 'records' | 'ignored'>): ReadonlyMap<number, ReadLine> {
  const lines = new Map<number, ReadLine>();
  for (const { raw } of records) {
    const from = raw.lineFrom;
    if (raw.format !== 'text' || from === undefined) continue;
    raw.text.split('\n').forEach((text, n) => {
      if (text.trim() !== '') lines.set(from + n, { text: text.trim(), as: 'used' });
    });
  }
  for (const record of records)
    for (const line of titleLines(record)) {
      const text = lines.get(line)?.text;
      if (text !== undefined) lines.set(line, { text, as: 'title' });
    }
  for (const { line, text } of ignored) lines.set(line, { text, as: 'ignored' });
  return lines;
}

/** The numbers of the lines that a text entry's title was read from; none for an entry without a title. */
export function titleLines({ title, raw }: ParsedPaper): readonly number[] {
  if (title === null || raw.lineFrom === undefined || raw.format !== 'text') return [];
  const found: number[] = [];
  let left = title.length;
  for (const [n, text] of raw.text.split('\n').entries()) {
    const bare = unmark(text.trim()).bare;
    const fits = bare !== '' && (title.includes(bare) || bare.includes(title) || text.includes(title));
    if (!fits || (found.length === 0 && !isStart(title, bare, text))) {
      if (found.length > 0) break;
      continue;
    }
    found.push(raw.lineFrom + n);
    left -= bare.length + 1;
    if (left <= 1) break;
  }
  return found;
}

const isStart = (title: string, bare: string, text: string): boolean =>
  title.startsWith(bare) || bare.includes(title) || text.includes(title);

/** The rule that does for the rest of the digest what a correction did for one line; null where nothing else is like it. The report is the one read with the correction. */
export function offerFor(report: ParseReport, correction: Correction): Offer | null {
  if (correction.kind === 'rule') return null;
  if (correction.kind === 'prefix') return prefixOffer(report, correction.text);
  const { line, role } = correction;
  if (role === 'swapped') return swapOffer(report);
  const lines = readLines(report);
  for (const rule of rulesLike(lines, line, role)) {
    const count = changedBy(lines, rule, line);
    if (count > 0) return { rule, count };
  }
  return null;
}

/** How many lines a rule about lines holds for. */
export function heldBy(report: ParseReport, rule: Rule): number {
  let count = 0;
  const lines = readLines(report);
  for (const [number, { text }] of lines) if (roleBy(rule, text, before(lines, number)) !== null) count++;
  return count;
}

/** What is alike, the closest likeness first. */
function rulesLike(lines: ReadonlyMap<number, ReadLine>, line: number, role: LineRole): readonly Rule[] {
  const text = lines.get(line)?.text;
  if (text === undefined) return [];
  const opening = openingOf(text);
  const after = role === 'ignored' ? null : placeOf(before(lines, line));
  return [
    { kind: 'same-text', text: likeness(text), role },
    ...(opening === null ? [] : [{ kind: 'same-opening', opening, role } as const]),
    ...(after === null
      ? []
      : [
          {
            kind: 'same-place',
            after,
            least: Math.floor(text.length / 3),
            most: text.length * 3,
            role,
          } as const,
        ]),
  ];
}

/** Blank lines are those that nothing names. */
const before = (lines: ReadonlyMap<number, ReadLine>, line: number): string =>
  lines.get(line - 1)?.text ?? '';

const READ_AS: Partial<Record<LineRole, ReadLine['as']>> = {
  title: 'title',
  start: 'title',
  ignored: 'ignored',
};

/** How many other lines are like it and were read as something else. What is part of a paper's text already stays out where the role is `abstract`. */
function changedBy(lines: ReadonlyMap<number, ReadLine>, rule: Rule, line: number): number {
  let count = 0;
  for (const [number, { text, as }] of lines) {
    if (number === line) continue;
    const role = roleBy(rule, text, before(lines, number));
    if (role !== null && as !== (READ_AS[role] ?? 'used')) count++;
  }
  return count;
}

function prefixOffer({ trimmed }: ParseReport, text: string): Offer | null {
  const count = trimmed.filter((each) => likeness(each.text) === likeness(text)).length;
  return count === 0 ? null : { rule: { kind: 'keep-prefix', text: likeness(text) }, count };
}

function swapOffer({ records }: ParseReport): Offer | null {
  const count = records.filter(
    ({ title, abstract = '' }) => abstract !== '' && (title ?? '').length > abstract.length,
  ).length;
  return count === 0 ? null : { rule: { kind: 'swap' }, count };
}
