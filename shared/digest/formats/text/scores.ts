import {
  cjkCount,
  effectiveLength,
  endsLikeProse,
  endsWithStop,
  innerSentences,
  isNameList,
  opensLikeAbstract,
  wordCount,
} from './measure.ts';
import type { Unit } from './units.ts';

/** How well a unit fits each label, in log-odds-like points. Mutable: the habits of the file adjust them. */
export interface Scores {
  title: number;
  authors: number;
  abstract: number;
  metadata: number;
  noise: number;
}

/** A unit with its measures and scores. */
export interface Scored {
  readonly unit: Unit;
  readonly bare: string;
  /** The text as a paragraph of an abstract: list markers stay, they may be the author's own. */
  readonly body: string;
  readonly length: number;
  readonly sentences: number;
  readonly namesList: boolean;
  readonly saysAuthors: boolean;
  readonly scores: Scores;
}

/** Points that no sum of the others reaches: a label that is certain. */
export const CERTAIN = 1000;

const AUTHORS_LABEL = /^(?:Authors?|By)\s*[:：]/i;

/** Scores every unit by itself, before the file as a whole is considered. Points were set on real files, see the README. */
export function scoreUnits(units: readonly Unit[]): readonly Scored[] {
  const markedShare = units.filter((unit) => unit.shape.marked).length / Math.max(1, units.length);
  return units.map((unit) => scoreUnit(unit, markedShare > 0.15));
}

function scoreUnit(unit: Unit, markersAreHabit: boolean): Scored {
  const bare = unit.shape.bare;
  const measured = {
    unit,
    bare,
    body: unit.shape.marked && unit.shape.label === undefined ? unit.text : bare,
    length: effectiveLength(bare),
    sentences: innerSentences(bare),
    namesList: isNameList(bare),
    saysAuthors: AUTHORS_LABEL.test(unit.text),
  };
  const scores = {
    title: titleScore(measured, markersAreHabit),
    abstract: abstractScore(measured, markersAreHabit),
    authors: (measured.namesList ? 3 : -6) + (measured.saysAuthors ? 6 : 0),
    metadata: unit.metadata === null ? -9 : 7,
    noise: unit.noise === null ? -6 : 8,
  };
  return { ...measured, scores };
}

type Measured = Omit<Scored, 'scores'>;

function titleScore(
  { unit, bare, length, sentences, namesList }: Measured,
  markersAreHabit: boolean,
): number {
  let score = length < 8 ? -4 : length <= 220 ? 2 : length <= 300 ? -2 : -7;
  if (unit.shape.marked) score += markersAreHabit ? 2.5 : 1;
  score += endsWithStop(bare) && !/(?:et al|Inc|vs)\.$/.test(bare.slice(-10)) ? -1.2 : 0.4;
  score += sentences >= 2 ? -2.5 : sentences === 1 ? -0.8 : 0;
  if (startsLower(bare)) score -= 1;
  if (opensLikeAbstract(bare) && length > 120) score -= 2.5;
  score += wordCount(bare) >= 3 || cjkCount(bare) > 5 ? 0.5 : -0.5;
  if (namesList) score -= 2;
  if (unit.afterBlank) score += 0.4;
  if (unit.shape.label !== undefined) score += unit.shape.label === 'title' ? 9 : -9;
  return score;
}

function abstractScore({ unit, bare, length, sentences }: Measured, markersAreHabit: boolean): number {
  let score = length >= 300 ? 4 : length >= 150 ? 2 : length >= 90 ? 0.3 : -3;
  score += endsLikeProse(bare) ? 1 : -0.3;
  score += sentences >= 2 ? 2 : sentences === 1 ? 0.8 : -0.6;
  if (opensLikeAbstract(bare)) score += 1;
  if (unit.shape.marked && markersAreHabit) score -= 2;
  if (unit.shape.label !== undefined) score += unit.shape.label === 'abstract' ? 9 : -9;
  return score;
}

/** Lower-case first letter, unless the word is a name such as `iPhone`, `k-Means` or `mT5`. */
function startsLower(text: string): boolean {
  return /^[a-z]/.test(text) && !/^[a-z]{1,20}[A-Z0-9-]/.test(text);
}
