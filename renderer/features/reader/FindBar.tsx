import { ChevronDown, ChevronUp, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { LONGEST_SHOWN } from '../../../shared/display.ts';
import type { PaperDetail } from '../../../shared/model.ts';
import { findAll } from '../../../shared/search/find.ts';
import { t } from '../../../shared/strings/index.ts';
import { setView, useView } from '../../stores/view.ts';
import { IconButton } from '../../ui/Button.tsx';
import { abstractElement, rangeOf, revealRange } from './dom.ts';
import styles from './FindBar.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** *Find in this text*: every place in the abstract marked, one of them current. Enter and Shift+Enter step, Escape closes. */
export function FindBar({ paper }: { readonly paper: PaperDetail }) {
  const open = useView((state) => state.finding);
  return open ? <OpenBar paper={paper} /> : null;
}

function OpenBar({ paper }: { readonly paper: PaperDetail }) {
  const [{ typed, at }, setFind] = useState({ typed: '', at: 0 });
  const field = useRef<HTMLInputElement>(null);
  const text = paper.abstract.slice(0, LONGEST_SHOWN);
  const spans = findAll(text, typed);
  const here = spans.length === 0 ? 0 : Math.min(at, spans.length - 1);
  useEffect(() => field.current?.select(), []);
  useEffect(() => {
    const found = findAll(text, typed).flatMap((span) => rangeOf(span) ?? []);
    const current = found[here];
    CSS.highlights.set('find', new Highlight(...found));
    CSS.highlights.set('find-here', new Highlight(...(current ? [current] : [])));
    if (current) revealRange(current);
    return () => {
      CSS.highlights.delete('find');
      CSS.highlights.delete('find-here');
    };
  }, [text, typed, here, paper.marks]);
  const step = (by: number): void => {
    if (spans.length > 0) setFind({ typed, at: (here + by + spans.length) % spans.length });
  };
  const close = (): void => {
    setView({ finding: false });
    abstractElement()?.focus({ preventScroll: true });
  };
  return (
    <div className={styles['bar']} role="search" aria-label={t.commands['reader.find']}>
      <input
        ref={field}
        data-find=""
        aria-label={t.commands['reader.find']}
        placeholder={t.commands['reader.find']}
        value={typed}
        spellCheck={false}
        autoFocus
        onChange={(event) => setFind({ typed: event.target.value, at: 0 })}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') step(event.shiftKey ? -1 : 1);
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
        }}
      />
      <span role="status">
        {typed.trim() !== '' && t.reader.found(spans.length === 0 ? 0 : here + 1, spans.length)}
      </span>
      <IconButton label={t.reader.findPrevious} icon={<ChevronUp {...ICON} />} onClick={() => step(-1)} />
      <IconButton label={t.reader.findNext} icon={<ChevronDown {...ICON} />} onClick={() => step(1)} />
      <IconButton label={t.common.close} icon={<X {...ICON} />} onClick={close} />
    </div>
  );
}
