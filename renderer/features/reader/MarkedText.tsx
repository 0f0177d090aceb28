import { Fragment, memo, useLayoutEffect, useRef, type ReactNode } from 'react';
import { segments, type Segment } from '../../../shared/anchor/segments.ts';
import type { Highlight, Span } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import type { Token } from '../../../shared/tex/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { Formula, styled } from '../math/index.ts';
import { removeMark } from './commands.ts';
import { endsSelection } from './dom.ts';
import { lanes } from './lanes.ts';
import styles from './Reader.module.css';
import { openPopover, usePopover } from './popover-state.ts';

/** A highlight at its place in the text; it cuts no token that is one. */
export type Drawn = Highlight & Span;

interface MarkedTextProps {
  readonly source: string;
  readonly tokens: readonly Token[];
  readonly marks: readonly Drawn[];
  readonly onOpenLink: (url: string) => void;
}

/**
 * A text cut at the ends of its tokens and highlights. Offsets stand on every leaf, React owns every node but the inside of formulas,
 * and the highlights of a segment nest with the shortest inside: its background is seen, and every one keeps its line.
 */
export const MarkedText = memo(function MarkedText({ source, tokens, marks, onOpenLink }: MarkedTextProps) {
  const laneOf = lanes(marks);
  const byId = new Map(marks.map((mark) => [mark.id, mark]));
  const ends = Map.groupBy(marks, ({ end }) => end);
  let n = 0;
  return segments(source.length, marks).map((segment) => {
    while ((tokens[n]?.end ?? source.length) <= segment.start) n += 1;
    const covering = segment.ids.flatMap((id) => byId.get(id) ?? []);
    const leaves: ReactNode[] = [];
    for (let at = n; (tokens[at]?.start ?? source.length) < segment.end; at += 1) {
      const token = tokens[at];
      if (!token || token.text === '') continue;
      const lines = covering.map((mark) => (
        <i key={mark.id} data-color={mark.color} style={{ '--d': laneOf.get(mark.id) ?? 0 }} />
      ));
      leaves.push(
        <Fragment key={token.start}>
          {styled(token, linked(token, leafOf(source, token, { segment, lines }), onOpenLink))}
        </Fragment>,
      );
    }
    const inner = covering.reduceRight<ReactNode>(
      (child, mark) => (
        <mark
          data-color={mark.color}
          data-unsure={mark.place.state === 'check'}
          style={{ '--d': laneOf.get(mark.id) ?? 0 }}
        >
          {child}
        </mark>
      ),
      leaves,
    );
    return (
      <span
        key={segment.start}
        onClick={({ target }) => {
          if (!endsSelection(target)) openPopover(segment.ids.at(-1) ?? null, segment.ids);
        }}
      >
        {inner}
        {ends.get(segment.end)?.map((mark) => (
          <MarkButton key={mark.id} mark={mark} among={segment.ids} />
        ))}
      </span>
    );
  });
});

interface Place {
  readonly segment: Segment;
  /** One for each highlight over it: an underline does not go on under a formula. */
  readonly lines: ReactNode;
}

function leafOf(source: string, token: Token, { segment, lines }: Place): ReactNode {
  if (!token.whole) {
    const start = Math.max(token.start, segment.start);
    return <span data-o={start}>{source.slice(start, Math.min(token.end, segment.end))}</span>;
  }
  const { start, end, math, text } = token;
  if (!math)
    return (
      <span data-o={start} data-len={end - start}>
        {text}
      </span>
    );
  return (
    <span data-o={start} data-len={end - start} className={styles['formula']}>
      <Formula math={math} source={source.slice(start, end)} />
      {lines}
    </span>
  );
}

/** An address that a digest chose is never the page's own link: it is pressed, and main decides whether it is opened. */
function linked({ url }: Token, leaf: ReactNode, onOpenLink: (url: string) => void): ReactNode {
  if (url === undefined) return leaf;
  return (
    <span
      role="link"
      tabIndex={0}
      title={url}
      onClick={(event) => {
        event.stopPropagation();
        if (!endsSelection(event.target)) onOpenLink(url);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') onOpenLink(url);
      }}
    >
      {leaf}
    </span>
  );
}

interface MarkButtonProps {
  readonly mark: Drawn;
  readonly among: readonly string[];
}

/** A button without a width behind each highlight: where the keyboard and a screen reader find it. It has no text, so copies stay clean. */
function MarkButton({ mark, among }: MarkButtonProps) {
  const open = usePopover().id === mark.id;
  const button = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => keepFocus(mark.id, button.current), [mark.id]);
  const label = t.reader.markLabel(useLabels()[mark.color], mark.target.exact, mark.note !== '');
  return (
    <button
      ref={button}
      type="button"
      className={styles['markButton']}
      data-open={open}
      data-mark-button={mark.id}
      aria-label={mark.place.state === 'check' ? label + t.reader.unsure : label}
      onClick={(event) => {
        event.stopPropagation();
        openPopover(mark.id, among);
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Delete') return;
        event.preventDefault();
        void removeMark(mark.id);
      }}
    />
  );
}

/** Whose button had the focus when it was taken out of the text; null again when all is drawn. */
let hadFocus: string | null = null;

/** Keeps the focus on a highlight whose button React makes anew elsewhere, because its end moved. Answers what to do when it goes. */
function keepFocus(id: string, button: HTMLButtonElement | null): () => void {
  if (hadFocus === id) button?.focus();
  return () => {
    if (document.activeElement !== button) return;
    hadFocus = id;
    queueMicrotask(() => (hadFocus = null));
  };
}
