/**
 * Text of markup, for XML and for HTML alike: what a reader of the rendered page would read, in order. Nothing here
 * recurses, because a hostile page nests as deeply as it likes.
 */
import { hasChildren, isCDATA, isTag, isText, type AnyNode, type Document, type Element } from 'domhandler';
import { decodeHTMLStrict } from 'entities';
import { parseDocument } from 'htmlparser2';

const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const UNSEEN = words('script style template noscript head title iframe object svg annotation annotation-xml');
const PARAGRAPHS = words(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre section article header footer main aside nav form figure hr',
);
const LINES = words('div li dt dd tr br option caption figcaption summary details address fieldset center');
const INLINE = words(
  'a abbr acronym b bdi bdo big body button cite code del dfn em font html i img input ins jats kbd label mark nobr ' +
    'q s samp small span strike strong sub sup tbody td tfoot th thead time tt u var wbr math mi mo mn mrow msub ' +
    'msup msubsup mtext mfrac mover munder mspace semantics mstyle script style title head iframe svg video audio ' +
    'source picture col colgroup meta link noscript template object embed select textarea',
);

/** Tags that publishers leave inside titles. Anything else in angle brackets is taken for the author's own text. */
const TITLE_TAG =
  /<\/?(?:i|em|b|strong|bold|italic|sub|sup|inf|span|br|p|tt|small|u|sc|scp|h[1-6]|div|font|jats:\w{1,20}|mml:\w{1,20})(?:\s+[\w:-]{1,40}\s?=\s?(?:"[^"<>]{0,400}"|'[^'<>]{0,400}'))*\s?\/?>/gi;
const ENTITY = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,30});/i;

/** What mails fill their preview line with: invisible characters by themselves, not those inside words or between emoji. */
const PADDING = /(?<!\S)(?:[\u00AD\u061C\u115F\u200B-\u200F\u2060-\u2064\uFEFF]|\u034F|\u17B4)+(?!\S)/g;

/** A text without the invisible characters that mails are padded with. */
export const unpadded = (text: string): string => text.replace(PADDING, '');

/** Visits a node and all under it in document order. `enter` says whether to look inside; `leave` follows the last child. */
export function walk(
  root: AnyNode,
  enter: (node: AnyNode) => boolean,
  leave: (node: AnyNode) => void = () => undefined,
): void {
  let node: AnyNode = root;
  for (;;) {
    const child: AnyNode | null = enter(node) && hasChildren(node) ? (node.children[0] ?? null) : null;
    if (child !== null) {
      node = child;
      continue;
    }
    leave(node);
    while (node !== root && node.next === null) {
      const parent: AnyNode | null = node.parent;
      if (parent === null) return;
      node = parent;
      leave(node);
    }
    if (node === root || node.next === null) return;
    node = node.next;
  }
}

/** All elements under a node that pass, in document order; those inside one that passes as well. */
export function elementsOf(root: AnyNode, test: (element: Element) => boolean): readonly Element[] {
  const found: Element[] = [];
  walk(root, (node) => {
    if (isTag(node) && node !== root && test(node)) found.push(node);
    return true;
  });
  return found;
}

/** The characters of a node, every one of them, CDATA included: for XML, where white space is the format's business. */
export function characters(root: AnyNode): string {
  const parts: string[] = [];
  walk(root, (node) => {
    if (isText(node)) parts.push(node.data);
    return true;
  });
  return parts.join('');
}

/**
 * The text of HTML: white space folded, `<br>` and blocks as line breaks, paragraphs parted by a blank line, cells by a
 * space; sub- and superscripts stay where they are. Scripts, styles and hidden elements are left out.
 */
export function textOf(root: AnyNode | readonly AnyNode[]): string {
  const flow = new Flow();
  for (const node of Array.isArray(root) ? (root as readonly AnyNode[]) : [root as AnyNode])
    pour(node, flow, 'page');
  return flow.text();
}

/** The text of a fragment of HTML, entities decoded once. What looks like a tag and is none of HTML's stays as it is written. */
export function htmlText(html: string): string {
  const flow = new Flow();
  pour(parseDocument(html, { lowerCaseTags: false }), flow, 'fragment');
  return flow.text();
}

