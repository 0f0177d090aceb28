import type { PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { tokenize } from '../../../shared/tex/index.ts';
import { Prose } from '../math/index.ts';
import { useNote } from './notes.ts';
import styles from './Reader.module.css';

interface NotePreviewProps {
  readonly paper: PaperDetail;
  readonly raw: boolean;
}

/** The note on a paper as it is read, under the field in which it is written: only where there is a formula in it. */
export function NotePreview({ paper, raw }: NotePreviewProps) {
  const { text } = useNote({ paperId: paper.id }, paper.note);
  if (raw || !/[\\$]/.test(text) || !tokenize(text).some(({ math }) => math)) return null;
  return (
    <div className={styles['preview']} role="group" aria-label={t.reader.noteAsRead} dir="auto">
      <Prose text={text} />
    </div>
  );
}
