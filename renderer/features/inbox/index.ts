export { addPapersTo, inboxCommands, openPaper, redo, targetIds, told, undo } from './commands.ts';
export { ListPane } from './ListPane.tsx';
export { shownIds } from './current-list.ts';
export { useShownIds } from './use-shown-ids.ts';
