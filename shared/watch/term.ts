import { hashOfKey } from '../search/key.ts';
import { eachTerm, JOIN, WORD, type Cursor } from '../search/tokens.ts';

/** A folded word to look for, or the beginning of one. */
export interface Term {
  readonly letters: readonly number[];
  readonly prefix: boolean;
  /** Of a whole word: what the reader of a text shows for it too. */
  readonly hash: number;
}

/** Whether the word that is being shown is this one, or begins so. */
export function isTerm({ letters, from, length }: Cursor, { letters: wanted, prefix }: Term): boolean {
  if (prefix ? length < wanted.length : length !== wanted.length) return false;
  return wanted.every((letter, at) => letters[from + at] === letter);
}

/** The words of a phrase as typed. A hyphenated one alone may also be written as one word: that is `joined`. */
export function termsOf(text: string): { readonly terms: readonly Term[]; readonly joined: Term | null } {
  const parts = text.split(/\s+/).filter((part) => part !== '');
  const terms: Term[] = [];
  let joined: Term | null = null;
  for (const part of parts) {
    const prefix = part.endsWith('*');
    const own: Term[] = [];
    let whole: Term | null = null;
    eachTerm(part, (cursor) => {
      const { letters, from, length, key, kind } = cursor;
      const term = {
        letters: [...letters.subarray(from, from + length)],
        prefix: false,
        hash: hashOfKey(key, 0),
      };
      if (kind === WORD) own.push(term);
      // The last one that is shown joins the most.
      else if (kind === JOIN && cursor.start === 0) whole = term;
    });
    terms.push(...own.map((term, at) => ({ ...term, prefix: prefix && at === own.length - 1 })));
    if (parts.length === 1 && whole !== null) joined = { ...(whole as Term), prefix };
  }
  return { terms, joined };
}
