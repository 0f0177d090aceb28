import { useState, useSyncExternalStore } from 'react';
import { displayTitle } from '../../../shared/display.ts';
import { isSameReading, type ChangedEntry, type ReadingDiff } from '../../../shared/reread.ts';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { WordDiff } from '../reader/index.ts';
import { keepAsItIs, rereadState, subscribe, useNewReading } from './commands.ts';
import styles from './RereadSheet.module.css';

/** What reading a digest again would change, before it changes anything. Nothing where none is being read. */
export function RereadSheet() {
  const state = useSyncExternalStore(subscribe, rereadState);
  if (state.phase === 'idle') return null;
  return (
    <Sheet
      title={t.rereading.title(displayTitle(state.digest.name))}
      width={state.phase === 'reading' || isSameReading(state.diff) ? 520 : 760}
      onClose={keepAsItIs}
    >
      <div className={styles['body']}>
        {state.phase === 'reading' ? (
          <p className={styles['hint']} role="status">
            {t.rereading.reading}
          </p>
        ) : isSameReading(state.diff) ? (
          <Nothing papers={state.diff.same} />
        ) : (
          <Changes diff={state.diff} busy={state.phase === 'using'} />
        )}
      </div>
    </Sheet>
  );
}

function Nothing({ papers }: { readonly papers: number }) {
  return (
    <>
      <p role="status">{t.rereading.nothing(papers)}</p>
      <div className={styles['actions']}>
        <Button variant="primary" onClick={keepAsItIs} autoFocus>
          {t.common.close}
        </Button>
      </div>
    </>
  );
}

function Changes({ diff, busy }: { readonly diff: ReadingDiff; readonly busy: boolean }) {
  const text = t.rereading;
  const counts: readonly (readonly [string, number])[] = [
    [text.counts.changed, diff.changed.length],
    [text.counts.added, diff.added.length],
    [text.counts.gone, diff.gone.length],
    [text.counts.same, diff.same],
  ];
  return (
    <>
      <dl className={styles['counts']}>
        {counts.map(([name, n]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{t.common.number(n)}</dd>
          </div>
        ))}
      </dl>
      <p className={styles['hint']}>{text.hint}</p>
      <div className={styles['scroll']} tabIndex={0} role="group" aria-label={t.papers.changes}>
        <Titles title={text.added} hint={text.addedHint} titles={diff.added} />
        <Titles title={text.gone} hint={text.goneHint} titles={diff.gone} />
        <ChangedEntries entries={diff.changed} />
      </div>
      <div className={styles['actions']}>
        <Button onClick={keepAsItIs} disabled={busy}>
          {text.keep}
        </Button>
        <Button variant="primary" onClick={() => void useNewReading()} disabled={busy} autoFocus>
          {busy ? text.using : text.use}
        </Button>
      </div>
    </>
  );
}

/** So many entries at a time: a digest may have a hundred thousand. */
const STEP = 50;

function ChangedEntries({ entries }: { readonly entries: readonly ChangedEntry[] }) {
  const [shown, setShown] = useState(STEP);
  if (entries.length === 0) return null;
  return (
    <section>
      <h3>{t.rereading.counts.changed}</h3>
      {entries.slice(0, shown).map((entry) => (
        <article key={entry.ordinal} className={styles['entry']}>
          <h4 dir="auto">{displayTitle(entry.title) || t.rereading.untitled}</h4>
          {entry.changes.map(({ field, before, after }) => (
            <div key={field}>
              <p className={styles['field']}>{t.papers.fields[field]}</p>
              <WordDiff before={before} after={after} />
            </div>
          ))}
        </article>
      ))}
      <More left={entries.length - shown} onMore={() => setShown(shown + STEP)} />
    </section>
  );
}

interface TitlesProps {
  readonly title: string;
  readonly hint: string;
  readonly titles: readonly string[];
}

function Titles({ title, hint, titles }: TitlesProps) {
  const [shown, setShown] = useState(STEP);
  if (titles.length === 0) return null;
  return (
    <section>
      <h3>{title}</h3>
      <p className={styles['hint']}>{hint}</p>
      <ul className={styles['titles']}>
        {titles.slice(0, shown).map((each, at) => (
          <li key={at} dir="auto">
            {displayTitle(each) || t.rereading.untitled}
          </li>
        ))}
      </ul>
      <More left={titles.length - shown} onMore={() => setShown(shown + STEP)} />
    </section>
  );
}

function More({ left, onMore }: { readonly left: number; readonly onMore: () => void }) {
  return left > 0 && <Button onClick={onMore}>{t.rereading.more(Math.min(left, STEP))}</Button>;
}
