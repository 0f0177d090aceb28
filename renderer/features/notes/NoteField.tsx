import { t } from '../../../shared/strings/index.ts';
import type { StoredText, TextOwner } from '../../storage/library.ts';
import { flushTexts } from '../writing/index.ts';
import { typeNote, useNote } from './drafts.ts';
import { NoteStatus } from './NoteStatus.tsx';
import styles from './Note.module.css';

interface NoteFieldProps {
  readonly owner: TextOwner;
  readonly stored: StoredText;
  readonly label: string;
  readonly autoFocus?: boolean;
}

/** A short note: plain text that saves itself, and says when it has. */
export function NoteField({ owner, stored, label, autoFocus }: NoteFieldProps) {
  const note = useNote(owner, stored);
  return (
    <div className={styles['note']} data-note="">
      <textarea
        aria-label={label}
        placeholder={t.reader.notePlaceholder}
        value={note.text}
        dir="auto"
        lang=""
        autoFocus={autoFocus}
        data-paper-note={owner.highlightId === undefined ? '' : undefined}
        onChange={(event) => typeNote(owner, event.target.value, note.text)}
        onBlur={() => void flushTexts()}
        onKeyDown={(event) => {
          const leave = event.key === 'Escape' || (event.key === 'Enter' && (event.metaKey || event.ctrlKey));
          if (leave && owner.highlightId === undefined) {
            event.preventDefault();
            leaveNote();
          }
        }}
      />
      <NoteStatus note={note} />
    </div>
  );
}

/** Back to the text of the paper. */
export const leaveNote = (): void => document.querySelector<HTMLElement>('[data-abstract]')?.focus();
