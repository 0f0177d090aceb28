import { flushNotes } from '../notes/index.ts';
import { saveDraft } from './paper-draft.ts';

/** Writes everything that is still only on the screen: notes, and an open form. Answers whether nothing is, after it. */
export async function flushWriting(): Promise<boolean> {
  const notes = await flushNotes();
  try {
    await saveDraft();
    return notes;
  } catch {
    // Refused while saving fails, which a banner says. It stays on the screen.
    return false;
  }
}
