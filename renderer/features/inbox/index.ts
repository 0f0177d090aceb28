export {
  addPapersTo,
  dropOn,
  finishRest,
  inboxCommands,
  openPaper,
  putBack,
  redo,
  targetIds,
  told,
  undo,
} from './commands.ts';
export { ListPane } from './ListPane.tsx';
export { shownIds } from './current-list.ts';
export { watchReading } from './mark-read.ts';
export { useOrder } from './use-order.ts';
