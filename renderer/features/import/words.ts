import type { Correction } from '../../../shared/digest/likes.ts';
import type { Rule } from '../../../shared/digest/report.ts';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import type { Corrected, PlanEntry } from '../../workers/ingest-api.ts';

/** Why an entry would join another paper or looks like one, in words; null where it does neither. */
export function reasonOf({ status, other, why, similarity }: PlanEntry): string | null {
  if (other === undefined || why === undefined) return null;
  if (why.kind === 'same-id') {
    const same = t.importing.why['same-id'](why.id);
    return t.importing.match(status === 'conflict' ? t.importing.otherTitle(same) : same, undefined);
  }
  // Where titles are equal the words of the abstracts add nothing to it.
  if (why.kind !== 'same-title') return t.importing.match(t.importing.why[why.kind], similarity);
  const words = why.and === 'authors' ? t.importing.why.authors(why.count) : t.importing.why[why.and];
  return t.importing.match(words, status === 'possible' ? similarity : undefined);
}

/** What an entry does that joins a paper, or is kept apart from one of the same id; null for others. */
export function noteOf({ status, other, gains }: PlanEntry): string | null {
  if (other === undefined) return null;
  const title = displayTitle(other.title);
  if (status === 'conflict') return t.importing.keptApart(title);
  if (status !== 'here') return null;
  const joins = t.importing.joins(title, other.inThisFile);
  return gains === undefined || other.inThisFile ? joins : `${joins}. ${t.importing.gains(gains)}`;
}

/** What the last correction did. */
export function correctedText(made: Correction, { lines }: Corrected): string {
  const said = t.importing.corrected;
  if (made.kind === 'prefix') return said.prefix(made.text);
  if (made.kind === 'role') return said[made.role](made.line);
  if (made.rule.kind === 'swap') return said.swap;
  return made.rule.kind === 'keep-prefix' ? said.prefixes : said.lines(lines);
}

/** What more of the digest a rule would change. */
export function offerText(rule: Rule, count: number): string {
  const { offer } = t.importing;
  if (rule.kind !== 'same-opening') return offer[rule.kind](count);
  return rule.opening === 'caps' ? offer.caps(count) : offer['same-opening'](count, rule.opening);
}
