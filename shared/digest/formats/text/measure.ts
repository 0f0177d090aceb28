/** Measures of a piece of text, all linear in its length and taken from its first few thousand characters. */
const SAMPLE = 4000;

const CJK = /[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/g;
const SENTENCE_END = /[.!?]["')\]]?\s+(?=[A-Z0-9“"([])|[。！？]/g;
const OPENER =
  /^(?:We\b|In this|This (?:paper|work|article|study|survey)|Abstract\b|Recent(?:ly)?\b|Despite\b|While\b|Although\b|Large language models\b|There (?:is|are)\b|To \w+|As \w+ )/i;
const NAME = /^(?:\p{Lu}[\p{L}.'’-]*\s*){1,5}(?:\(\p{L}[^)]*\))?$/u;
const PARTICLE = /^(?:de|van|von|der|el|al|da|di|la)\b/;

/** How many Chinese, Japanese and Korean characters there are. */
export const cjkCount = (text: string): number => text.slice(0, SAMPLE).match(CJK)?.length ?? 0;

/** Length in Latin characters: a CJK character says as much as two and a half of them. */
export const effectiveLength = (text: string): number => text.length + cjkCount(text) * 1.5;

/** How many sentences end before the text does. */
export const innerSentences = (text: string): number =>
  text.slice(0, SAMPLE).match(SENTENCE_END)?.length ?? 0;

/** Whether the text opens the way that abstracts do. */
export const opensLikeAbstract = (text: string): boolean => OPENER.test(text);

/** Whether the text ends the way that prose does: with punctuation or a bare URL. */
export const endsLikeProse = (text: string): boolean => /[.!?…)。！？]$|https?:\S+$/.test(text.slice(-300));

/** Whether a single full stop ends the text. */
export const endsWithStop = (text: string): boolean => /[^.]\.$/.test(text.slice(-2));

/** Words separated by white space; more than the sample are not counted. */
export const wordCount = (text: string): number => text.slice(0, SAMPLE).split(/\s+/).filter(Boolean).length;

/** Splits a list of names at commas, semicolons, `and` and `&`. */
export function splitNames(text: string): readonly string[] {
  return text
    .split(/,|;|&|\band\b/)
    .map((name) => name.trim())
    .filter(Boolean);
}

/** Whether the text reads as a list of at least two personal names. Long texts are not lists of names. */
export function isNameList(text: string): boolean {
  if (text.length > 600) return false;
  const names = splitNames(text);
  if (names.length < 2) return false;
  return names.filter((name) => isName(name)).length / names.length >= 0.8;
}

const isName = (name: string): boolean => name.length < 60 && (NAME.test(name) || PARTICLE.test(name));
