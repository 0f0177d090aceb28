export { GuideSheet } from './GuideSheet.tsx';
export { HelpSheet } from './HelpSheet.tsx';
