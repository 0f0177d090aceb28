export { HelpSheet } from './HelpSheet.tsx';
