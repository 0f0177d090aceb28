/** The reader's own keys: following them, and the sheet that changes them. */
export { followKeys, switchSingle } from './commands.ts';
export { KeysSheet } from './KeysSheet.tsx';
