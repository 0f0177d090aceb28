export * from './commands.ts';
export { ListMerger } from './ListMerger.tsx';
export { ListPicker } from './ListPicker.tsx';
