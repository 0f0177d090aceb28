/** The terms of a text as strings: for queries and marks, where texts are short. */
import { eachTerm, WORD, type Cursor } from './tokens.ts';

/** A term, and the part of the text that it stands for. */
export interface Word {
  readonly term: string;
  readonly start: number;
  readonly end: number;
}

/** The plain words of a text in order, without joined forms and parts: what a query is made of. */
export const plainWords = (text: string): readonly Word[] => collect(text, ({ kind }) => kind === WORD);

/** Every term of a text: its plain words, hyphenated neighbours joined, and the parts of CamelCase. */
export const termsOf = (text: string): readonly Word[] => collect(text, () => true);

/** The letters that a cursor shows, as text. */
export const termAt = ({ letters, from, length }: Pick<Cursor, 'letters' | 'from' | 'length'>): string =>
  String.fromCharCode(...letters.subarray(from, from + length));

function collect(text: string, wanted: (term: Cursor) => boolean): readonly Word[] {
  const words: Word[] = [];
  eachTerm(text, (term) => {
    if (wanted(term)) words.push({ term: termAt(term), start: term.start, end: term.end });
  });
  return words;
}