/** A title as HTML or as plain text, whichever it is: known inline tags go, entities are decoded once, `<projektor>` stays. */
export const titleText = (text: string): string => {
  const bare = text.replace(TITLE_TAG, (tag) => (/^<\/?(?:br|p|div|h\d)\b/i.test(tag) ? ' ' : ''));
  return ENTITY.test(bare) ? decodeHTMLStrict(bare) : bare;
};

/** Whether a text has tags of HTML, or entities, in it. */
export const hasMarkup = (text: string): boolean => text.search(TITLE_TAG) >= 0 || ENTITY.test(text);

/** Whether a page hides this element from its readers: preview texts of mails, mostly. */
export const isHidden = ({ attribs }: Element): boolean =>
  'hidden' in attribs ||
  /display\s?:\s?none|mso-hide\s?:\s?all/i.test((attribs['style'] ?? '').slice(0, 1000)) ||
  /(?:^|\s)(?:katex-html|sr-only|visually-hidden)(?:\s|$)/.test(attribs['class'] ?? '');

/** How an element parts the text around it. */
export function breakOf(name: string): '\n\n' | '\n' | '' {
  if (PARAGRAPHS.has(name)) return '\n\n';
  return LINES.has(name) ? '\n' : '';
}

/** Whether nothing of an element is ever shown as text. */
export const isUnseen = (element: Element): boolean =>
  UNSEEN.has(element.name.toLowerCase()) || isHidden(element);

/** The first element of a document; null when it has none. */
export const rootOf = (document: Document): Element | null => document.children.find(isTag) ?? null;

function pour(root: AnyNode, flow: Flow, kind: 'page' | 'fragment'): void {
  let verbatim = 0;
  walk(
    root,
    (node) => {
      if (isText(node)) flow.add(node.data, verbatim > 0);
      if (!isTag(node)) return hasChildren(node) && (!isCDATA(node) || kind === 'page');
      if (kind === 'fragment' && isWritten(node.name)) flow.add(`<${node.name}>`, false);
      if (isUnseen(node)) return false;
      const name = node.name.toLowerCase();
      if (name === 'pre') verbatim += 1;
      if (name === 'td' || name === 'th') flow.part(' ');
      flow.part(breakOf(name));
      return true;
    },
    (node) => {
      if (!isTag(node) || isUnseen(node)) return;
      const name = node.name.toLowerCase();
      if (name === 'pre') verbatim -= 1;
      if (name !== 'br') flow.part(breakOf(name));
    },
  );
}

/** A tag that HTML does not have is a word that the author put into angle brackets. */
const isWritten = (name: string): boolean => {
  const lower = name.toLowerCase();
  const known = INLINE.has(lower) || breakOf(lower) !== '' || UNSEEN.has(lower);
  return !known && /^[a-z]+$/i.test(name) && !/^(?:jats|mml)/i.test(name);
};

/** Text that grows by pieces and by what parts them: of several breaks in a row the strongest counts. */
class Flow {
  private readonly pieces: string[] = [];
  private gap: '' | ' ' | '\n' | '\n\n' = '';

  add(text: string, verbatim: boolean): void {
    const folded = verbatim ? text : text.replace(/[ \t\r\n\f]+/g, ' ');
    if (folded === '') return;
    if (folded.startsWith(' ')) this.part(' ');
    const inner = verbatim ? folded : folded.trimStart().replace(/ +$/, '');
    if (inner !== '') {
      if (this.pieces.length > 0) this.pieces.push(this.gap);
      this.gap = '';
      this.pieces.push(inner);
    }
    if (folded.endsWith(' ')) this.part(' ');
  }

  part(by: '' | ' ' | '\n' | '\n\n'): void {
    if (by === '\n' && this.gap === '\n') return;
    if (by.length > this.gap.length || (by === '\n' && this.gap === ' ')) this.gap = by;
  }

  text(): string {
    return this.pieces.join('');
  }
}
