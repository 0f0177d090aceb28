import type { LedgerLine, LineRole, ParseOptions } from '../../report.ts';
import { indentOf, type Line } from './lines.ts';
import { unmark, type Unmarked } from './markers.ts';
import { cjkCount, effectiveLength } from './measure.ts';
import { metadataOf, type MetadataKind } from './metadata.ts';
import { gluedPrefix, noiseOf, type NoiseKind } from './noise.ts';
import { keptPrefixes, likeness } from './rules.ts';
import { isHardBreak } from './wrap.ts';

/** What gets one label: a line, or the lines that a wrapper made of one paragraph. */
export interface Unit {
  readonly lines: readonly Line[];
  /** Text per line, a trimmed prefix removed. */
  readonly parts: readonly string[];
  readonly text: string;
  readonly shape: Unmarked;
  readonly afterBlank: boolean;
  readonly noise: NoiseKind | null;
  readonly metadata: MetadataKind | null;
  /** What the reader decided about these lines. */
  readonly role: LineRole | null;
  /** Whether the cut before or after this unit is a guess. */
  readonly guessed: boolean;
}

export interface Units {
  readonly units: readonly Unit[];
  readonly trimmed: readonly LedgerLine[];
}

interface Open {
  lines: Line[];
  parts: string[];
  afterBlank: boolean;
  role: LineRole | null;
  noise: NoiseKind | null;
  metadata: MetadataKind | null;
  marked: Unmarked;
}

type Corrections = Pick<ParseOptions, 'roles' | 'keepPrefix' | 'rules'>;

/** Groups lines into units: wrapped lines joined (`width` > 0), everything else one line each. Page furniture and metadata never join. */
export function buildUnits(lines: readonly Line[], width: number, corrections: Corrections = {}): Units {
  const units: Unit[] = [];
  const trimmed: LedgerLine[] = [];
  const keep = new Set(corrections.keepPrefix);
  const kept = keptPrefixes(corrections.rules);
  let open: Open | null = null;
  let afterBlank = false;
  let sawNoise = false;
  for (const line of lines) {
    if (line.text === '') {
      if (open !== null) units.push(close(open));
      open = null;
      afterBlank = true;
      continue;
    }
    const role = corrections.roles?.[line.number] ?? null;
    if (open !== null && open.role === role && continues(open, line, width)) {
      open.lines.push(line);
      open.parts.push(line.text);
      continue;
    }
    if (open !== null) units.push(close(open));
    const glued = sawNoise && !keep.has(line.number) ? gluedPrefix(line.text) : null;
    const prefix = glued !== null && kept.has(likeness(glued)) ? null : glued;
    if (prefix !== null) trimmed.push({ line: line.number, text: prefix, reason: 'glued button label' });
    open = start(line, prefix, afterBlank, role);
    sawNoise ||= open.noise !== null;
    afterBlank = false;
  }
  if (open !== null) units.push(close(open));
  return { units, trimmed };
}

function start(line: Line, prefix: string | null, afterBlank: boolean, role: LineRole | null): Open {
  const text = prefix === null ? line.text : line.text.slice(prefix.length).trim();
  const noise = noiseOf(text);
  const metadata = noise === null ? metadataOf(text) : null;
  return { lines: [line], parts: [text], afterBlank, role, noise, metadata, marked: unmark(text) };
}

function continues(open: Open, line: Line, width: number): boolean {
  if (open.noise !== null || (open.metadata !== null && open.metadata !== 'field')) return false;
  const last = open.lines.at(-1);
  if (last === undefined) return false;
  if (width > 0 && open.marked.level === 0)
    return !isHardBreak(last, line, width) && !startsNextItem(open, line, last);
  return continuesMarked(open, line);
}

/** A list item directly under a full line: the next number of the list, or a marker hanging left of the text above it. */
function startsNextItem(open: Open, line: Line, last: Line): boolean {
  const next = unmark(line.text);
  if (!next.marked) return false;
  if (next.level > 0) return true;
  if (next.number !== undefined && open.marked.number !== undefined)
    return next.number === open.marked.number + 1;
  return indentOf(line) < indentOf(last);
}

/** A heading or list item that goes on in an indented line. */
function continuesMarked(open: Open, line: Line): boolean {
  if (!open.marked.marked || indentOf(line) < 2 || line.text.length >= 160) return false;
  if (effectiveLength(open.parts.join(' ')) >= 160) return false;
  return noiseOf(line.text) === null && metadataOf(line.text) === null && !unmark(line.text).marked;
}

function close(open: Open): Unit {
  const text = joinParts(open.parts);
  return {
    lines: open.lines,
    parts: open.parts,
    text,
    shape: open.parts.length === 1 ? open.marked : unmark(text),
    afterBlank: open.afterBlank,
    noise: open.noise,
    metadata: open.metadata,
    role: open.role,
    guessed: false,
  };
}

/** Joins wrapped lines with a space, or with nothing where a CJK text goes on. */
export function joinParts(parts: readonly string[]): string {
  const joined: string[] = [];
  for (const [index, part] of parts.entries()) {
    const before = parts[index - 1];
    if (before !== undefined && cjkCount(before.slice(-1)) === 0) joined.push(' ');
    joined.push(part);
  }
  return joined.join('');
}
