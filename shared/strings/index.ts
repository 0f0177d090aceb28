import { en } from './en/index.ts';
import type { Strings } from './en/index.ts';
import { zh } from './zh/index.ts';

export type { Strings };

/** The languages that the interface speaks, as HTML names them. */
export const LANGUAGES = ['en', 'zh'] as const;
export type Language = (typeof LANGUAGES)[number];

const catalogues: Readonly<Record<Language, Strings>> = { en, zh };

/**
 * The interface strings of the language that is spoken now. A live binding: read it where the words are needed, never once
 * while a module loads, or they stay in the language of the start (`tests/shared/strings` looks for that).
 */
export let t: Strings = en;

/** Changes the language of everything that reads `t` from now on, in this thread. What is drawn has to be drawn again. */
export function speak(language: Language): void {
  t = catalogues[language];
}

/** The best of our languages for a reader of these (BCP 47, the dearest first). English where we speak none of them. */
export function languageFor(wanted: readonly string[]): Language {
  const known = wanted.map((each) => each.toLowerCase().split('-')[0]);
  return (
    LANGUAGES.find((language) => language === known.find((each) => LANGUAGES.some((l) => l === each))) ?? 'en'
  );
}
