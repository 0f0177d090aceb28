import { Tag, Trash2 } from 'lucide-react';
import { HIGHLIGHT_COLORS, type PaperDetail } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import { recolorHighlight } from '../../storage/library.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { setView } from '../../stores/view.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import { TagDot } from '../../ui/TagDot.tsx';
import { NoteField } from '../notes/index.ts';
import { confirmMark, removeMark } from './commands.ts';
import { openPopover, usePopover } from './popover-state.ts';
import styles from './Reader.module.css';
import { Swatch } from './Swatch.tsx';

/** One highlight: what it means, the others over the same words, its note, and a way to take it away. Escape closes it and goes back to the highlight. */
export function MarkPopover({ paper }: { readonly paper: PaperDetail }) {
  const { id, among } = usePopover();
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
      {mark.place.state === 'check' && (
        <div className={styles['notSure']}>
          {t.reader.notSure}
          <Button
            onClick={() => {
              document.querySelector<HTMLElement>('[role="dialog"] [data-note] textarea')?.focus();
              void confirmMark(mark.id);
            }}
          >
            {t.reader.isRight}
          </Button>
        </div>
      )}
      <Others paper={paper} id={mark.id} among={among} />
      <NoteField
        key={mark.id}
        owner={{ paperId: mark.paperId, highlightId: mark.id }}
        stored={{ text: mark.note, rev: mark.noteRev }}
        label={t.reader.noteOnHighlight}
        autoFocus
      />
      <div className={styles['popoverFoot']}>
        <div className={styles['markTags']}>
          {paper.markTags[mark.id]?.map((tag) => (
            <span key={tag.id} dir="auto">
              <TagDot color={tag.color} /> {tag.name}
            </span>
          ))}
          <IconButton
            label={t.tags.onHighlight}
            icon={<Tag size={16} strokeWidth={1.75} aria-hidden />}
            onClick={() =>
              setView({ overlay: 'tags', tagging: { paperId: mark.paperId, highlightId: mark.id } })
            }
          />
        </div>
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

interface OthersProps {
  readonly paper: PaperDetail;
  readonly id: string;
  readonly among: readonly string[];
}

/** Every highlight over the words that were pressed, the longest first, where there are several. */
function Others({ paper, id, among }: OthersProps) {
  const labels = useLabels();
  const here = among.flatMap((each) => paper.marks.find((mark) => mark.id === each) ?? []);
  if (here.length < 2) return null;
  return (
    <div className={styles['others']} role="group" aria-label={t.reader.highlightsHere}>
      {here.map((mark) => (
        <button
          key={mark.id}
          type="button"
          aria-pressed={mark.id === id}
          data-color={mark.color}
          onClick={() => openPopover(mark.id, among)}
        >
          <strong>{labels[mark.color]}</strong> <span dir="auto">{plainText(mark.target.exact)}</span>
        </button>
      ))}
    </div>
  );
}
