/** A page or mail as its visible blocks in order, each with its links: what a reader would call its lines. */
import type { AnyNode, Document, Element } from 'domhandler';
import { isHidden, unpadded } from '../markup.ts';
import { fold as foldSpaces } from '../record.ts';

export interface BlockLink {
  readonly url: string;
  readonly text: string;
}

export interface Block {
  readonly text: string;
  readonly links: readonly BlockLink[];
  /** 1 to 6 for a heading, 0 for any other block. */
  readonly heading: number;
  /** Whether only a line break parts it from the block before. */
  readonly soft: boolean;
}

const BREAKS = new Set(
  'address article aside blockquote body center dd div dl dt footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tbody td th tr ul'.split(
    ' ',
  ),
);
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'svg']);
interface Draft {
  text: string;
  links: BlockLink[];
  heading: number;
  soft: boolean;
}

/** The blocks that hold text or a link. No recursion: mails nest tables a thousand deep. */
export function blocksOf(document: Document): readonly Block[] {
  const blocks: Block[] = [];
  let draft: Draft = { text: '', links: [], heading: 0, soft: false };
  let link: { url: string; from: number; alt: string } | null = null;
  let heading = 0;
  const closeLink = (): void => {
    if (link === null) return;
    const text = fold(draft.text.slice(link.from)) || link.alt;
    draft.links.push({ url: link.url, text });
    link = null;
  };
  const flush = (): void => {
    const reopened = link;
    closeLink();
    const text = fold(draft.text);
    const { links, soft } = draft;
    if (text !== '' || links.length > 0) blocks.push({ text, links, heading: draft.heading, soft });
    draft = { text: '', links: [], heading, soft: false };
    // A link around blocks goes on in the next one.
    if (reopened !== null) link = { ...reopened, from: 0, alt: '' };
  };
  const stack: (AnyNode | (() => void))[] = [document];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'function') node();
    else if (node.type === 'text') draft.text += node.data.replace(/\s+/g, ' ');
    else if ('children' in node) {
      const name = isElement(node) ? node.name : '';
      if (SILENT.has(name) || (isElement(node) && isHidden(node))) continue;
      if (name === 'br') {
        // A second break in a row is an empty line.
        const isFirst = fold(draft.text) !== '';
        flush();
        draft.soft = isFirst;
      } else if (BREAKS.has(name)) {
        flush();
        const outer = heading;
        if (/^h[1-6]$/.test(name)) heading = Number(name[1]);
        draft.heading = heading;
        stack.push(() => {
          flush();
          heading = outer;
          draft.heading = outer;
        });
      }
      if (name === 'img' && link !== null && isElement(node)) link.alt ||= fold(node.attribs['alt'] ?? '');
      if (name === 'a' && isElement(node)) {
        closeLink();
        const url = node.attribs['href']?.trim() ?? '';
        if (/^https?:/i.test(url)) {
          link = { url, from: draft.text.length, alt: '' };
          stack.push(closeLink);
        }
      }
      for (let index = node.children.length - 1; index >= 0; index--) {
        const child = node.children[index];
        if (child !== undefined) stack.push(child);
      }
    }
  }
  flush();
  return merged(blocks);
}

const isElement = (node: AnyNode): node is Element => 'attribs' in node;

const fold = (text: string): string => foldSpaces(unpadded(text));

/** A link that goes over several blocks leaves empty pieces. */
const merged = (blocks: readonly Block[]): readonly Block[] =>
  blocks
    .map((block) => ({
      ...block,
      links: block.links.filter(
        ({ text, url }, index) =>
          text !== '' || !block.links.some((other, at) => at !== index && other.url === url),
      ),
    }))
    .filter(({ text, links }) => text !== '' || links.length > 0);
