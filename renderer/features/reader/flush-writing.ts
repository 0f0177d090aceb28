import { flushTexts } from '../writing/index.ts';
import { saveDraft } from './paper-draft.ts';

/** Writes everything that is still only on the screen: texts, and an open form. Answers whether nothing is, after it. */
export async function flushWriting(): Promise<boolean> {
  const texts = await flushTexts();
  try {
    await saveDraft();
    return texts;
  } catch {
    // Refused while saving fails, which a banner says. It stays on the screen.
    return false;
  }
}
