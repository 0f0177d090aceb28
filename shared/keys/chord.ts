/** Chords and sequences of them, as the table of commands writes them: "Mod+Shift+Z", "?", "G I". */

/** The most keys that follow one another. */
export const LONGEST_SEQUENCE = 3;

/** Keys that the window, the system or the writing in a field needs. Nothing can be put on them. */
const RESERVED: ReadonlySet<string> = new Set([
  'Tab',
  'Shift+Tab',
  'Mod+C',
  'Mod+X',
  'Mod+V',
  'Mod+Q',
  'Mod+W',
  'Mod+H',
  'Mod+M',
  'Mod+Shift+I',
  'Alt+F4',
  'F11',
  'F12',
]);
const MODIFIERS: ReadonlySet<string> = new Set([
  'Shift',
  'Control',
  'Alt',
  'Meta',
  'AltGraph',
  'CapsLock',
  'Dead',
]);
const CHORD = /^(?:Mod\+)?(?:Alt\+)?(?:Shift\+)?(?:[^\s\p{Ll}]|[A-Z][A-Za-z0-9]+)$/u;

/** What a key event says; the part of the DOM's that matters here. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

/** The chord of a key event; null for a modifier alone. Of a character that takes Shift to be typed, Shift is no part. */
export function chordOf(
  { key: typed, ctrlKey, metaKey, altKey, shiftKey }: KeyPress,
  mac: boolean,
): string | null {
  if (MODIFIERS.has(typed)) return null;
  const letter = typed.length === 1 && typed !== ' ';
  const key = typed === ' ' ? 'Space' : letter ? typed.toUpperCase() : typed;
  const mod = mac ? metaKey : ctrlKey;
  const shift = shiftKey && (!letter || /^\p{L}$/u.test(key));
  return `${mod ? 'Mod+' : ''}${altKey ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}

/** Whether a text is a key as the table writes them: one to three chords. */
export function isKey(text: string): boolean {
  const chords = text.split(' ');
  return text.length <= 60 && chords.length <= LONGEST_SEQUENCE && chords.every((chord) => CHORD.test(chord));
}

/** Whether a key is one that the window or the system needs. */
export const isReserved = (key: string): boolean => key.split(' ').some((chord) => RESERVED.has(chord));

/** Whether a key begins with a bare character, so that speech input or a slip could type it (WCAG 2.1.4). */
export const isSingle = (key: string): boolean => /^(?:Shift\+)?[^\s](?: |$)/u.test(key);

/** Whether a key can run a command while a text is being written. */
export const isSafeWhileTyping = (key: string): boolean => /^(?:Mod\+|(?:Shift\+)?F\d)/.test(key);

/** Whether pressing one key is, or begins, pressing the other. */
export const clash = (a: string, b: string): boolean =>
  a === b || a.startsWith(`${b} `) || b.startsWith(`${a} `);
