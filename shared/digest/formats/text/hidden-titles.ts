/**
 * A wrapped title directly above its abstract can look like the abstract's first line. In a file whose blocks start
 * with a title, a block that starts with an abstract hides one: it is cut at the likeliest line, and flagged.
 */
import { unmark } from './markers.ts';
import type { Label } from './labels.ts';
import { only } from './structure.ts';
import { scoreUnits, type Scored } from './scores.ts';
import { joinParts, type Unit } from './units.ts';

/** A unit and the label it was given. */
export interface Labelled {
  readonly scored: Scored;
  readonly label: Label;
  /** Why a unit labelled noise is no part of an entry, where it is not page furniture. */
  readonly reason?: string;
}

const LONGEST_TITLE_LINES = 4;

/** Splits blocks that hide their title; returns the input where blocks do not usually start with one. */
export function uncoverTitles(units: readonly Labelled[]): readonly Labelled[] {
  const opens = blockStart(units);
  const starts = units.filter(
    ({ scored, label }) => opens(scored.unit) && (label === 'title' || label === 'abstract'),
  );
  const titled = starts.filter(({ label }) => label === 'title').length;
  if (starts.length <= 5 || titled / starts.length <= 0.6) return units;
  return units.flatMap((unit) => (opens(unit.scored.unit) && hidesTitle(unit) ? split(unit) : [unit]));
}

/** Blocks start at list markers where most titles have one, else after blank lines. */
function blockStart(units: readonly Labelled[]): (unit: Unit) => boolean {
  const titles = units.filter(({ label }) => label === 'title');
  const marked = titles.filter(({ scored }) => scored.unit.shape.marked).length;
  return marked > titles.length * 0.5 ? (unit) => unit.shape.marked : (unit) => unit.afterBlank;
}

function hidesTitle({ scored: { unit }, label }: Labelled): boolean {
  return label === 'abstract' && unit.role === null && unit.parts.length > 2;
}

function split({ scored: { unit } }: Labelled): readonly Labelled[] {
  const at = titleLines(unit.parts);
  const title = piece(unit, 0, at);
  const abstract = piece(unit, at, unit.parts.length);
  return [
    { scored: { ...rescored(title), scores: only('title') }, label: 'title' },
    { scored: rescored(abstract), label: 'abstract' },
  ];
}

/** A title goes on while it is too short to be one, ends on a word that needs another, or goes on in lower case. */
function titleLines(parts: readonly string[]): number {
  const most = Math.min(LONGEST_TITLE_LINES, parts.length - 1);
  let count = 1;
  while (count < most && isUnfinished(parts.slice(0, count).join(' '), parts[count] ?? '')) count++;
  return count;
}

function isUnfinished(title: string, next: string): boolean {
  return title.length < 20 || /^[a-z(]/.test(next) || OPEN_ENDED.test(title.slice(-12));
}

const OPEN_ENDED =
  /(?:[:,–-]|\s(?:a|an|and|as|at|between|by|for|from|in|into|is|of|on|or|over|the|to|towards?|under|using|via|with|without))$/i;

function piece(unit: Unit, from: number, to: number): Unit {
  const parts = unit.parts.slice(from, to);
  const text = joinParts(parts);
  return {
    ...unit,
    lines: unit.lines.slice(from, to),
    parts,
    text,
    shape: unmark(text),
    afterBlank: from === 0 && unit.afterBlank,
    guessed: true,
  };
}

function rescored(unit: Unit): Scored {
  const [scored] = scoreUnits([unit]);
  if (scored === undefined) throw new Error('one unit has one score');
  return scored;
}
