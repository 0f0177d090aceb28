export { WordDiff } from './AbstractChanges.tsx';
export { readerCommands } from './commands.ts';
export { day } from './day.ts';
export { flushWriting } from './flush-writing.ts';
export { PaperSheets } from './PaperSheets.tsx';
export { ReaderPane } from './ReaderPane.tsx';
