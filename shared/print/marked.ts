/** A text of a paper as it is printed: its LaTeX set, its highlights drawn, their notes beside the line where they end. */
import { attribute } from '../export/html.ts';
import type { HighlightColor, Span } from '../model.ts';
import { snapToTokens, STYLE_TAGS, tokenize, type Formula, type Token } from '../tex/index.ts';

/** Makes the MathML of a formula; null where it cannot be set, and its source is printed. What it makes is put in as it is. */
export type SetMath = (formula: Formula) => string | null;

/** A highlight that is drawn; `after` is put behind its end. */
export interface PrintedMark extends Span {
  readonly color: HighlightColor;
  readonly after: string;
}

/** The HTML of a text, with `between` for every empty line in it. Marks may overlap. */
export function markedHtml(
  text: string,
  marks: readonly PrintedMark[],
  { math, between }: { readonly math: SetMath; readonly between: string },
): string {
  const tokens = tokenize(text);
  const drawn = marks.map((mark) => ({ ...mark, ...snapToTokens(tokens, mark) }));
  const cuts = [...new Set(drawn.flatMap(({ start, end }) => [start, end]))].toSorted((a, b) => a - b);
  const html: string[] = [];
  for (const token of tokens) {
    const inner = token.whole ? [] : cuts.filter((cut) => cut > token.start && cut < token.end);
    const ends = [...inner, token.end];
    let from = token.start;
    for (const end of ends) {
      const over = drawn.filter((mark) => mark.start <= from && mark.end >= end);
      const shown = token.whole
        ? [wholeHtml(token, text, math)]
        : text
            .slice(from, end)
            .split(/\n[^\S\n]*\n\s*/)
            .map(attribute);
      html.push(shown.map((part) => colored(styled(token, part), over)).join(between));
      html.push(...drawn.filter((mark) => mark.end === end && mark.start < end).map(({ after }) => after));
      from = end;
    }
  }
  return html.join('');
}

const wholeHtml = ({ math, start, end, text }: Token, source: string, set: SetMath): string => {
  if (math === undefined) return attribute(text);
  const made = set(math);
  if (made === null) return attribute(source.slice(start, end));
  return `<span class="math${math.display ? ' display' : ''}">${made}</span>`;
};

function styled({ styles, url }: Token, inner: string): string {
  if (inner === '') return '';
  const set = styles.reduceRight(
    (child, style) => `<${STYLE_TAGS[style]}>${child}</${STYLE_TAGS[style]}>`,
    inner,
  );
  return url !== undefined && /^https?:\/\//i.test(url) ? `<a href="${attribute(url)}">${set}</a>` : set;
}

const colored = (inner: string, over: readonly PrintedMark[]): string =>
  inner === '' ? '' : over.reduce((child, { color }) => `<mark class="${color}">${child}</mark>`, inner);
