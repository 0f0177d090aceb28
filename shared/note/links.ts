/**
 * Links from a note to a paper, as the note's text has them: `[[p:<id>|<label>]]`. The id is the paper's for ever, the label is
 * what the reader sees. Each link has one spelling: what could end it early is escaped (`%7C` and its like in the id, a
 * backslash in the label), and a text that escapes anything else, or less, is no link but plain text.
 */

/** A paper that a note names. */
export interface PaperLink {
  readonly paperId: string;
  /** One line. */
  readonly label: string;
}

/** The source of a pattern for one link, without flags: its groups are the escaped id and label. Nothing in it can match in two ways. */
export const LINK_SOURCE = String.raw`\[\[p:((?:[^%|[\]\n\r]|%[0-9A-F]{2})+)\|((?:[^\\[\]\n\r]|\\[\\[\]])*)\]\]`;

const LINK = new RegExp(`^${LINK_SOURCE}$`);

/** The link as a note has it. Line breaks in the label become spaces. */
export function formatLink({ paperId, label }: PaperLink): string {
  const name = label.replace(/[\n\r]+/g, ' ').replace(/[\\[\]]/g, String.raw`\$&`);
  return `[[p:${paperId.replace(/[%|[\]\n\r]/g, escaped)}|${name}]]`;
}

/** The link that a text is, from its first character to its last; null when it is none. */
export function parseLink(text: string): PaperLink | null {
  const [, id, label] = LINK.exec(text) ?? [];
  if (id === undefined || label === undefined) return null;
  const paperId = unescaped(id);
  const link = { paperId, label: label.replace(/\\(.)/g, '$1') };
  return formatLink(link) === text ? link : null;
}

/** A note's text with the labels of its links in their place, for whoever reads it without following them. */
export const withoutLinks = (note: string): string =>
  note.includes('[[p:')
    ? note.replace(new RegExp(LINK_SOURCE, 'g'), (link) => parseLink(link)?.label ?? link)
    : note;

const escaped = (unit: string): string =>
  `%${unit.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;

const unescaped = (id: string): string =>
  id.replace(/%(..)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
