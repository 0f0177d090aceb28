import { expect, type Locator } from '@playwright/test';

/** The text of a note, character for character, as a reader who copies all of it gets it. Leaves the focus in the note. */
export async function noteText(note: Locator): Promise<string> {
  await expect(note).toHaveAttribute('contenteditable', 'true');
  await note.focus();
  await note.press('ControlOrMeta+A');
  return note.evaluate((editor) => {
    const clipboardData = new DataTransfer();
    editor.dispatchEvent(new ClipboardEvent('copy', { clipboardData, bubbles: true, cancelable: true }));
    return clipboardData.getData('text/plain');
  });
}
