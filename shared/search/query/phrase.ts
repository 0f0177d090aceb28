import { plainWords } from '../words.ts';

const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u;

/** Answers whether a text holds a phrase: its words, folded, next to one another and in order, whatever stands between them. An empty phrase is in every text. */
export function holdsPhrase(text: string, phrase: string): boolean {
  const wanted = line(phrase);
  return wanted === '  ' || line(text).includes(wanted) || (UNSPACED.test(phrase) && text.includes(phrase));
}

/** The folded words of a text. */
export const foldedWords = (text: string): readonly string[] => plainWords(text).map(({ term }) => term);

const line = (text: string): string => ` ${foldedWords(text).join(' ')} `;
