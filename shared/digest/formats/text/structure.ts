/**
 * Structured mode. When one heading level repeats and most of its headings are followed by a real body, the
 * headings are the titles and everything up to the next one is that entry, however it is wrapped.
 */
import { unwrapLink } from './markers.ts';
import { CERTAIN, type Scored } from './scores.ts';

const LONGEST_TITLE = 2000;

/** The heading level that titles have, or 0 when the text is not structured by headings. */
export function titleLevel(scored: readonly Scored[]): number {
  const bodies = bodiesByLevel(scored);
  const candidates = [...bodies].filter(
    ([, lengths]) =>
      lengths.length >= 2 && lengths.filter((length) => length >= 80).length / lengths.length >= 0.6,
  );
  return candidates.toSorted((a, b) => b[1].length - a[1].length)[0]?.[0] ?? 0;
}

/** Length of the text under each heading, by heading level. */
function bodiesByLevel(scored: readonly Scored[]): ReadonlyMap<number, number[]> {
  const bodies = new Map<number, number[]>();
  let current: number[] | null = null;
  for (const { unit, length } of scored) {
    if (unit.noise !== null) continue;
    if (unit.shape.level > 0) {
      current = bodies.get(unit.shape.level) ?? [];
      bodies.set(unit.shape.level, current);
      current.push(0);
    } else if (current !== null && unit.metadata === null) {
      current[current.length - 1] = (current.at(-1) ?? 0) + length;
    }
  }
  return bodies;
}

/** What structured mode decides about each unit: its text without link and line-break debris, its scores, and why it is set aside. */
export interface Structured {
  readonly scored: readonly Scored[];
  /** Reason by index, for units that belong to no entry. */
  readonly reasons: ReadonlyMap<number, string>;
}

/** Labels the units of a text whose titles are the headings of `level`. Higher headings are sections. */
export function applyStructure(scored: readonly Scored[], level: number): Structured {
  const reasons = new Map<number, string>();
  let inside = false;
  const labelled = scored.map((entry, index) => {
    const { unit } = entry;
    if (unit.noise !== null || unit.metadata !== null) return entry;
    const heading = unit.shape.level;
    if (heading === level) inside = true;
    else if (heading > 0 && heading < level) inside = false;
    if (heading === level) return { ...entry, bare: titleText(entry.bare), scores: only('title') };
    if (!inside) {
      reasons.set(index, heading > 0 ? 'section heading' : 'text outside any entry');
      return { ...entry, scores: only('noise') };
    }
    const scores = { ...entry.scores };
    scores.abstract += 14;
    scores.title -= 20;
    scores.authors -= 4;
    return { ...entry, body: bodyText(entry), scores };
  });
  return { scored: labelled, reasons };
}

/** Scores that leave one label only. */
export function only(label: keyof Scored['scores']): Scored['scores'] {
  const scores = { title: -20, authors: -20, abstract: -20, metadata: -20, noise: -20 };
  scores[label] = CERTAIN;
  return scores;
}

/** Markdown scrapers write a wrapped heading as `first part\  second part`. */
function titleText(text: string): string {
  if (text.length > LONGEST_TITLE) return text;
  return unwrapLink(text.replace(/\\{1,3}\s{1,9}/g, ' ')).text;
}

/** A body line without the bracket of the link around the whole body and without `\\` line ends. */
function bodyText({ unit }: Scored): string {
  return unit.parts.map(bodyLine).join(' ');
}

function bodyLine(text: string): string {
  const opened = /^\[\S/.test(text) ? text.slice(1) : text;
  const middle = opened.endsWith(')') ? opened.lastIndexOf('](http') : -1;
  const closed = middle < 0 || opened.includes('[') ? opened : opened.slice(0, middle);
  return closed.replace(/\\{1,2}$/, '').trim();
}
