export { watchCommands } from './commands.ts';
export { useSunkLast, type ShownOrder } from './use-sunk.ts';
export { WatchChips, watchReasons } from './WatchChips.tsx';
export { WatchNotice } from './WatchNotice.tsx';
export { WatchSheet } from './WatchSheet.tsx';
