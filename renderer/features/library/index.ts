export { openHealth } from './commands.ts';
export { HealthSheet } from './HealthSheet.tsx';
export { LibraryGate } from './LibraryGate.tsx';
export { settled, trySavingAgain } from './opening.ts';
export { ReportSheet } from './ReportSheet.tsx';
export { SaveBanner, SaveStatus } from './SaveStatus.tsx';
