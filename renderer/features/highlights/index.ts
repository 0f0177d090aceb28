export { highlightsCommands } from './commands.ts';
export { HighlightsView } from './HighlightsView.tsx';
