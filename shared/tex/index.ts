/**
 * LaTeX, addresses and plain prose in one text, told apart. See README.md for why each doubtful case is left alone.
 */
import { addressAt, ADDRESS_START } from './addresses.ts';
import { marksOf, type Marks } from './marks.ts';
import { mathAt } from './math-at.ts';
import { plainMath } from './plain-math.ts';
import { spelledAt, typographyAt } from './spelling.ts';
import type { Style, Token } from './token.ts';

export { addressName, isCode } from './addresses.ts';
export { offsets, renderedAt, snapToTokens, sourceAt, type Offsets, type Side } from './offsets.ts';
export { STYLE_TAGS, type Formula, type Style, type Token } from './token.ts';

const STYLES: Readonly<Record<string, Style>> = {
  emph: 'emphasis',
  textit: 'emphasis',
  textsl: 'emphasis',
  textbf: 'strong',
  texttt: 'code',
  textsuperscript: 'superscript',
  textsubscript: 'subscript',
  textsc: 'plain',
  textrm: 'plain',
  textsf: 'plain',
  text: 'plain',
  mbox: 'plain',
  underline: 'plain',
};
const OLD_STYLES: Readonly<Record<string, Style>> = {
  em: 'emphasis',
  it: 'emphasis',
  bf: 'strong',
  tt: 'code',
};
const STYLED = /\\([a-z]{4,15})\{/y;
const OLD_STYLED = /\{\\(em|it|bf|tt)(?![A-Za-z])\s?/y;
const LINK = /\\href\s?\{(https?:\/\/[^\s{}]{1,2000})\}\s?\{/y;
const URL_COMMAND = /\\url\{(?=https?:\/\/)/y;
/** Text in which nothing but addresses can be anything but itself. */
const HAS_TEX = /[\\$]/;

/** A text whose source is shown as it is: one token, none where it is empty. */
export const asSource = (source: string): readonly Token[] =>
  source === '' ? [] : [{ start: 0, end: source.length, text: source, whole: false, styles: [] }];

/** The tokens of a text, in order; they cover every unit of it once. Never throws, whatever the text. Linear. */
export function tokenize(source: string): readonly Token[] {
  const tokens = scan(source, new RegExp(`[\\\\$~{}]|${ADDRESS_START}`, 'g'));
  const typographic = tokens.some((token) => token.whole || token.math) && /~|--|``|''/.test(source);
  return typographic ? scan(source, new RegExp(`[\\\\$~{}]|-{2,}|\`\`|''|${ADDRESS_START}`, 'g')) : tokens;
}

/** A text in one line of plain characters, for rows and window titles: formulas in Unicode where they have a form there, else as their source. */
export function plainText(source: string): string {
  if (!HAS_TEX.test(source)) return source;
  return tokenize(source)
    .map(({ text }) => text)
    .join('');
}

/** Groups deeper than this stay as they are: no person reads them. */
const DEEPEST = 20;

/** A style or an address that holds until the brace at `close`. */
interface Group {
  readonly close: number;
  readonly style?: Style;
  readonly url?: string;
}

function scan(source: string, places: RegExp): readonly Token[] {
  const marks = marksOf(source);
  const typographic = places.source.includes('-');
  const tokens: Token[] = [];
  let groups: readonly Group[] = [];
  let from = 0;
  const push = (end: number, shown?: Pick<Token, 'text'> & Partial<Token>): void => {
    if (end <= from) return;
    const styles = groups.flatMap(({ style }) => (style === undefined ? [] : [style]));
    const url = groups.findLast((group) => group.url !== undefined)?.url;
    const where = { start: from, end, styles, ...(url === undefined ? {} : { url }) };
    tokens.push(
      shown ? { ...where, whole: true, ...shown } : { ...where, text: source.slice(from, end), whole: false },
    );
    from = end;
  };
  const limit = (): number => groups.at(-1)?.close ?? source.length;
  for (let found = places.exec(source); found; found = places.exec(source)) {
    const at = found.index;
    const piece = pieceAt(source, at, { marks, typographic, close: limit() });
    const deep = piece?.opens !== undefined && groups.length >= DEEPEST;
    if (!piece || deep || piece.end > limit() + (piece.closes ? 1 : 0)) {
      if (source.startsWith('\\\\', at) || source.startsWith('$$', at)) places.lastIndex = at + 2;
      continue;
    }
    push(at);
    push(piece.end, piece.token);
    if (piece.closes) groups = groups.slice(0, -1);
    if (piece.opens) groups = [...groups, piece.opens];
    places.lastIndex = piece.end;
  }
  push(source.length);
  return tokens;
}

interface Piece {
  readonly end: number;
  readonly token: Pick<Token, 'text'> & Partial<Token>;
  readonly opens?: Group;
  readonly closes?: true;
}

interface Context {
  readonly marks: Marks;
  readonly typographic: boolean;
  /** Where the innermost group closes. */
  readonly close: number;
}

const HIDDEN = { text: '' } as const;

/** What begins at `at` and is more than its own source; null when nothing does. */
function pieceAt(source: string, at: number, { marks, typographic, close }: Context): Piece | null {
  if (at === close) return { end: at + 1, token: HIDDEN, closes: true };
  if (source.startsWith('\\\\', at)) return null;
  const math = mathAt(source, at, marks);
  if (math) {
    const { tex, display, end } = math;
    const text = plainMath(tex) ?? source.slice(at, end);
    return { end, token: { text, math: { tex, display } } };
  }
  const address = addressAt(source, at);
  if (address) {
    const text = source.slice(at, address.end);
    return { end: address.end, token: { text, whole: false, url: address.url } };
  }
  const spelled = spelledAt(source, at) ?? (typographic ? typographyAt(source, at) : null);
  if (spelled) return { end: spelled.end, token: { text: spelled.text } };
  return groupAt(source, at, marks);
}

function groupAt(source: string, at: number, marks: Marks): Piece | null {
  const opened = (end: number, brace: number, group: Omit<Group, 'close'>): Piece | null => {
    const close = marks.closeOf(brace);
    return close === null ? null : { end, token: HIDDEN, opens: { ...group, close } };
  };
  const matched = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(source);
  };
  const old = matched(OLD_STYLED);
  if (old) return opened(at + old[0].length, at, { style: OLD_STYLES[old[1] ?? ''] ?? 'plain' });
  const link = matched(LINK);
  if (link?.[1] !== undefined && URL.canParse(link[1]))
    return opened(at + link[0].length, at + link[0].length - 1, { url: link[1] });
  const address = matched(URL_COMMAND);
  if (address) return opened(at + address[0].length, at + address[0].length - 1, { style: 'plain' });
  const styled = matched(STYLED);
  const style = styled && Object.hasOwn(STYLES, styled[1] ?? '') ? STYLES[styled[1] ?? ''] : undefined;
  return styled && style !== undefined
    ? opened(at + styled[0].length, at + styled[0].length - 1, { style })
    : null;
}
