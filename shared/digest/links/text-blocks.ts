import { urlsIn } from '../ids.ts';
import { fold } from '../record.ts';
import type { Block } from './blocks.ts';

const FOOTNOTE = /^\s*\[(\d{1,3})\]:?\s+<?(https?:\/\/\S+?)>?\s*$/gm;
const REFERENCE = /\[(\d{1,3})\]/g;

/** The paragraphs of a plain-text mail as blocks; `[3]` in a text is the third address of the list at its end. */
export function textBlocks(text: string): readonly Block[] {
  const notes = new Map<string, string>();
  const body = text.replace(/\r\n?/g, '\n').replace(FOOTNOTE, (_, number: string, url: string) => {
    notes.set(number, url);
    return '';
  });
  return body
    .split(/\n[ \t]*\n\s*/)
    .map((paragraph): Block => {
      const referred = [...paragraph.matchAll(REFERENCE)].flatMap(
        ([, number = '']) => notes.get(number) ?? [],
      );
      const shown = fold(
        paragraph.replace(REFERENCE, (whole, number: string) => (notes.has(number) ? '' : whole)),
      );
      const bare = fold(shown.replace(/<?https?:\/\/\S+>?/g, ''));
      const links = [...urlsIn(paragraph), ...referred].map((url) => ({ url, text: bare }));
      return { text: bare, links, heading: 0, soft: false };
    })
    .filter(({ text: shown, links }) => shown !== '' || links.length > 0);
}
