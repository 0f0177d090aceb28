import { Trash2 } from 'lucide-react';
import { HIGHLIGHT_COLORS, type PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { recolorHighlight } from '../../storage/library.ts';
import { IconButton } from '../../ui/Button.tsx';
import { NoteField } from '../notes/index.ts';
import { removeMark } from './commands.ts';
import { openPopover, usePopover } from './popover-state.ts';
import styles from './Reader.module.css';
import { Swatch } from './Swatch.tsx';

/** One highlight: what it means, its note, and a way to take it away. Escape closes it and goes back to the highlight. */
export function MarkPopover({ paper }: { readonly paper: PaperDetail }) {
  const id = usePopover();
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
        <strong>{t.common.colors[mark.color]}</strong>
        {HIGHLIGHT_COLORS.map((color) => (
          <Swatch
            key={color}
            color={color}
            label={t.common.colors[color]}
            title={t.common.colors[color]}
            pressed={color === mark.color}
            onClick={() => void recolorHighlight(mark.id, color)}
          />
        ))}
      </div>
      <NoteField
        owner={{ paperId: mark.paperId, highlightId: mark.id }}
        stored={{ text: mark.note, rev: mark.noteRev }}
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
