/**
 * Cuts a BibTeX file into entries before anything parses it, so that one broken entry costs one entry. Braces are counted; an
 * entry that never closes ends where the next one starts at the beginning of a line.
 */
export interface BibtexBlock {
  /** Lower-case: `article`, `string`, `comment`. */
  readonly type: string;
  readonly key: string;
  readonly text: string;
  readonly line: number;
  readonly lineTo: number;
  readonly closed: boolean;
}

export interface BibtexFile {
  readonly blocks: readonly BibtexBlock[];
  /** Non-blank lines between blocks, which BibTeX takes for comments. */
  readonly outside: number;
}

const OPENING = /@([A-Za-z][\w-]{0,40})\s{0,9}([{(])/g;
const NEXT_ENTRY = /^@[A-Za-z]\w{1,30}\s?\{[^\s,{}]{0,200}\s?,/;
const LINE_ENDS = /\r\n|[\n\r]/g;

/** Every block of a file in its order. One pass. */
export function splitBibtex(text: string): BibtexFile {
  const blocks: BibtexBlock[] = [];
  let outside = 0;
  let line = 1;
  let from = 0;
  const skipTo = (at: number): void => {
    const between = text.slice(from, at);
    outside += between.split(LINE_ENDS).filter((each) => /[^\s,]/.test(each) && !/^\s*%/.test(each)).length;
    line += between.match(LINE_ENDS)?.length ?? 0;
    from = at;
  };
  OPENING.lastIndex = 0;
  for (let match = OPENING.exec(text); match !== null; match = OPENING.exec(text)) {
    if (!/^$|[\s}),%]/.test(text.slice(Math.max(0, match.index - 1), match.index))) continue;
    const { end, closed } = endOf(text, OPENING.lastIndex, match[2] === '(' ? ')' : '}');
    skipTo(match.index);
    const block = text.slice(match.index, end).trimEnd();
    const lineTo = line + (block.match(LINE_ENDS)?.length ?? 0);
    const key = /^[^{(]*[{(]\s*([^\s,{}]*)/.exec(block.slice(0, 400))?.[1] ?? '';
    blocks.push({ type: (match[1] ?? '').toLowerCase(), key, text: block, line, lineTo, closed });
    line += text.slice(match.index, end).match(LINE_ENDS)?.length ?? 0;
    from = end;
    OPENING.lastIndex = end;
  }
  skipTo(text.length);
  return { blocks, outside };
}

function endOf(text: string, start: number, closing: string): { end: number; closed: boolean } {
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const character = text[at];
    if (character === '\\') at++;
    else if (character === closing && depth === 0) return { end: at + 1, closed: true };
    else if (character === '{') depth++;
    else if (character === '}') depth = Math.max(0, depth - 1);
    else if (character === '@' && text[at - 1] === '\n' && NEXT_ENTRY.test(text.slice(at, at + 260)))
      return { end: at, closed: false };
  }
  return { end: text.length, closed: false };
}
