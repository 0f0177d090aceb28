export { exportCommands } from './commands.ts';
export { ExportSheet } from './ExportSheet.tsx';
export { PrintSheet } from './PrintSheet.tsx';
