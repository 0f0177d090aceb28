import { Trash2 } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { HIGHLIGHT_COLORS, type PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { recolorHighlight } from '../../storage/library.ts';
import { IconButton } from '../../ui/Button.tsx';
import { removeMark } from './commands.ts';
import { NoteField } from './NoteField.tsx';
import { openPopover, usePopover } from './popover-state.ts';
import styles from './Reader.module.css';

/** One highlight: what it means, its note, and a way to take it away. Escape closes it and goes back to the highlight. */
export function MarkPopover({ paper }: { readonly paper: PaperDetail }) {
  const id = usePopover();
  const box = useRef<HTMLDivElement>(null);
  const mark = paper.marks.find((each) => each.id === id);
  useEffect(() => {
    const place = box.current;
    const button = id === null ? null : document.querySelector(`[data-mark-button="${id}"]`);
    const pane = place?.offsetParent;
    if (!place || !button || !pane) return;
    const [at, around] = [button.getBoundingClientRect(), pane.getBoundingClientRect()];
    place.style.left = `${Math.max(12, Math.min(around.width - 320, at.left - around.left - 150))}px`;
    place.style.top = `${Math.min(around.height - 200, at.bottom - around.top + 8)}px`;
  }, [id, mark]);
  if (!mark) return null;
  const close = () => {
    openPopover(null);
    document.querySelector<HTMLElement>(`[data-mark-button="${mark.id}"]`)?.focus();
  };
  return (
    <div
      ref={box}
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
          <button
            type="button"
            key={color}
            className={styles['swatch']}
            aria-label={t.common.colors[color]}
            aria-pressed={color === mark.color}
            onClick={() => void recolorHighlight(mark.id, color)}
          >
            <i data-color={color} />
          </button>
        ))}
        <IconButton
          label={t.reader.remove}
          icon={<Trash2 size={16} strokeWidth={1.75} />}
          onClick={() => {
            openPopover(null);
            void removeMark(mark.id);
          }}
        />
      </div>
      <NoteField
        owner={{ paperId: paper.id, highlightId: mark.id }}
        stored={mark.note}
        label={t.reader.noteOnHighlight}
        autoFocus
      />
    </div>
  );
}
