import { Trash2 } from 'lucide-react';
import { HIGHLIGHT_COLORS, type PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { recolorHighlight } from '../../storage/library.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { IconButton } from '../../ui/Button.tsx';
import { removeMark } from './commands.ts';
import { NoteField } from './NoteField.tsx';
import { openPopover, usePopover } from './popover-state.ts';
import styles from './Reader.module.css';
import { Swatch } from './Swatch.tsx';

/** One highlight: what it means, its note, and a way to take it away. Escape closes it and goes back to the highlight. */
export function MarkPopover({ paper }: { readonly paper: PaperDetail }) {
  const id = usePopover();
  const labels = useLabels();
  const mark = paper.marks.find((each) => each.id === id);
  if (!mark) return null;
  const close = () => {
    openPopover(null);
    document.querySelector<HTMLElement>(`[data-mark-button="${mark.id}"]`)?.focus();
  };
  return (
    <div
      className={styles['popover']}
      role="dialog"
      aria-label={t.reader.highlight}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' && !(event.key === 'Enter' && (event.metaKey || event.ctrlKey))) return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
    >
      <div className={styles['popoverHead']}>
        <strong>{labels[mark.color]}</strong>
        {HIGHLIGHT_COLORS.map((color) => (
          <Swatch
            key={color}
            color={color}
            label={labels[color]}
            title={labels[color]}
            pressed={color === mark.color}
            onClick={() => void recolorHighlight(mark.id, color)}
          />
        ))}
      </div>
      <NoteField
        owner={{ paperId: mark.paperId, highlightId: mark.id }}
        stored={mark.note}
        label={t.reader.noteOnHighlight}
        autoFocus
      />
      <div className={styles['popoverFoot']}>
        <IconButton
          label={t.reader.remove}
          icon={<Trash2 className={styles['remove']} size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => {
            openPopover(null);
            void removeMark(mark.id);
          }}
        />
      </div>
    </div>
  );
}
