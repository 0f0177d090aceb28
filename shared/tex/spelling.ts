import { ACCENTS, SYMBOLS } from '../digest/tex.ts';

/** LaTeX that stands for a character, outside formulas. */

const BASE = String.raw`(\\[ij](?![A-Za-z]) ?|[A-Za-z])`;
const ACCENT = new RegExp(
  String.raw`\\(?:(['\x60^"~=.])(?:\{${BASE}\}|${BASE})|([uvHcdbkr])(?:\{${BASE}\}|[ ]${BASE}))`,
  'y',
);
const SYMBOL = /\\([A-Za-z]{1,20})(?![A-Za-z])(\{\}| ?)/y;
const ESCAPED = /\\([%&#_${}])/y;

/** What is shown, and where its source ends. */
interface Spelled {
  readonly text: string;
  readonly end: number;
}

/** The character that the command at `at` spells: an accent, a named letter, an escaped sign; null when it is none of these. Braces of its own around it are part of it. */
export function spelledAt(source: string, at: number): Spelled | null {
  if (source[at] === '{') {
    const inner = source[at + 1] === '\\' ? spelledAt(source, at + 1) : null;
    return inner && source[inner.end] === '}' ? { text: inner.text, end: inner.end + 1 } : null;
  }
  return escapedAt(source, at) ?? accentAt(source, at) ?? symbolAt(source, at);
}

function escapedAt(source: string, at: number): Spelled | null {
  ESCAPED.lastIndex = at;
  const sign = ESCAPED.exec(source)?.[1];
  return sign === undefined ? null : { text: sign, end: at + 2 };
}

function accentAt(source: string, at: number): Spelled | null {
  ACCENT.lastIndex = at;
  const found = ACCENT.exec(source);
  if (!found) return null;
  const [whole, sign, braced, bare, letter, group, spaced] = found;
  const base = (braced ?? bare ?? group ?? spaced ?? '').replace('\\', '').trim();
  const text = (base + (ACCENTS[sign ?? letter ?? ''] ?? '')).normalize('NFC');
  // A quote that was escaped on the way here is no accent: it stands before a word, not in one.
  if (text.length > 1 || (sign === '"' && bare !== undefined && !/[\p{L}{]/u.test(source[at - 1] ?? '')))
    return null;
  return { text, end: at + whole.length };
}

/** The space after a name ends it, and is no space of the text where the symbol is a letter. */
function symbolAt(source: string, at: number): Spelled | null {
  SYMBOL.lastIndex = at;
  const found = SYMBOL.exec(source);
  if (!found) return null;
  const [whole, name = '', tail = ''] = found;
  const text = Object.hasOwn(SYMBOLS, name) ? SYMBOLS[name] : undefined;
  if (text === undefined) return null;
  const end = at + whole.length;
  return { text, end: tail === ' ' && !/^\p{L}$/u.test(text) ? end - 1 : end };
}

/** Ties, dashes and quotes of LaTeX: only read where something else in the text is LaTeX. Null when the signs at `at` are none. */
export function typographyAt(source: string, at: number): Spelled | null {
  const before = source[at - 1] ?? '';
  const after = source[at + 1] ?? '';
  switch (source.charAt(at)) {
    case '~':
      // 3~5 is a range, /~name is a folder.
      return /[^\s/~]/.test(before) && /[^\s~]/.test(after) && !(/\d/.test(before) && /\d/.test(after))
        ? { text: '\u00A0', end: at + 1 }
        : null;
    case '-':
      return dashAt(source, at);
    case '`':
      return after === '`' ? { text: '“', end: at + 2 } : null;
    case "'":
      return after === "'" ? { text: '”', end: at + 2 } : null;
    default:
      return null;
  }
}

/** Two hyphens, or three, are a dash; more are a rule, and two before a word are an option of a command. */
function dashAt(source: string, at: number): Spelled | null {
  let end = at;
  while (source[end] === '-' && end - at < 5) end += 1;
  const option = /^$|\s/.test(source[at - 1] ?? '') && /\w/.test(source[end] ?? '');
  if (option || source[at - 1] === '-') return null;
  return end - at === 2 ? { text: '–', end } : end - at === 3 ? { text: '—', end } : null;
}
