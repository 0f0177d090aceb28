import { EDITABLE, fieldText, type EditableField, type FieldTexts } from '../../../shared/paper-text.ts';
import type { PaperDetail } from '../../../shared/model.ts';
import { addPaper, asCommand, editPaper, type Done } from '../../storage/library.ts';

/** What is typed in the open form. It is written when the form closes, and at quit, so that no word is lost. */
let draft: { readonly paperId: string | null; readonly fields: FieldTexts } | null = null;

/** The paper's fields as the form begins with them; all empty for a new paper. */
export const fieldsOf = (paper: PaperDetail | null): Readonly<Record<EditableField, string>> =>
  Object.fromEntries(
    EDITABLE.map((field) => [field, paper === null ? '' : fieldText(paper, field)]),
  ) as Readonly<Record<EditableField, string>>;

/** Keeps what was typed over a paper's fields, or for a new paper (null). Only fields that were touched. */
export function typeDraft(paperId: string | null, fields: FieldTexts): void {
  draft = { paperId, fields };
}

/** Forgets what was typed. */
export function dropDraft(): void {
  draft = null;
}

/** Writes what was typed, and answers what that did and about which paper. A new paper without a title is none. */
export async function saveDraft(): Promise<{ readonly id: string; readonly done: Done } | null> {
  if (draft === null) return null;
  const typed = draft;
  const { paperId, fields } = typed;
  const isNew = paperId === null;
  if (isNew && !Object.values(fields).some((text) => text.trim() !== '')) return null;
  const saved = isNew
    ? await asCommand('paper.add', () => addPaper(fields))
    : { id: paperId, done: await asCommand('paper.edit', () => editPaper(paperId, fields)) };
  if (draft === typed) draft = null;
  return saved;
}
