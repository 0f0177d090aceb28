/** Learns what this file does throughout, and rescores its units accordingly. */
import type { Scored } from './scores.ts';

/** Adjusts the scores in place; meant for texts without structured mode. */
export function adaptToHabits(scored: readonly Scored[]): void {
  const body = scored.filter(({ unit }) => unit.noise === null && unit.metadata === null);
  const candidates = body.filter(
    ({ scores, length }) => scores.title > scores.abstract - 1.5 && length <= 250,
  );
  allowStops(candidates);
  settleAuthors(body, candidates.length);
  settleTitlesOnly(body);
}

/** Where most titles end with a full stop, it says nothing against a title. */
function allowStops(candidates: readonly Scored[]): void {
  const stopped = candidates.filter(({ bare }) => /[^.]\.$/.test(bare.slice(-2)));
  if (stopped.length <= candidates.length * 0.5) return;
  for (const { scores } of stopped) scores.title += 1.6;
}

/** Author lines are a habit of the file or they are not: a lone line of names is a title that reads like one. */
function settleAuthors(body: readonly Scored[], candidates: number): void {
  const lists = body.filter((entry) => entry.namesList);
  if (lists.length / Math.max(1, candidates) >= 0.3) return;
  for (const { scores, saysAuthors } of lists) {
    if (saysAuthors) continue;
    scores.authors -= 8;
    scores.title += 2;
  }
}

/** Without prose there are no abstracts: a list of titles. */
function settleTitlesOnly(body: readonly Scored[]): void {
  const prose = body.filter(({ length, sentences }) => length >= 200 || sentences >= 1);
  if (prose.length / Math.max(1, body.length) >= 0.08) return;
  for (const { scores, saysAuthors } of body) {
    scores.abstract -= 20;
    if (!saysAuthors) scores.authors -= 20;
  }
}
