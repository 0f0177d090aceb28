/** Spell checking in fields and notes. Off until the reader switches it on: only macOS has dictionaries without a download. */
import { session } from 'electron';

/** What is checked beside the reader's own language; most papers are in English. */
const ENGLISH = 'en-US';

/**
 * Switches spell checking for all windows. macOS uses its own checker and finds the language by itself; elsewhere those languages
 * of the system are checked that there is a dictionary for, and English.
 */
export function setSpelling(state: 'on' | 'off', languages: readonly string[]): void {
  const { defaultSession } = session;
  if (state === 'on' && process.platform !== 'darwin')
    defaultSession.setSpellCheckerLanguages(
      dictionaries(languages, defaultSession.availableSpellCheckerLanguages),
    );
  defaultSession.setSpellCheckerEnabled(state === 'on');
}

/** The dictionaries for a reader of these languages (BCP 47): the same, or of the same language; English always, where it is there. */
export function dictionaries(languages: readonly string[], available: readonly string[]): string[] {
  const found = [...languages, ENGLISH].flatMap((wanted) => {
    const same = available.find((each) => each.toLowerCase() === wanted.toLowerCase());
    const like = available.find((each) => languageOf(each) === languageOf(wanted));
    return same ?? like ?? [];
  });
  return [...new Set(found)];
}

const languageOf = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;
