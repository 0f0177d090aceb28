/** What an error says of itself. */
export const errorMessage = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

/** Text for a terminal: without the controls that one would obey, but for line breaks and tabs. */
export const plain = (text: string): string => text.replace(/[^\P{Cc}\n\t]/gu, '\uFFFD');

/** The same on one line. */
export const oneLine = (text: string): string =>
  text
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '\uFFFD')
    .trim();
