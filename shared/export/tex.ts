/**
 * Text as TeX that prints the same text. Formulas, which the library keeps as they were written, stay formulas; what else of
 * it is TeX already (`\"o`, `\emph{x}`) is written as the reader sees it. Everything else has no meaning to TeX.
 */
import { tokenize } from '../tex/index.ts';
import { clean } from './plain.ts';

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '%': '\\%',
  '#': '\\#',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
};

/** Text that is no TeX at all, escaped; ligatures of dashes and quotes are broken up. */
export const escapeTex = (text: string): string =>
  clean(text)
    .replace(/[\\{}$&%#_^~<>]/g, (sign) => SIGNS[sign] ?? sign)
    .replace(/-(?=-)/g, '-{}')
    .replace(/(?<=`)`|(?<=')'|(?<=[?!])`/g, '{}$&');

/** A text of the library, with its formulas. */
export const texOf = (text: string): string =>
  tokenize(clean(text))
    .map((token) => {
      if (token.math && isBalanced(token.math.tex)) return `$${token.math.tex}$`;
      return escapeTex(token.text);
    })
    .join('');

/** Whether a formula can stand in braces. */
function isBalanced(tex: string): boolean {
  let depth = 0;
  for (const [sign] of tex.matchAll(/\\.|[{}$%]/gs)) {
    if (sign === '$' || sign === '%') return false;
    if (sign === '{') depth++;
    if (sign === '}') depth--;
    if (depth < 0) return false;
  }
  return depth === 0 && !tex.replaceAll('\\\\', '').endsWith('\\');
}

/** Words with capitals behind their first letter, which styles would print in lower case, in braces. */
export const protectCase = (tex: string): string =>
  tex.includes('$') || tex.includes('{')
    ? tex
    : tex.replace(/(?<![\p{L}\p{N}])[\p{L}\p{N}-]*\p{L}\p{Lu}[\p{L}\p{N}-]*/gu, '{$&}');
