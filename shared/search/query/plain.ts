/** A text as a query of its words alone: what is an operator, a phrase or an exclusion in it no longer is. For a title as it stands. */
export const plainQuery = (text: string): string =>
  text
    .replace(/["“”„‟:]/g, ' ')
    .replace(/(^|\s)[-#]+/g, '$1 ')
    .trim()
    .replace(/\s+/g, ' ');
