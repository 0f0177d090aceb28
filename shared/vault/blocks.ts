/**
 * Managed blocks of a Markdown file: text between two HTML comments, which Markdown hides, and Obsidian, Logseq and git keep.
 * What is not between a pair of marks belongs to the reader.
 */

/** A whole block, as offsets of the file's text. */
export interface FoundBlock {
  readonly key: string;
  /** What stands in it, as `canonical` has it and without escapes. */
  readonly text: string;
  /** From the first mark to the end of the last. */
  readonly start: number;
  readonly end: number;
  /** What is between the marks. */
  readonly inner: { readonly from: number; readonly to: number };
}

/** The blocks of a file, the first of each key, and the keys whose marks do not pair or come twice. */
export interface FoundBlocks {
  readonly blocks: ReadonlyMap<string, FoundBlock>;
  readonly broken: ReadonlySet<string>;
}

const MARK = /<!--[ \t]*lectern:(begin|end)[ \t]+([a-z-]+(?:[ \t]+[^\s>]+)?)[ \t]*-->/g;

/** Finds the blocks from `from` on. A mark without its other one is text like all other. */
export function findBlocks(text: string, from = 0): FoundBlocks {
  const blocks = new Map<string, FoundBlock>();
  const broken = new Set<string>();
  let open: { readonly key: string; readonly start: number; readonly inner: number } | null = null;
  MARK.lastIndex = from;
  for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
    const key = (mark[2] ?? '').replace(/[ \t]+/, ' ');
    const end = mark.index + mark[0].length;
    if (mark[1] === 'begin') {
      if (open !== null) broken.add(open.key);
      open = { key, start: mark.index, inner: end };
    } else if (open?.key === key) {
      const inner = { from: open.inner, to: mark.index };
      if (blocks.has(key)) broken.add(key);
      else
        blocks.set(key, {
          key,
          start: open.start,
          end,
          inner,
          text: canonical(unescapeMarks(text.slice(inner.from, inner.to))),
        });
      open = null;
    } else {
      broken.add(key);
      if (open !== null) broken.add(open.key);
      open = null;
    }
  }
  if (open !== null) broken.add(open.key);
  return { blocks, broken };
}

/** A block with its marks, each on a line of its own. */
export const markedBlock = (key: string, text: string): string =>
  `<!-- lectern:begin ${key} -->${innerText(text)}<!-- lectern:end ${key} -->`;

/** What stands between the marks for a text. */
export const innerText = (text: string): string => (text === '' ? '\n' : `\n${escapeMarks(text)}\n`);

/** By what two versions of a text are told apart: lines end with a line feed, and no empty line begins or ends it. */
export const canonical = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/^\n+|\n+$/g, '');

/** A text that speaks of marks must not make one. */
const escapeMarks = (text: string): string =>
  text.replace(/<!--([ \t]*)(\\*)lectern:/g, '<!--$1$2\\lectern:');
const unescapeMarks = (text: string): string =>
  text.replace(/<!--([ \t]*)(\\*)\\lectern:/g, '<!--$1$2lectern:');
