import type { LineRole, Rule } from '../../report.ts';
import type { Draft } from './drafts.ts';
import type { Scored } from './scores.ts';

/** Exchanges title and abstract where the reader said so of an entry, and by the rule `swap` where a title is longer than its abstract. */
export function swapEntries(drafts: readonly Draft[], rules: readonly Rule[] = []): readonly Draft[] {
  const always = rules.some(({ kind }) => kind === 'swap');
  return drafts.map((draft) => (isSwapped(draft, always) ? swap(draft) : draft));
}

function isSwapped({ title, paragraphs }: Draft, always: boolean): boolean {
  if (title === null || paragraphs.length === 0) return false;
  if (title.unit.role !== null) return title.unit.role === 'swapped';
  return always && title.length > paragraphs.reduce((sum, { length }) => sum + length, 0);
}

/** The first paragraph becomes the title, the title the first paragraph. Both count as chosen by the reader. */
function swap(draft: Draft): Draft {
  const [first, ...rest] = draft.paragraphs;
  if (first === undefined || draft.title === null) return draft;
  const title = chosen(first, 'title');
  const abstract = { ...chosen(draft.title, 'abstract'), body: draft.title.bare };
  return { ...draft, title, paragraphs: [abstract, ...rest] };
}

const chosen = (scored: Scored, role: LineRole): Scored => ({
  ...scored,
  unit: { ...scored.unit, role, guessed: false },
});
