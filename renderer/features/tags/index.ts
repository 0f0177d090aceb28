export * from './commands.ts';
export { TagEditSheet } from './TagEditSheet.tsx';
export { TagsSheet } from './TagsSheet.tsx';
