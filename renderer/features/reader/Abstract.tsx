import { useEffect, type ReactNode } from 'react';
import { locate } from '../../../shared/anchor/index.ts';
import { segments } from '../../../shared/anchor/segments.ts';
import { isByHand } from '../../../shared/by-hand.ts';
import { LONGEST_SHOWN } from '../../../shared/display.ts';
import type { Highlight, PaperDetail, Span } from '../../../shared/model.ts';
import { ranges } from '../../../shared/search/ranges.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { rangeOf } from './dom.ts';
import { lanes } from './lanes.ts';
import { MarginNotes } from './MarginNotes.tsx';
import { openPopover, usePopover } from './popover-state.ts';
import styles from './Reader.module.css';
import { useFlash } from './use-flash.ts';

interface AbstractProps {
  readonly paper: PaperDetail;
  readonly terms: readonly string[];
}

/** The abstract with its highlights: React owns every node, offsets stand on every leaf, and its text is the stored text. */
export function Abstract({ paper, terms }: AbstractProps) {
  const abstract = paper.abstract.slice(0, LONGEST_SHOWN);
  const placed = paper.marks.flatMap((mark): (Highlight & Span)[] => {
    const found =
      mark.target.field === 'abstract' ? locate(paper.abstract, mark.target) : { state: 'detached' as const };
    return found.state === 'detached' ? [] : [{ ...mark, ...found.span }];
  });
  const lost = paper.marks.filter(
    (mark) => mark.target.field === 'abstract' && !placed.some((each) => each.id === mark.id),
  );
  useEffect(() => {
    const found = ranges(abstract, terms).flatMap((span) => rangeOf(span) ?? []);
    CSS.highlights.set('search', new Highlight_(...found));
    return () => {
      CSS.highlights.delete('search');
    };
  }, [abstract, terms, placed.length]);
  useFlash(placed);
  const laneOf = lanes(placed);
  const left = paper.abstract.length - abstract.length;
  const byId = new Map(placed.map((mark) => [mark.id, mark]));
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
        dir="auto"
      >
        {segments(abstract.length, placed).map((segment) => {
          const leaf: ReactNode = (
            <span data-o={segment.start} onClick={() => openPopover(segment.ids.at(-1) ?? null)}>
              {abstract.slice(segment.start, segment.end)}
            </span>
          );
          const inner = segment.ids.reduceRight<ReactNode>(
            (child, id) => (
              <mark data-color={byId.get(id)?.color} style={{ '--d': laneOf.get(id) ?? 0 }}>
                {child}
              </mark>
            ),
            leaf,
          );
          const ending = segment.ids
            .filter((id) => byId.get(id)?.end === segment.end)
            .map((id) => byId.get(id));
          return (
            <span key={segment.start}>
              {inner}
              {ending.map((mark) => mark && <MarkButton key={mark.id} mark={mark} />)}
            </span>
          );
        })}
      </div>
      <MarginNotes marks={placed} />
      {left > 0 && <p className={styles['none']}>{t.reader.cutOff(left)}</p>}
      {lost.length > 0 && (
        <div className={styles['lost']}>
          <p>{t.reader.lost}</p>
          {lost.map((mark) => (
            <blockquote key={mark.id}>{mark.target.exact}</blockquote>
          ))}
        </div>
      )}
    </>
  );
}

/** The DOM class, beside the model type of the same name. */
const Highlight_ = globalThis.Highlight;

/** A button without a width behind each highlight: where the keyboard and a screen reader find it. It has no text, so copies stay clean. */
function MarkButton({ mark }: { readonly mark: Highlight }) {
  const open = usePopover() === mark.id;
  const labels = useLabels();
  return (
    <button
      type="button"
      className={styles['markButton']}
      data-open={open}
      data-mark-button={mark.id}
      aria-label={t.reader.markLabel(labels[mark.color], mark.target.exact, mark.note !== '')}
      onClick={() => openPopover(mark.id)}
    />
  );
}
