import { useCallback, useState } from 'react';
import { weekOf } from '../../../shared/reading-picture/index.ts';
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
  const key = weeks.join(' ');
  const minutes = minutesOf(time, weeks);
  const minutesKey = minutes.join(' ');
  const draw = useCallback(
    ({ bars }: Plots) => bars(key.split(' '), minutesKey.split(' ').map(Number), t.picture.time.one),
    [key, minutesKey],
  );
  const says = t.picture.time.says(minutes.reduce((sum, n) => sum + n, 0));
  return (
    <Figure title={t.picture.time.title} says={says}>
      <Chart
        says={says}
        draw={draw}
        table={{
          head: [t.picture.week, t.picture.time.column],
          rows: weeks.map((week, n) => [t.picture.dayAndYear(week), minutes[n] ?? 0]),
        }}
      />
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

function minutesOf(time: ReadingTime, weeks: readonly string[]): readonly number[] {
  const seconds = new Map<string, number>();
  for (const [day, n] of Object.entries(time)) seconds.set(weekOf(day), (seconds.get(weekOf(day)) ?? 0) + n);
  return weeks.map((week) => Math.round((seconds.get(week) ?? 0) / 60));
}
