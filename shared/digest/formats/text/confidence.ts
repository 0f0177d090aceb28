/** How sure the boundaries of an entry are: the margin of its labels, raised by how regular the file is. */
import type { Draft } from './drafts.ts';
import type { Scored } from './scores.ts';

const GUESSED_MARGIN = -3;
const MISSING_ABSTRACT = 0.4;
const TITLES_ONLY = 0.5;

/** One confidence per draft, 0 to 1, two decimals. `anchored` says whether ids or addresses accompany the entry. */
export function confidences(
  drafts: readonly Draft[],
  anchored: (draft: Draft) => boolean,
): readonly number[] {
  const { shape: usual, share } = commonShape(drafts);
  return drafts.map((draft) => {
    const bonus = isGuessed(draft) ? 0 : shapeOf(draft) === usual ? 3 * share : -1;
    const title = logistic(titleMargin(draft) + bonus);
    const abstract = abstractConfidence(draft, bonus, usual.endsWith('-') ? title : MISSING_ABSTRACT);
    const lowest = Math.min(title, abstract);
    const capped = draft.paragraphs.length > 0 || anchored(draft) ? lowest : Math.min(lowest, TITLES_ONLY);
    return Math.round(capped * 100) / 100;
  });
}

/** Whether a boundary of this entry was guessed rather than read. */
export const isGuessed = (draft: Draft): boolean =>
  draft.title?.unit.guessed === true || draft.paragraphs.some(({ unit }) => unit.guessed);

function titleMargin(draft: Draft): number {
  if (draft.title === null) return GUESSED_MARGIN;
  const { unit, scores } = draft.title;
  if (unit.role !== null) return 6;
  return unit.guessed ? GUESSED_MARGIN : scores.title - Math.max(scores.abstract, scores.authors);
}

function abstractConfidence({ paragraphs }: Draft, bonus: number, missing: number): number {
  if (paragraphs.length === 0) return missing;
  return Math.min(
    ...paragraphs.slice(0, 100).map((paragraph) => logistic(abstractMargin(paragraph) + bonus)),
  );
}

function abstractMargin({ unit, scores }: Scored): number {
  return unit.role !== null ? 6 : scores.abstract - Math.max(scores.title, scores.authors);
}

const shapeOf = (draft: Draft): string =>
  `${draft.authors.length > 0 ? 'u' : ''}${draft.paragraphs.length > 0 ? 'A' : '-'}`;

function commonShape(drafts: readonly Draft[]): { readonly shape: string; readonly share: number } {
  const counts = new Map<string, number>();
  for (const draft of drafts) counts.set(shapeOf(draft), (counts.get(shapeOf(draft)) ?? 0) + 1);
  const [shape = '-', count = 0] = [...counts].toSorted((a, b) => b[1] - a[1])[0] ?? [];
  return { shape, share: count / Math.max(1, drafts.length) };
}

const logistic = (value: number): number => 1 / (1 + Math.exp(-value));
