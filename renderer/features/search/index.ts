/** Search everything: one box for papers, notes and highlights, and searches that are kept as smart lists. */
export type { SearchRow } from '../../workers/index.ts';
export { lookUpTitles } from './commands.ts';
export { QuickOpen } from './QuickOpen.tsx';
export type { OfferedCommand } from './palette.ts';
export { SearchBox } from './SearchBox.tsx';
export { editRules, newSmartList, renameSmart, smartListMenu } from './smart-lists.ts';
export { useSmartCounts } from './use-smart-counts.ts';
export { useSearch } from './use-search.ts';
