/** Notes and gists as they are typed: fields that save themselves, that outlive a crash, and that other windows may write too. */
import type { Saving } from '../../../shared/saving.ts';
import {
  asCommand,
  setNote,
  storedText,
  textId,
  type StoredText,
  type TextOwner,
} from '../../storage/library.ts';
import { useLibrary } from '../../stores/library.ts';
import { typeText, unwritten, useUnwritten, type Field } from '../writing/index.ts';
import { forgetDraft, keepDraft } from './kept-drafts.ts';

/** Texts as they were stored by this window: what the window is shown of them may be older. */
const written = new Map<string, StoredText>();

function fieldOf(owner: TextOwner): Field {
  const key = textId(owner);
  return {
    key,
    when: 'pausing',
    save: (text, from) =>
      asCommand(owner.what === 'gist' ? 'reader.gist' : 'reader.note', () => setNote(owner, text, from)),
    async stored() {
      const stored = await storedText(owner);
      written.set(key, stored);
      return stored.text;
    },
    keep: (draft) => (draft === null ? forgetDraft(key) : keepDraft(key, { owner, ...draft })),
  };
}

/** Keeps what was typed, and writes it when it is time. `shown` is what the field held before. */
export const typeNote = (owner: TextOwner, text: string, shown: string): void =>
  typeText(fieldOf(owner), text, shown);

/** A text as the reader sees it at this moment: what was typed, else the later of what this window stored and what it is shown as stored. */
export function noteText(owner: TextOwner, stored: StoredText): string {
  const key = textId(owner);
  const own = written.get(key);
  return unwritten(key)?.text ?? (own !== undefined && own.rev > stored.rev ? own.text : stored.text);
}

/** The text of a field, and whether it is on the disk. */
export interface NoteNow {
  readonly text: string;
  readonly state: Saving['state'];
}

/** A text as the reader sees it, again whenever that changes. */
export function useNote(owner: TextOwner, stored: StoredText): NoteNow {
  const state = useLibrary((library) => library.saving.state);
  const draft = useUnwritten(textId(owner));
  const unsaved = draft?.failed ? 'failing' : 'saving';
  return {
    text: noteText(owner, stored),
    state: draft !== undefined && state === 'saved' ? unsaved : state,
  };
}
