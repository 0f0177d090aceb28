/** Search everything: one box for papers, notes and highlights. */
export { lookUp } from './commands.ts';
export { SearchBox } from './SearchBox.tsx';
export { useSearch } from './use-search.ts';
