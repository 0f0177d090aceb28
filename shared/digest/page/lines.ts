/** A page as its readers see it: lines of text in order, each with its links, so that what belongs together can be cut by lines. */
import { hasChildren, isCDATA, isTag, isText, type AnyNode, type Element } from 'domhandler';
import { breakOf, isUnseen, textOf, unpadded, walk } from '../markup.ts';
import { fold } from '../record.ts';

/** A link as written, with its text on one line. */
export interface PageLink {
  readonly href: string;
  readonly text: string;
  readonly node: Element;
}

/** What a page shows on one line, or in one cell of a table. */
export interface PageLine {
  readonly text: string;
  readonly links: readonly PageLink[];
  /** 1 to 6 for a line in a heading; 0 for any other. */
  readonly heading: number;
  /** Whether all of the line is set in bold. */
  readonly bold: boolean;
  /** The first node of the line: where it is in the source. */
  readonly first: AnyNode;
}

/** The lines of a page that have text or a link. */
export function pageLines(root: AnyNode): readonly PageLine[] {
  const lines: PageLine[] = [];
  let pieces: string[] = [];
  let links: PageLink[] = [];
  let first: AnyNode | null = null;
  let plain = false;
  let heading = 0;
  let bold = 0;
  const end = (): void => {
    const text = fold(unpadded(pieces.join('')));
    if ((text !== '' || links.length > 0) && first !== null)
      lines.push({ text, links, heading, bold: text !== '' && !plain, first });
    pieces = [];
    links = [];
    first = null;
    plain = false;
  };
  walk(
    root,
    (node) => {
      if (isText(node)) {
        pieces.push(node.data);
        if (node.data.trim() === '') return false;
        first ??= node;
        if (bold === 0 && heading === 0) plain = true;
        return false;
      }
      if (!isTag(node)) return hasChildren(node) && !isCDATA(node);
      if (isUnseen(node)) return false;
      const name = node.name.toLowerCase();
      if (breakOf(name) !== '') end();
      if (name === 'td' || name === 'th') end();
      if (/^h[1-6]$/.test(name)) heading = Number(name[1]);
      if (name === 'b' || name === 'strong') bold += 1;
      const href = node.attribs['href'];
      if (name === 'a' && href !== undefined) {
        first ??= node;
        links.push({ href, text: fold(unpadded(textOf(node))), node });
      }
      return true;
    },
    (node) => {
      if (!isTag(node) || isUnseen(node)) return;
      const name = node.name.toLowerCase();
      if (breakOf(name) !== '' && name !== 'br') end();
      if (/^h[1-6]$/.test(name)) heading = 0;
      if (name === 'b' || name === 'strong') bold -= 1;
    },
  );
  end();
  return lines;
}

/** A page as the plain text that it shows, headings marked as Markdown marks them. */
export const textOfPage = (root: AnyNode): string =>
  pageLines(root)
    .map(({ heading, text }) => (heading > 0 ? `\n${'#'.repeat(heading)} ${text}\n` : text))
    .filter((line) => line !== '')
    .join('\n');
