/** Lists of authors in one line: `A. B. One, C. Two and D. Three (Some Lab)`. */
import type { Author } from './report.ts';

export interface AuthorList {
  readonly authors: readonly Author[];
  /** False where the line ends in "et al." or an ellipsis. */
  readonly complete: boolean;
}

const SUFFIX = /^(?:Jr|Sr|II|III|IV|V|M\.?D|Ph\.?D)\.?$/i;
const CUT = /^(?:et\.? al\.?|and others|others|\.{3}|…|\d{1,4} (?:more|additional) authors?.*)$/i;

/** Names parted by commas, semicolons and "and" outside parentheses; what is in parentheses is where they work. */
export function readAuthorList(line: string): AuthorList {
  const flat = withoutParentheses(line.replace(/[\s\u00A0]+/g, ' '));
  const names: string[] = [];
  let complete = true;
  const separator = flat.includes(';') ? /;| and (?=[^;]*$)/ : /,| and | & /;
  for (const piece of flat.split(separator)) {
    const name = piece
      .trim()
      .replace(/^(?:and|&) /i, '')
      .replace(/[\s*†‡§,]+$/, '');
    if (name === '') continue;
    const last = names.length - 1;
    if (SUFFIX.test(name) && last >= 0) names[last] = `${names[last] ?? ''}, ${name}`;
    else if (CUT.test(name)) complete = false;
    else {
      const cut = / et\.? al\.?$/i.test(name);
      if (cut) complete = false;
      names.push(cut ? name.replace(/ et\.? al\.?$/i, '') : name);
    }
  }
  return { authors: names.map((name) => ({ name })), complete };
}

/** An unclosed parenthesis ends with the line. */
function withoutParentheses(text: string): string {
  let depth = 0;
  let kept = '';
  for (const character of text) {
    if (character === '(') depth++;
    else if (character === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}
