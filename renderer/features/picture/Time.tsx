import { useCallback, useState } from 'react';
import { dateOf, weekOf } from '../../../shared/reading-picture/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { say } from '../../stores/activity.ts';
import { forgetReadingTime, readingTime, type ReadingTime } from '../../stores/reading-time.ts';
import { setSettings, useSettings } from '../../stores/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Chart, Figure, type Plots } from './Chart.tsx';
import styles from './PictureView.module.css';

/** Minutes with a paper open, by week, and what the reader may do about their being counted. */
export function Time({ weeks }: { readonly weeks: readonly string[] }) {
  const on = useSettings((state) => state.readingTime);
  const [time, setTime] = useState(readingTime);
  const minutes = minutesOf(time, weeks);
  const says = t.picture.time.says(minutes.reduce((sum, n) => sum + n, 0));
  return (
    <Figure title={t.picture.time.title} says={says}>
      <TimeChart says={says} weeks={weeks.join(' ')} minutes={minutes.join(' ')} />
      <p className={styles['how']}>{t.picture.time.how}</p>
      <div className={styles['choices']}>
        <label>
          <input
            type="checkbox"
            checked={on}
            onChange={({ target }) => setSettings({ readingTime: target.checked })}
          />
          {t.picture.time.count}
        </label>
        <Button
          variant="quiet"
          disabled={Object.keys(time).length === 0}
          onClick={() => {
            forgetReadingTime();
            setTime({});
            say(t.picture.time.forgotten);
          }}
        >
          {t.picture.time.forget}
        </Button>
      </div>
    </Figure>
  );
}

interface TimeChartProps {
  readonly says: string;
  /** As texts, so that the same numbers are not drawn again. */
  readonly weeks: string;
  readonly minutes: string;
}

function TimeChart({ says, weeks, minutes }: TimeChartProps) {
  const draw = useCallback(
    ({ bars }: Plots) => bars(weeks.split(' '), minutes.split(' ').map(Number), t.picture.time.one),
    [weeks, minutes],
  );
  const counts = minutes.split(' ');
  return (
    <Chart
      says={says}
      draw={draw}
      table={{
        head: [t.picture.week, t.picture.time.column],
        rows: weeks.split(' ').map((week, n) => [t.common.dayAndYear(dateOf(week)), counts[n] ?? '']),
      }}
    />
  );
}

function minutesOf(time: ReadingTime, weeks: readonly string[]): readonly number[] {
  const seconds = new Map<string, number>();
  for (const [day, n] of Object.entries(time)) seconds.set(weekOf(day), (seconds.get(weekOf(day)) ?? 0) + n);
  return weeks.map((week) => Math.round((seconds.get(week) ?? 0) / 60));
}
