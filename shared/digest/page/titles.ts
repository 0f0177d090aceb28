/** What the short texts of a page are: titles, labels of links, names. Rules for whole texts, all of them bounded. */
import { readSpokenAuthors } from '../author-list.ts';
import { isBareId } from '../addresses/papers.ts';

/** How many words a text has. */
export const wordsIn = (text: string): number =>
  text.split(/[\s\p{P}]+/u).filter((word) => word !== '').length;

/** Whether a text may be the title of a paper: some words, a capital or digit at its start, no address. */
export function isTitle(text: string): boolean {
  if (text.length < 12 || text.length > 400 || /^https?:|^www\./i.test(text) || isBareId(text)) return false;
  if (/[\u3040-\u30FF\u3400-\u9FFF\uAC00-\uD7AF]/.test(text)) return true;
  return wordsIn(text) >= 3 && /^["'“‘([<$]?[\p{Lu}\p{N}]|^[a-z]{1,4}[A-Z\d-]/u.test(text) && !isLabel(text);
}

/** Whether the text of a link says only what it leads to: "PDF", "read the paper", "code". */
export const isLabel = (text: string): boolean =>
  /^[\s[(]*(?:(?:read|view|see|open|get|download|full|the|original|more|paper|preprint|article|abstract|pdf|html|arxiv|doi|link|source|code|github|repo(?:sitory)?|project|page|website|demo|dataset|data|on|in|here|now|text|version|publication)[\s\])/»›→]*)+$/i.test(
    text.slice(0, 60),
  );

/** A title without a number before it and without what newsletters put after it. */
export const cleanTitle = (title: string): string =>
  title
    .replace(/^\s*(?:\[(?:PDF|HTML)\]|\d{1,3}[.)])\s+/i, '')
    .replace(/\s*\((?:\d{1,3}[- ]min(?:ute)?s?(?: read)?|GitHub Repo|Website|Paper|PDF)\)\s*$/i, '');

/** A line of names: several short parts, each of words with capitals. */
export function isNames(text: string): boolean {
  if (text.length > 1500 || /[.:?!]$/.test(text.replace(/et al\.$/, ''))) return false;
  const parts = readSpokenAuthors(text).authors.map(({ name }) => name);
  return (
    parts.length >= 2 &&
    parts.every((part) =>
      /^(?:\p{Lu}[\p{L}.'’-]*|(?:de|van|von|der|den|la|di|del|da|al|bin|el)(?=\s))(?:\s+(?:\p{Lu}[\p{L}.'’-]*|de|van|von|der|den|la|di|del|da|al|bin|el)){1,4}$/u.test(
        part,
      ),
    )
  );
}
