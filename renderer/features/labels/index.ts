export { LabelsSheet } from './LabelsSheet.tsx';
