export { HistorySheet } from './HistorySheet.tsx';
