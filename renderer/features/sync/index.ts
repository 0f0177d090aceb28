export { syncCommands } from './commands.ts';
export { followSync } from './runner.ts';
export { matchesSync, SyncSetting } from './SyncSetting.tsx';
export { SyncSheet } from './SyncSheet.tsx';
