/** Titles of indexes hold tags and entities (`<i>`, `&amp;`) though they are fields of JSON. Only tags that mark up titles go. */
import { decodeHTML } from 'entities';

const INLINE =
  /<\/?(?:i|b|em|strong|sub|sup|scp|sc|span|u|tt|mml:[a-z]{1,12}|jats:[a-z-]{1,20})(?:\s[^<>]{0,200})?>/gi;
const BLOCK = /<\/?(?:p|br|div|h[1-6]|li|ul|ol|sec|title|jats:(?:p|sec|title))(?:\s[^<>]{0,200})?\/?>/gi;

/** A text field of an index as text: markup of titles and abstracts gone, entities decoded once; other angle brackets stay. */
export function unmarked(text: string): string {
  if (!/[<&]/.test(text)) return text;
  const bare = text.replace(BLOCK, '\n\n').replace(INLINE, '');
  return /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z]{2,31});/i.test(bare) ? decodeHTML(bare) : bare;
}
