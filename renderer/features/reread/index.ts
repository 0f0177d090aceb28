/** A digest read again with the newer parser: what would change, and the reader's word on it. */
export { reread } from './commands.ts';
export { RereadSheet } from './RereadSheet.tsx';
