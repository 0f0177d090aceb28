/**
 * Whether what stands between two dollar signs is a formula. Digests hold prices, shell variables and templates, and authors forget
 * dollars; a formula that is shown as its source is a smaller harm than a sentence that is set as a formula. The rules about white
 * space and digits are those of Pandoc's `tex_math_dollars`; the others tell prose, money and code apart from mathematics.
 */

/** No formula in an abstract is longer; what is, has lost its closing sign. */
export const LONGEST_FORMULA = 2_000;

/** Commands whose group is prose. */
const PROSE_GROUP =
  /\\(?:text|textrm|textit|textbf|texttt|textsc|textsf|mbox|mathrm|mathit|mathbf|mathsf|mathtt|operatorname\*?|label|tag)\s*\{[^{}]*\}/g;
const COMMAND = /\\(?:[A-Za-z]+|[^A-Za-z])/g;
/** Only mathematics has these. */
const STRONG = /[\\^_={}]/;
/** Words of prose: with white space on a side, and longer than the names of variables. */
const PROSE_WORDS = /(?:^|\s)[A-Za-z]{3,}(?=[\s,.;:)]|$)/g;
/** Conditions and units stand in formulas as bare words, sentences do not. */
const MOST_WORDS = 2;
const MONEY = /^\d[\d.,]*(?:[kKmMB]|bn)?(?:\s|[-–—/]|$)/;
const IDEOGRAPH = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;

/** What is known about a pair of single dollars: the text between them, and one character on each side, '' at the ends of the text. */
interface Between {
  readonly tex: string;
  readonly before: string;
  readonly after: string;
}

/** Whether the text between two single dollars is a formula. */
export function isInline({ tex, before, after }: Between): boolean {
  if (tex === '' || /^\s|\s$/.test(tex) || after === '{') return false;
  // About 5 is written `$\sim$5`; no price ends in a command or a sign.
  if (/\d/.test(after) && !/^(?:\\[A-Za-z]+|[<>=±~+-])$/.test(tex)) return false;
  if (/[/(:`]$/.test(tex)) return false;
  const numeric = /^[\d.,\s–—-]+$/.test(tex);
  if (/\d/.test(before) && numeric) return false;
  if (/[A-Z]/.test(before) && /^\d/.test(tex)) return false;
  if (MONEY.test(tex) && !tex.includes('\\') && /[\s/-][A-Za-z]{2,}(?:\s|$)/.test(tex)) return false;
  return isBody(tex);
}

/** Whether a text can be the inside of a formula at all: of bounded length, one paragraph, with braces in pairs, and no prose. */
export function isBody(tex: string): boolean {
  if (tex.length > LONGEST_FORMULA || tex.trim() === '' || /\n\s*\n/.test(tex) || !areBalanced(tex))
    return false;
  const bare = tex.replace(PROSE_GROUP, ' ').replace(COMMAND, ' ');
  const words = bare.match(PROSE_WORDS)?.length ?? 0;
  if (STRONG.test(tex)) return words <= MOST_WORDS;
  return !IDEOGRAPH.test(tex) && (words === 0 || /^[A-Za-z]+$/.test(tex));
}

/** Whether every brace that is not escaped has its partner, in order. */
function areBalanced(tex: string): boolean {
  let depth = 0;
  for (let at = 0; at < tex.length && depth >= 0; at += 1) {
    const unit = tex[at];
    if (unit === '\\') at += 1;
    else if (unit === '{') depth += 1;
    else if (unit === '}') depth -= 1;
  }
  return depth === 0;
}
