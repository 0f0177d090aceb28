export { compile, isSunk, NO_MATCHES, watchKey } from './compile.ts';
export type { Matcher, WatchedText, WatchMatch } from './compile.ts';
export { isSameName } from './names.ts';
export { EFFECTS } from './word.ts';
export type { Effect, WatchKind, WatchWord } from './word.ts';
