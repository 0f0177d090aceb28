import { useEffect, useMemo, useState } from 'react';
import { isByHand } from '../../../shared/by-hand.ts';
import { LONGEST_SHOWN } from '../../../shared/display.ts';
import type { Highlight, PaperDetail, Span } from '../../../shared/model.ts';
import { ranges } from '../../../shared/search/ranges.ts';
import { asSource, snapToTokens, tokenize } from '../../../shared/tex/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { isSelectionInAbstract, rangeOf, selectedSpan, selectSpan } from './dom.ts';
import { LostMarks } from './LostMarks.tsx';
import { MarginNotes } from './MarginNotes.tsx';
import { MarkEnds } from './MarkEnds.tsx';
import { MarkedText, type Drawn } from './MarkedText.tsx';
import { usePopover } from './popover-state.ts';
import styles from './Reader.module.css';
import { useFlash } from './use-flash.ts';
import { useWatchMarks } from './use-watch-marks.ts';

interface AbstractProps {
  readonly paper: PaperDetail;
  readonly terms: readonly string[];
  /** Shows LaTeX as it was written. */
  readonly raw: boolean;
  readonly onOpenLink: (url: string) => void;
}

/** The abstract with its highlights, and under it those that are not found in it any more. What is selected is copied as it was written. */
export function Abstract({ paper, terms, raw, onOpenLink }: AbstractProps) {
  const abstract = paper.abstract.slice(0, LONGEST_SHOWN);
  const tokens = useMemo(() => (raw ? asSource(abstract) : tokenize(abstract)), [abstract, raw]);
  // The paper is read anew after every write; most change no highlight, and then none is looked for or drawn again.
  const marks = useUnchanged(paper.marks);
  const placed = useMemo(() => placedIn(marks), [marks]);
  // Made while the source was shown, a highlight may end inside a formula: it is drawn around it.
  const drawn = useMemo(
    () => placed.map((mark): Drawn => ({ ...mark, ...snapToTokens(tokens, mark) })),
    [placed, tokens],
  );
  const found = new Set(placed.map(({ id }) => id));
  const lost = marks.filter(({ id, target }) => target.field === 'abstract' && !found.has(id));
  useEffect(() => {
    const hits = ranges(abstract, terms).flatMap((span) => rangeOf(span) ?? []);
    CSS.highlights.set('search', new Highlight_(...hits));
    return () => {
      CSS.highlights.delete('search');
    };
  }, [abstract, terms, tokens, placed.length]);
  useWatchMarks(paper, `${tokens.length} ${placed.length}`);
  useFlash(placed);
  const [focused, setFocused] = useState<string | null>(null);
  const { id: opened } = usePopover();
  const held = drawn.find(({ id }) => id === (opened ?? focused));
  const left = paper.abstract.length - abstract.length;
  if (abstract === '')
    return <p className={styles['none']}>{isByHand(paper.id) ? t.papers.noAbstract : t.reader.noAbstract}</p>;
  return (
    <>
      {/* The abstract takes the focus so that its sentences can be walked. */}
      <div
        className={styles['abstract']}
        role="group"
        aria-label={t.reader.abstract}
        tabIndex={0}
        data-abstract=""
        data-len={abstract.length}
        dir="auto"
        lang=""
        onFocus={({ target }) => setFocused(target.getAttribute('data-mark-button'))}
        onBlur={() => setFocused(null)}
        onCopy={(event) => {
          const span = isSelectionInAbstract() ? selectedSpan() : null;
          if (!span) return;
          event.preventDefault();
          event.clipboardData.setData('text/plain', abstract.slice(span.start, span.end));
        }}
        onKeyDown={(event) => {
          if (event.key !== 'a' || !(event.metaKey || event.ctrlKey) || event.shiftKey || event.altKey)
            return;
          event.preventDefault();
          selectSpan({ start: 0, end: abstract.length });
        }}
      >
        <MarkedText source={abstract} tokens={tokens} marks={drawn} onOpenLink={onOpenLink} />
      </div>
      <MarginNotes marks={drawn} />
      {left > 0 && <p className={styles['none']}>{t.reader.cutOff(left)}</p>}
      {lost.length > 0 && <LostMarks marks={lost} />}
      {held && (
        <MarkEnds key={`${held.id} ${held.start} ${held.end}`} mark={held} text={abstract} tokens={tokens} />
      )}
    </>
  );
}

const placedIn = (marks: readonly Highlight[]): readonly (Highlight & Span)[] =>
  marks.flatMap((mark) => {
    const { place, target } = mark;
    return target.field !== 'abstract' || place.state === 'detached' ? [] : [{ ...mark, ...place.span }];
  });

/** The same array for as long as its highlights are the same, field by field. */
function useUnchanged(marks: readonly Highlight[]): readonly Highlight[] {
  const [kept, keep] = useState({ marks, written: JSON.stringify(marks) });
  if (kept.marks === marks) return marks;
  const written = JSON.stringify(marks);
  if (written === kept.written) return kept.marks;
  keep({ marks, written });
  return marks;
}

/** The DOM class, beside the model type of the same name. */
const Highlight_ = globalThis.Highlight;
