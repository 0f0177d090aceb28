import { Star } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { readFirst, standingOf } from '../../../shared/deck/index.ts';
import { displayTitle } from '../../../shared/display.ts';
import type { Paper, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import { useWatch } from '../../storage/use-watch.ts';
import { sessionOf } from '../../stores/deck.ts';
import { Button } from '../../ui/Button.tsx';
import { Key } from '../../ui/Kbd.tsx';
import { goAgain, leaveDeck, readPaper, toLeft, waits } from './commands.ts';
import styles from './Deck.module.css';

const FIRST = 5;

interface EndScreenProps {
  readonly view: View;
  readonly papers: readonly Paper[];
  readonly run: (id: CommandId) => void;
}

/** What became of a pile: kept, skipped, starred, the time that it took, and what to read first. */
export function EndScreen({ view, papers, run }: EndScreenProps) {
  const keyLabel = useKeyLabel();
  const { matches } = useWatch();
  const body = useRef<HTMLDivElement>(null);
  const { kept, skipped, starred, left } = standingOf(papers, ({ id }) => !waits(id));
  const first = readFirst(papers, { matches, limit: FIRST });
  const { spent, passed } = sessionOf(view);
  useEffect(() => {
    body.current?.querySelector<HTMLElement>('[data-first] button, button')?.focus();
  }, []);
  if (papers.length === 0)
    return (
      <div ref={body} className={styles['end']}>
        <h1>{t.deck.empty}</h1>
        <Button onClick={leaveDeck}>{t.deck.leave}</Button>
      </div>
    );
  return (
    <div ref={body} className={styles['end']}>
      <h1>{left > 0 ? t.deck.throughWithLeft(left) : t.deck.through}</h1>
      <dl className={styles['numbers']}>
        <Figure name={t.deck.kept} value={t.common.number(kept)} />
        <Figure name={t.deck.skipped} value={t.common.number(skipped)} />
        <Figure name={t.deck.starred} value={t.common.number(starred)} />
        {passed.length > 0 && <Figure name={t.deck.took} value={t.deck.time(spent)} />}
      </dl>
      {left > 0 && (
        <p>
          <Button onClick={toLeft}>{t.deck.goToLeft(left)}</Button> <Key of={keyLabel('list.next')} />
        </p>
      )}
      {first.length > 0 && (
        <section>
          <h2>{t.deck.readFirst}</h2>
          <ol data-first="">
            {first.map((paper) => (
              <li key={paper.id}>
                <button type="button" onClick={() => readPaper(paper.id)} dir="auto">
                  {paper.starred && (
                    <Star size={14} strokeWidth={1.75} fill="currentColor" aria-label={t.shell.starred} />
                  )}
                  {plainText(displayTitle(paper.title))}
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
      <p className={styles['onward']}>
        <Button onClick={leaveDeck}>{t.deck.leave}</Button>
        <Button variant="quiet" onClick={() => run('undo')}>
          {t.deck.undoLast(keyLabel('undo') ?? '')}
        </Button>
        {left === 0 && (
          <Button variant="quiet" onClick={goAgain}>
            {t.deck.again}
          </Button>
        )}
      </p>
    </div>
  );
}

function Figure({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
