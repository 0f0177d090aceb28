import { t } from '../../../shared/strings/index.ts';
import { flushNotes, typeNote, useNote, type NoteOwner } from './notes.ts';
import styles from './Reader.module.css';

interface NoteFieldProps {
  readonly owner: NoteOwner;
  readonly stored: string;
  readonly label: string;
  readonly autoFocus?: boolean;
}

/** A note: plain Markdown text that saves itself, and says when it has. */
export function NoteField({ owner, stored, label, autoFocus }: NoteFieldProps) {
  const { text, state } = useNote(owner, stored);
  return (
    <div className={styles['note']}>
      <textarea
        aria-label={label}
        placeholder={t.reader.notePlaceholder}
        value={text}
        dir="auto"
        autoFocus={autoFocus}
        data-paper-note={owner.highlightId === undefined ? '' : undefined}
        onChange={(event) => typeNote(owner, event.target.value, text)}
        onBlur={() => void flushNotes()}
        onKeyDown={(event) => {
          const leave = event.key === 'Escape' || (event.key === 'Enter' && (event.metaKey || event.ctrlKey));
          if (leave && owner.highlightId === undefined) {
            event.preventDefault();
            document.querySelector<HTMLElement>('[data-abstract]')?.focus();
          }
        }}
      />
      {text !== '' && (
        <span className={styles['status']} data-state={state}>
          {t.library[state]}
        </span>
      )}
    </div>
  );
}
