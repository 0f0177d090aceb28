import { displayTitle } from './display.ts';
import type { Problem } from './problem.ts';
import { t } from './strings/index.ts';

/** What to tell the reader about a problem: what happened, and what to do. Every code has a text. */
export function problemText({ code, detail = '' }: Problem): {
  readonly title: string;
  readonly advice: string;
} {
  const [title, advice] = t.problems[code];
  // A function, because a file name may hold what `replace` reads as a pattern (`$&`).
  const fill = (text: string): string => text.replace('{detail}', () => displayTitle(detail));
  return { title: fill(title), advice: fill(advice) };
}
