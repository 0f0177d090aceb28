import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { goBackTo, goOnTo } from './commands.ts';
import styles from './HistorySheet.module.css';

const PAGE = 100;
const LIST = 'history-steps';
const optionId = (n: number): string => `history-step-${n}`;

interface Row {
  readonly key: string;
  readonly label: string;
  readonly step: library.Step | null;
  readonly state: 'undone' | 'now' | 'done';
  readonly go: () => Promise<string>;
}

/** *Undo history*: every step with its time; choosing one goes back to just after it, or on to it. */
export function HistorySheet({ onClose }: { readonly onClose: () => void }) {
  const [limit, setLimit] = useState(PAGE);
  const [chosen, setChosen] = useState<number | null>(null);
  const [said, setSaid] = useState('');
  const [going, setGoing] = useState(false);
  const history = useQuery(() => library.steps(limit), [limit]);
  const list = useRef<HTMLDivElement>(null);
  const isRead = history !== undefined;
  useEffect(() => {
    if (isRead) list.current?.focus();
  }, [isRead]);
  const rows = history === undefined ? [] : rowsOf(history);
  const now = rows.findIndex(({ state }) => state === 'now');
  const here = Math.min(chosen ?? Math.max(0, now), Math.max(0, rows.length - 1));
  const move = (n: number): void => {
    const to = Math.min(rows.length - 1, Math.max(0, n));
    setChosen(to);
    document.getElementById(optionId(to))?.scrollIntoView({ block: 'nearest' });
  };
  const go = async (row: Row | undefined): Promise<void> => {
    if (row === undefined || row.state === 'now' || going) return;
    setGoing(true);
    try {
      setSaid(await row.go());
    } finally {
      setGoing(false);
    }
    setChosen(null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'j') move(here + 1);
    else if (event.key === 'ArrowUp' || event.key === 'k') move(here - 1);
    else if (event.key === 'Home') move(0);
    else if (event.key === 'End') move(rows.length - 1);
    else if (event.key === 'Enter') void go(rows[here]);
    else return;
    event.preventDefault();
  };
  return (
    <Sheet title={t.keys.history.title} width={620} onClose={onClose}>
      <p className={styles['hint']}>{t.keys.history.hint}</p>
      {history !== undefined && history.done.length + history.undone.length === 0 ? (
        <p className={styles['empty']}>{t.keys.history.empty}</p>
      ) : (
        <div
          ref={list}
          id={LIST}
          className={styles['steps']}
          role="listbox"
          tabIndex={0}
          aria-label={t.keys.history.steps}
          aria-activedescendant={rows.length > 0 ? optionId(here) : undefined}
          aria-busy={going || history === undefined}
          onKeyDown={onKeyDown}
        >
          {rows.map((row, n) => (
            <div
              key={row.key}
              id={optionId(n)}
              className={styles['step']}
              role="option"
              aria-selected={n === here}
              data-state={row.state}
              onClick={() => {
                setChosen(n);
                void go(row);
              }}
            >
              <span className={styles['label']} dir="auto">
                {row.label}
              </span>
              {row.step !== null && row.step.by !== null && (
                <span className={styles['by']}>{t.keys.history.by(t.commands[row.step.by])}</span>
              )}
              {row.state === 'now' && <strong>{t.keys.history.now}</strong>}
              {row.state === 'undone' && <em>{t.keys.history.undone}</em>}
              {row.step !== null && (
                <span className={styles['when']}>
                  {t.keys.history.about(row.step.cells)} · {t.common.moment(new Date(row.step.at))}
                </span>
              )}
            </div>
          ))}
        </div>
      )}
      <footer className={styles['foot']}>
        <span role="status">{said}</span>
        {history?.more === true && (
          <Button onClick={() => setLimit(limit + PAGE)}>{t.keys.history.earlier}</Button>
        )}
      </footer>
    </Sheet>
  );
}

function rowsOf({ undone, done, more }: library.History): readonly Row[] {
  const beginning: Row = {
    key: 'beginning',
    label: t.keys.history.beginning,
    step: null,
    state: done.length === 0 ? 'now' : 'done',
    go: () => goBackTo(null),
  };
  return [
    ...undone.map((step): Row => ({
      key: step.id,
      label: step.label,
      step,
      state: 'undone',
      go: () => goOnTo(step.id),
    })),
    ...done.map((step, n): Row => ({
      key: step.id,
      label: step.label,
      step,
      state: n === 0 ? 'now' : 'done',
      go: () => goBackTo(step.id),
    })),
    ...(more ? [] : [beginning]),
  ];
}
