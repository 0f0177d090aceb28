import type { PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { flushTexts } from '../writing/index.ts';
import { typeNote, useNote } from './drafts.ts';
import { leaveNote } from './NoteField.tsx';
import { NoteStatus } from './NoteStatus.tsx';
import styles from './Note.module.css';

/** What the paper is, in the reader's words and in one line. Enter and Escape go back to the text. */
export function GistField({ paper }: { readonly paper: PaperDetail }) {
  const owner = { paperId: paper.id, what: 'gist' } as const;
  const gist = useNote(owner, { text: paper.ownGist, rev: paper.gistRev });
  return (
    <div className={styles['gist']}>
      <input
        aria-label={t.notes.gist}
        placeholder={paper.gist || t.notes.gistPlaceholder}
        value={gist.text}
        dir="auto"
        lang=""
        spellCheck
        data-paper-gist=""
        onChange={(event) => typeNote(owner, event.target.value, gist.text)}
        onBlur={() => void flushTexts()}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Escape' && event.key !== 'Enter')) return;
          event.preventDefault();
          leaveNote();
        }}
      />
      {gist.state !== 'saved' && <NoteStatus note={gist} />}
    </div>
  );
}
