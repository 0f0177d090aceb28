/** Links of the form `lectern://…`: what the system, another program or a note may ask Lectern to open. Anything else is no link. */

/** Where a link leads: a paper, at one of its highlights where one is named; or the choice of a digest to import. */
export type DeepLink =
  | { readonly kind: 'paper'; readonly paperId: string; readonly highlightId: string | null }
  | { readonly kind: 'import' };

/** In characters. The id of a paper without others is its title, and a letter takes up to nine. */
export const MAX_DEEP_LINK = 20_000;
const MAX_PAPER_ID = 2_000;
const MAX_HIGHLIGHT_ID = 64;

const PAPER = /^lectern:\/\/paper\/([^/?#\s]+)\/?(?:#([^/?#\s]+))?$/i;
const IMPORT = /^lectern:\/\/import\/?$/i;
// oxlint-disable-next-line no-control-regex -- controls are what must not be in an id
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/** Where a paper is opened, at one of its highlights where one is named. Safe inside Markdown's parentheses. */
export const paperLink = (paperId: string, highlightId: string | null): string =>
  `lectern://paper/${encode(paperId)}${highlightId === null ? '' : `#${encode(highlightId)}`}`;

/** Whether a text wants to be such a link, whatever comes behind the colon. */
export const isDeepLink = (text: string): boolean => /^lectern:/i.test(text);

/**
 * Reads a link that a stranger may have made. Null for every form but the two, for ids that are too long (2,000 characters for a
 * paper, 64 for a highlight), hold control characters or do not decode. Nothing in a link is ever a path or an address to fetch.
 */
export function readDeepLink(text: string): DeepLink | null {
  if (text.length > MAX_DEEP_LINK) return null;
  if (IMPORT.test(text)) return { kind: 'import' };
  const [, paper, highlight] = PAPER.exec(text) ?? [];
  if (paper === undefined) return null;
  const paperId = decoded(paper, MAX_PAPER_ID);
  const highlightId = highlight === undefined ? null : decoded(highlight, MAX_HIGHLIGHT_ID);
  if (paperId === null || (highlight !== undefined && highlightId === null)) return null;
  return { kind: 'paper', paperId, highlightId };
}

const encode = (text: string): string =>
  encodeURIComponent(text.toWellFormed()).replace(/[()]/g, (sign) => (sign === '(' ? '%28' : '%29'));

function decoded(text: string, longest: number): string | null {
  try {
    const id = decodeURIComponent(text);
    return id.length > longest || CONTROL.test(id) ? null : id;
  } catch {
    return null;
  }
}
