export { collect, openPassage } from './commands.ts';
export { OutlinePanel } from './OutlinePanel.tsx';
