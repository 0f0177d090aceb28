/**
 * The plain-text family: copied pages, pasted lists, Markdown notes. Lines become units, units get scores, the file's
 * own habits adjust them, the best sequence of labels cuts entries. Linear in the length of the text. See ../../README.md.
 */
import type { DigestSource, ParseOptions, ParseReport } from '../../report.ts';
import type { DecodedText } from '../../source/decode.ts';
import { recogniseFamily } from '../../source/family.ts';
import { confidences } from './confidence.ts';
import { cutEntries, type SetAside } from './drafts.ts';
import { gateOf } from './gate.ts';
import { adaptToHabits } from './habits.ts';
import { readHeader, type FileHeader } from './header.ts';
import { uncoverTitles, type Labelled } from './hidden-titles.ts';
import { labelUnits } from './labels.ts';
import { settle } from './ledger.ts';
import { splitLines, type Line } from './lines.ts';
import { isAnchored, toPaper, type DigestContext } from './papers.ts';
import { scoreUnits, type Scored } from './scores.ts';
import { applyStructure, only, titleLevel, type Structured } from './structure.ts';
import { obeyRules } from './rules.ts';
import { swapEntries } from './swap.ts';
import { buildUnits, type Unit } from './units.ts';
import { wrapWidth } from './wrap.ts';
import { stemOf } from '../../file-name.ts';

/** A byte order mark, or UTF-8's read in an encoding that the reader chose. */
const MARK = /^(?:\uFEFF|\u00EF\u00BB\u00BF)/;

/** The report on a decoded text. Promises that every non-blank line is accounted for; never throws on input. */
export function parseText(decoded: DecodedText, source: DigestSource, wish: ParseOptions): ParseReport {
  const lines = splitLines(decoded.text.replace(MARK, ''));
  const options = obeyRules(lines, wish);
  const header = withoutCorrected(readHeader(lines), options);
  const body = lines.map((line) => (header.lines.has(line.number) ? { ...line, text: '' } : line));
  const width = wrapWidth(body);
  const { units, trimmed } = buildUnits(body, width, options);
  const cut = cutEntries(labelled(units, width));
  const { aside } = cut;
  const drafts = swapEntries(cut.drafts, options.rules);
  const context = contextOf(units, lines, header, source);
  const sure = confidences(drafts, isAnchored);
  const records = drafts.map((draft, index) => toPaper(draft, index + 1, sure[index] ?? 0, context));
  const family = recogniseFamily(decoded.text);
  const ledger = settle(
    lines,
    drafts.map((draft) => draft.lines),
    [...headerLines(lines, header), ...aside],
  );
  return {
    format: 'text',
    digest: digestOf(context, source),
    unaccounted: ledger.unaccounted,
    warnings: [
      ...decoded.warnings,
      ...(family === null ? [] : [`recognised as ${family}; read as plain text in this version`]),
    ],
    records,
    ignored: ledger.ignored,
    trimmed,
    untitled: records.filter(({ title }) => title === null).length,
    encoding: decoded.encoding,
    gate: gateOf(records, family),
    lines: ledger.lines,
  };
}

function labelled(units: readonly Unit[], width: number): readonly Labelled[] {
  const { scored, reasons } = scoreFile(units);
  const forced = scored.map(obeyReader);
  const labels = labelUnits(forced);
  const all = forced.map((entry, index): Labelled => {
    const reason = reasons.get(index);
    const label = labels[index] ?? 'noise';
    return reason === undefined ? { scored: entry, label } : { scored: entry, label, reason };
  });
  return width > 0 && reasons.size === 0 ? uncoverTitles(all) : all;
}

function scoreFile(units: readonly Unit[]): Structured {
  const scored = scoreUnits(units);
  const level = titleLevel(scored);
  if (level > 0) return applyStructure(scored, level);
  adaptToHabits(scored);
  return { scored, reasons: new Map() };
}

/** The reader's corrections win over every rule. */
function obeyReader(entry: Scored): Scored {
  const { role } = entry.unit;
  if (role === null) return entry;
  if (role === 'ignored') return { ...entry, scores: only('noise') };
  if (role === 'swapped') return { ...entry, scores: only('title') };
  if (role !== 'start') return { ...entry, scores: only(role) };
  return { ...entry, scores: only(entry.scores.abstract > entry.scores.title ? 'abstract' : 'title') };
}

function headerLines(lines: readonly Line[], header: FileHeader): readonly SetAside[] {
  return lines
    .filter(({ number, text }) => text !== '' && header.lines.has(number))
    .map((line) => ({ line, reason: 'file header' }));
}

/** A header line that the reader gave a role is one no longer. */
function withoutCorrected(header: FileHeader, { roles = {} }: ParseOptions): FileHeader {
  return { ...header, lines: new Set([...header.lines].filter((number) => roles[number] === undefined)) };
}

const ISO_DAY = /(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/;

function contextOf(
  units: readonly Unit[],
  lines: readonly Line[],
  { fields }: FileHeader,
  source: DigestSource,
): DigestContext {
  const captured =
    fields.get('captured') ?? fields.get('retrieved') ?? fields.get('saved') ?? fields.get('accessed');
  const evident = isoDay(captured) ?? isoDay(fields.get('date')) ?? isoDay(source.name);
  const capturedAt = evident ?? isoDay(source.capturedAt);
  const date = evident ?? (isCopiedPage(units) ? capturedAt : undefined);
  return {
    source: sourceName(units, fields.get('url')),
    ...(date === undefined ? {} : { date }),
    ...(capturedAt === undefined ? {} : { capturedAt }),
    lines,
  };
}

const isoDay = (text: string | undefined): string | undefined => ISO_DAY.exec(text ?? '')?.[0];

/** The host that a capture names, or the page that the furniture gives away. */
function sourceName(units: readonly Unit[], url: string | undefined): string {
  if (url !== undefined && URL.canParse(url)) return new URL(url).hostname;
  return isCopiedPage(units) ? 'huggingface.co' : 'text';
}

/** The date of a file says when a page was copied only if it is a copied page. */
const isCopiedPage = (units: readonly Unit[]): boolean =>
  units.some(
    ({ noise, text }) =>
      noise === 'promotion' || (noise === 'byline' && /\bAK\b.{0,40} and the research community$/.test(text)),
  );

function digestOf({ source, date }: DigestContext, { name }: DigestSource): ParseReport['digest'] {
  const title = stemOf(name ?? '');
  return {
    ...(title === '' ? {} : { title }),
    ...(source === 'text' ? {} : { source }),
    ...(date === undefined ? {} : { date }),
  };
}
