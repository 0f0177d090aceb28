export { readerCommands } from './commands.ts';
export { flushNotes } from './notes.ts';
export { ReaderPane } from './ReaderPane.tsx';
