export * from './commands.ts';
export { ListPicker } from './ListPicker.tsx';
