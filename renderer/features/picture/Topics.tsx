import { useCallback, useDeferredValue, useState } from 'react';
import { dateOf, type Topic, type Topics as AllTopics } from '../../../shared/reading-picture/index.ts';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { Chart, Figure, type Plots } from './Chart.tsx';
import styles from './Topics.module.css';
import { useCounted } from './use-counted.ts';

/** What digests are about, week by week: phrases that rise and fall, and one that is typed. */
export function Topics({ weeks }: { readonly weeks: number }) {
  const words = t.picture.topics;
  const all = useCounted((from) => from.topics(weeks), [weeks]);
  const [typed, setTyped] = useState('');
  const usual = all?.rising[0]?.phrase ?? all?.falling[0]?.phrase ?? '';
  const phrase = useDeferredValue(typed.trim() === '' ? usual : typed.trim());
  const shown = useCounted((from) => from.topic(phrase, weeks), [phrase, weeks]);
  return (
    <Figure title={words.title} says={words.says} className={styles['topics']}>
      <div className={styles['both']}>
        <div className={styles['choose']}>
          <input
            type="text"
            className={styles['field']}
            aria-label={words.field}
            placeholder={words.placeholder}
            value={typed}
            dir="auto"
            onChange={({ target }) => setTyped(target.value)}
          />
          {all && all.rising.length + all.falling.length === 0 && (
            <p className={styles['none']}>{words.noneRising}</p>
          )}
          <Movers title={words.rising} topics={all?.rising ?? []} current={phrase} onPick={setTyped} />
          <Movers title={words.falling} topics={all?.falling ?? []} current={phrase} onPick={setTyped} />
        </div>
        <div className={styles['shown']}>
          {all && shown && phrase !== '' && <TopicChart all={all} shown={shown} />}
        </div>
      </div>
    </Figure>
  );
}

function TopicChart({ all, shown }: { readonly all: AllTopics; readonly shown: Topic }) {
  const words = t.picture.topics;
  const draw = useCallback(({ topic }: Plots) => topic(shown, all), [shown, all]);
  const says = words.told(displayTitle(shown.phrase), rounded(shown.before), rounded(shown.after));
  return (
    <>
      <p className={styles['told']} role="status" dir="auto">
        {says}
      </p>
      <Chart
        says={says}
        draw={draw}
        table={{
          head: [t.picture.week, words.column, words.share],
          rows: all.weeks.map((week, n) => [
            t.common.dayAndYear(dateOf(week)),
            shown.counts[n] ?? 0,
            all.totals[n] ?? 0,
          ]),
        }}
      />
    </>
  );
}

interface MoversProps {
  readonly title: string;
  readonly topics: readonly Topic[];
  readonly current: string;
  readonly onPick: (phrase: string) => void;
}

function Movers({ title, topics, current, onPick }: MoversProps) {
  if (topics.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {topics.map(({ phrase, before, after }) => (
          <li key={phrase}>
            <button type="button" aria-pressed={current === phrase} onClick={() => onPick(phrase)}>
              <span dir="auto">{displayTitle(phrase)}</span>
              <span className={styles['change']}>
                {t.picture.topics.change(rounded(before), rounded(after))}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** Papers a week, with a digit after the point where that says something. */
const rounded = (n: number): number => (n < 10 ? Math.round(n * 10) / 10 : Math.round(n));
