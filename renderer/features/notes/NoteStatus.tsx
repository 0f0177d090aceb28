import { t } from '../../../shared/strings/index.ts';
import { announceDone } from '../../stores/activity.ts';
import { trySavingAgain } from '../library/index.ts';
import { flushTexts } from '../writing/index.ts';
import { type NoteNow } from './drafts.ts';
import styles from './Note.module.css';

/** Whether a note is on the disk. Where it cannot be, a way to try again, and to take the text elsewhere. */
export function NoteStatus({ note: { text, state } }: { readonly note: NoteNow }) {
  if (state !== 'failing')
    return text === '' ? null : (
      <span className={styles['status']} data-state={state}>
        {t.library[state]}
      </span>
    );
  return (
    <span className={styles['status']} data-state={state}>
      {t.library[state]}{' '}
      <button
        type="button"
        onClick={() => {
          trySavingAgain();
          void flushTexts();
        }}
      >
        {t.notes.retry}
      </button>{' '}
      <button
        type="button"
        onClick={() =>
          void navigator.clipboard.writeText(text).then(() => announceDone(t.notes.copied, false))
        }
      >
        {t.notes.copy}
      </button>
    </span>
  );
}
