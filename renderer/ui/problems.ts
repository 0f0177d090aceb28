import type { Problem } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';

/** What to tell the reader about a problem: what happened, and what to do. Every code has a text. */
export function problemText({ code, detail = '' }: Problem): {
  readonly title: string;
  readonly advice: string;
} {
  const [title, advice] = t.problems[code];
  return { title: title.replace('{detail}', detail), advice: advice.replace('{detail}', detail) };
}
