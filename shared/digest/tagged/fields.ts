/** What the tagged formats write in the same way. */
import { urlsIn } from '../ids.ts';
import { readAuthors } from '../author-list.ts';
import { readName } from '../names.ts';
import type { Author } from '../report.ts';

/** Authors that stand one in a field; a field that holds a whole list is cut, and `et al.` says that there are more. */
export function authorsOf(fields: readonly string[]): {
  readonly authors: readonly Author[];
  readonly authorsComplete: boolean;
} {
  const read = fields.map((field) => {
    const list = readAuthors(field);
    const isList = /[;\n]/.test(field) || (!field.includes(',') && / and /.test(field));
    return isList || !list.complete ? list : { authors: [readName(field)], complete: true };
  });
  return {
    authors: read.flatMap(({ authors }) => authors),
    authorsComplete: read.every(({ complete }) => complete),
  };
}

/** The web addresses in fields that may hold several, or none. */
export const addressesIn = (fields: readonly string[]): readonly string[] =>
  fields.flatMap((field) => (/^https?:\/\/\S+$/i.test(field) ? [field] : urlsIn(field)));
