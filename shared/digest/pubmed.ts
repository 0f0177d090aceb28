/** What PubMed does to titles, in all of its formats. */
import { fold } from './record.ts';

/**
 * A title without the full stop that PubMed ends every title with, and without the brackets that mark a translation.
 * An ellipsis and the stop of an abbreviation (`et al.`, `U.S.`) stay.
 */
export function pubmedTitle(text: string): string {
  const title = fold(text);
  const inner = /^\[([^[\]]{1,2000})\]\.?$/.exec(title)?.[1] ?? title;
  return /(?:\.\.|…|\bet al\.|\b\p{L}\.\p{L}\.)$/u.test(inner) ? inner : inner.replace(/\.$/, '');
}
