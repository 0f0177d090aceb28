/** Search everything: one box for papers, notes and highlights. */
export { SearchBox } from './SearchBox.tsx';
export { useSearch } from './use-search.ts';
