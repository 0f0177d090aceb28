export { highlightsCommands, showOutline } from './commands.ts';
export { HighlightsView } from './HighlightsView.tsx';
