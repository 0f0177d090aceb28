/** About Lectern, and the way to a newer version. */
export { UpdatesSheet } from './UpdatesSheet.tsx';
