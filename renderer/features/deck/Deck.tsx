import { X } from 'lucide-react';
import { useEffect, useId, useLayoutEffect, useRef, type KeyboardEvent } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { minutesLeft, nextCard } from '../../../shared/deck/index.ts';
import type { View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useDeck } from '../../stores/deck.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { useView } from '../../stores/view.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useOrder } from '../inbox/index.ts';
import { setOpenPaper } from '../reader/index.ts';
import { Card } from './Card.tsx';
import { cards, layPile, refreshPile, waits } from './commands.ts';
import styles from './Deck.module.css';
import { EndScreen } from './EndScreen.tsx';
import { Legend } from './Legend.tsx';
import { asDetail, useDetails } from './use-details.ts';

const SETTLE_MS = 120;

interface DeckProps {
  readonly view: View;
  readonly title: string;
  readonly run: (id: CommandId) => void;
  readonly onOpenLink: (url: string) => void;
}

/** The papers of a view as a deck: one at a time, a key for each verdict, and at the end what became of them. */
export function Deck({ view, title, run, onOpenLink }: DeckProps) {
  const heading = useId();
  const { pile, papers, ended, times, noting } = useDeck();
  const { paperId, chip } = useView();
  const ids = useOrder(view, chip)?.ids;
  const keyLabel = useKeyLabel();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (pile === null && ids) void layPile(view, ids);
  }, [pile, ids, view]);
  useEffect(() => {
    let timer = 0;
    const stop = library.onLibraryChanged(() => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void refreshPile(), SETTLE_MS);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, []);
  const all = cards();
  const at = paperId === null ? -1 : all.indexOf(paperId);
  const near = [paperId, nextCard(all, paperId, waits), all[at + 1], all[at - 1]];
  const details = useDetails([...new Set(near.flatMap((id) => id ?? []))]);
  const paper = paperId === null || ended ? undefined : papers.get(paperId);
  const detail = paper && details.get(paper.id);
  useLayoutEffect(() => setOpenPaper(detail ?? null, onOpenLink), [detail, onOpenLink]);
  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    element.scrollTop = 0;
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body) element.focus({ preventScroll: true });
  }, [paperId, ended, pile]);
  const left = all.filter(waits).length;
  if (pile === null) return <main className={styles['deck']} aria-busy aria-label={t.deck.title} />;
  return (
    <main className={styles['deck']} aria-labelledby={heading} data-pane="reader" onKeyDown={onSpace(run)}>
      <header className={styles['head']}>
        <h2 id={heading} dir="auto">
          {title}
        </h2>
        <span className={styles['place']}>
          {!ended && t.deck.place(at + 1, all.length, minutesLeft(times, left))}
        </span>
        <IconButton
          label={t.deck.leave}
          shortcut={keyLabel('list.back')}
          icon={<X size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => run('list.back')}
        />
      </header>
      <progress
        className={styles['progress']}
        aria-label={t.deck.decided}
        value={all.length - left}
        max={Math.max(1, all.length)}
      />
      <div ref={scroller} className={styles['scroll']} data-scroller="" tabIndex={-1}>
        {paper ? (
          <Card
            key={paper.id}
            paper={detail ?? asDetail(paper)}
            isRead={detail !== undefined}
            noting={noting === paper.id}
            onOpenLink={onOpenLink}
          />
        ) : (
          <EndScreen view={view} papers={all.flatMap((id) => papers.get(id) ?? [])} run={run} />
        )}
      </div>
      {paper && <Legend paper={paper} run={run} />}
    </main>
  );
}

/** Space reads on, and at the end of the text shows the next card; with Shift back. */
const onSpace =
  (run: (id: CommandId) => void) =>
  (event: KeyboardEvent<HTMLElement>): void => {
    const { target, currentTarget } = event;
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (target instanceof Element && target.closest('button, input, textarea, [contenteditable="true"], a'))
      return;
    event.preventDefault();
    const page = currentTarget.querySelector('[data-scroller]');
    if (!page) return;
    const by = event.shiftKey ? -1 : 1;
    const end = by > 0 ? page.scrollHeight - page.clientHeight - page.scrollTop : page.scrollTop;
    if (end < 4) run(by > 0 ? 'list.next' : 'list.previous');
    else page.scrollBy({ top: by * page.clientHeight * 0.85 });
  };
