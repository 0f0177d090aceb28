/** Notes: the editor of a paper's note, short notes on highlights, the gist of a paper, and the papers that link to it. */
export { rememberOpen } from './commands.ts';
export { GistField } from './GistField.tsx';
export { recoverDrafts } from './kept-drafts.ts';
export { LinkedFrom } from './LinkedFrom.tsx';
export { noteHistory } from './load-editor.ts';
export { NoteEditor } from './NoteEditor.tsx';
export { NoteField } from './NoteField.tsx';
