/** Learns what this file does throughout, and rescores its units accordingly. */
import { endsWithStop, wordCount } from './measure.ts';
import { CERTAIN, type Scored } from './scores.ts';

/** Adjusts the scores in place; meant for texts without structured mode. */
export function adaptToHabits(scored: readonly Scored[]): void {
  settleOrganisations(scored);
  const body = scored.filter(isBody);
  const candidates = body.filter(
    ({ scores, length }) => scores.title > scores.abstract - 1.5 && length <= 250,
  );
  allowStops(candidates);
  settleAuthors(body, candidates.length);
  settleTitlesOnly(body);
}

const isBody = ({ unit, scores }: Scored): boolean =>
  unit.noise === null && unit.metadata === null && scores.metadata < CERTAIN;

/** A short line under a title or its abstract, before `·` and the number of authors or a day, is who wrote the paper. */
function settleOrganisations(scored: readonly Scored[]): void {
  for (const [at, entry] of scored.entries()) {
    const [above, dot, count] = [scored[at - 1], scored[at + 1], scored[at + 2]];
    if (above === undefined || !isBody(above) || !isBody(entry)) continue;
    if (dot?.unit.noise !== 'separator' || !/^[·•]$/.test(dot.unit.text)) continue;
    const follows = count?.unit.metadata === 'author count' || count?.unit.metadata === 'date';
    if (follows && entry.length <= 80 && wordCount(entry.bare) <= 8 && !endsWithStop(entry.bare))
      entry.scores.metadata = CERTAIN;
  }
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
  const prose = body.filter(
    (entry, at) => entry.length >= 200 || entry.sentences >= 1 || isSummary(entry, body[at - 1]),
  );
  if (prose.length / Math.max(1, body.length) >= 0.08) return;
  for (const { scores, saysAuthors } of body) {
    scores.abstract -= 20;
    if (!saysAuthors) scores.authors -= 20;
  }
}

/** A summary of one sentence: it ends like one, and the shorter line above it does not. */
const isSummary = ({ length, bare }: Scored, above: Scored | undefined): boolean =>
  above !== undefined &&
  length >= 90 &&
  endsWithStop(bare) &&
  above.length < length &&
  !endsWithStop(above.bare);
