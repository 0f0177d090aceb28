/** Watched folders: what waits in them, and how they are watched. */
export { FoldersSheet } from './FoldersSheet.tsx';
export { WatchedBar } from './WatchedBar.tsx';
