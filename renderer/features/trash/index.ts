export { EraseSheet } from './EraseSheet.tsx';
export { TrashBanner } from './TrashBanner.tsx';
