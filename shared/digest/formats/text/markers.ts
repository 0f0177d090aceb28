/** Removes what a list, a heading or a link puts around a text, and says what it was. */
export interface Unmarked {
  readonly bare: string;
  readonly marked: boolean;
  /** 1 to 6 for a Markdown heading, else 0. */
  readonly level: number;
  /** Number of a numbered item. */
  readonly number?: number;
  /** Address of the link that the whole text was. */
  readonly link?: string;
  readonly label?: 'title' | 'abstract';
}

const MARKER = /^(?:(#{1,6})\s+|[[(]?(\d{1,4})[.)\]]{1,2}\s+|[-*•●▪◦–]\s+)/;
const LABEL = /^(?:\*\*)?(Title|Abstract)(?:\*\*)?\s?[:：](?:\*\*)?\s*(?=\S)/i;

/** The text within its markers. Removes only what stands around the text, never anything inside. */
export function unmark(text: string): Unmarked {
  const marker = MARKER.exec(text);
  const inner = unwrapLink(unbold(marker === null ? text : text.slice(marker[0].length)));
  const label = LABEL.exec(inner.text);
  return {
    bare: label === null ? inner.text : inner.text.slice(label[0].length),
    marked: marker !== null,
    level: marker?.[1]?.length ?? 0,
    ...(marker?.[2] === undefined ? {} : { number: Number(marker[2]) }),
    ...(inner.link === undefined ? {} : { link: inner.link }),
    ...(label === null ? {} : { label: label[1]?.toLowerCase() === 'title' ? 'title' : 'abstract' }),
  };
}

function unbold(text: string): string {
  const isBold = text.length > 4 && text.startsWith('**') && text.endsWith('**');
  return isBold ? text.slice(2, -2) : text;
}

/** `[text](address)` and `[text][12]`, when that is all there is. */
export function unwrapLink(text: string): { readonly text: string; readonly link?: string } {
  if (!text.startsWith('[')) return { text };
  if (text.endsWith(')')) {
    const middle = text.lastIndexOf('](http');
    if (middle < 0 || /[\s)]/.test(text.slice(middle + 2, -1))) return { text };
    return { text: text.slice(1, middle), link: text.slice(middle + 2, -1) };
  }
  const footnote = /\]\[\d{1,5}\]$/.exec(text.slice(-10));
  return footnote === null ? { text } : { text: text.slice(1, -footnote[0].length) };
}
