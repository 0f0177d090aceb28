import { isBody, isInline } from './formula.ts';
import type { Marks } from './marks.ts';
import type { Formula } from './token.ts';

/** A formula with its delimiters, and where it ends in the source. */
interface Found extends Formula {
  readonly end: number;
}

/** Environments that are mathematics by themselves; those of the first kind are only a display around their content. */
const PLAIN_DISPLAY = new Set(['equation', 'equation*', 'displaymath']);
const DISPLAY = new Set([
  'align',
  'align*',
  'gather',
  'gather*',
  'multline',
  'multline*',
  'alignat',
  'alignat*',
]);
const BEGIN = /\\begin\{([a-z]{4,12}\*?)\}/y;

/** The formula whose opening delimiter is at `at`; null when there is none. */
export function mathAt(source: string, at: number, marks: Marks): Found | null {
  if (source[at] === '$')
    return source[at + 1] === '$' ? doubled(source, at, marks) : single(source, at, marks);
  const after = source[at + 1];
  if (after === '(') return between(source, at, marks, { open: '\\(', close: '\\)', display: false });
  if (after === '[') return between(source, at, marks, { open: '\\[', close: '\\]', display: true });
  return after === 'b' ? environment(source, at, marks) : null;
}

function single(source: string, at: number, marks: Marks): Found | null {
  const close = marks.dollarAfter(at);
  if (close < 0) return null;
  const tex = source.slice(at + 1, close);
  const known = { tex, before: source[at - 1] ?? '', after: source[close + 1] ?? '' };
  return isInline(known) ? { tex, display: false, end: close + 1 } : null;
}

function doubled(source: string, at: number, marks: Marks): Found | null {
  const close = marks.dollarAfter(at + 1);
  if (close < 0 || source[close + 1] !== '$') return null;
  const tex = source.slice(at + 2, close);
  return isBody(tex) ? { tex, display: true, end: close + 2 } : null;
}

interface Delimiters {
  readonly open: string;
  readonly close: string;
  readonly display: boolean;
}

function between(
  source: string,
  at: number,
  marks: Marks,
  { open, close, display }: Delimiters,
): Found | null {
  const end = marks.next(close, at + open.length);
  if (end < 0 || source[end - 1] === '\\') return null;
  const again = marks.next(open, at + open.length);
  const tex = source.slice(at + open.length, end);
  return (again < 0 || again > end) && isBody(tex) ? { tex, display, end: end + close.length } : null;
}

function environment(source: string, at: number, marks: Marks): Found | null {
  BEGIN.lastIndex = at;
  const [open = '', name = ''] = BEGIN.exec(source) ?? [];
  if (!PLAIN_DISPLAY.has(name) && !DISPLAY.has(name)) return null;
  const found = between(source, at, marks, { open, close: `\\end{${name}}`, display: true });
  if (!found || PLAIN_DISPLAY.has(name)) return found;
  return { ...found, tex: source.slice(at, found.end) };
}
