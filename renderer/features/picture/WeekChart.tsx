import { useState } from 'react';
import { dateOf, dayOf, weekOfDays, type DayCounts } from '../../../shared/reading-picture/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { withKey } from '../../stores/keys.ts';
import { useCounted } from './use-counted.ts';
import styles from './WeekChart.module.css';

/** Nothing waits for it: papers are shown first, and work goes on undisturbed. */
const PATIENCE = { first: 3_000, settle: 2_000 } as const;

interface WeekChartProps {
  /** The key of the reading picture, as people write it. */
  readonly shortcut: string | null;
  readonly onOpen: () => void;
}

/** The week as a small picture: for each day the papers that came in, and in front of them those that were kept. Opens the reading picture. Its words are its name, the title what it does. */
export function WeekChart({ shortcut, onOpen }: WeekChartProps) {
  const counted = useCounted((from) => from.week(), [], PATIENCE);
  // Until it is counted its place is there already, and nothing moves.
  const [blank] = useState(() =>
    weekOfDays({ arrivals: new Map(), decisions: new Map() }, dayOf(Date.now())),
  );
  const days = counted ?? blank;
  const sum = (what: 'arrived' | 'kept'): number => days.reduce((all, day) => all + day[what], 0);
  const most = Math.max(1, ...days.flatMap(({ arrived, kept }) => [arrived, kept]));
  const { thisWeek: week, title } = t.picture;
  const says = counted === undefined ? null : week.says(sum('arrived'), sum('kept'));
  return (
    <button type="button" className={styles['week']} title={withKey(title, shortcut)} onClick={onOpen}>
      <span className={styles['head']}>
        <span>{week.title}</span>
        <span>{says}</span>
      </span>
      <span className={styles['days']} aria-hidden>
        {days.map((day, n) => (
          <span key={day.day} title={dayText(day)}>
            <span className={styles['bars']}>
              {day.arrived > 0 && <i data-kind="arrived" style={{ height: heightOf(day.arrived, most) }} />}
              {day.kept > 0 && <i data-kind="kept" style={{ height: heightOf(day.kept, most) }} />}
            </span>
            {week.initials[n]}
          </span>
        ))}
      </span>
    </button>
  );
}

const dayText = ({ day, arrived, kept }: DayCounts): string =>
  t.picture.thisWeek.day(t.common.day(dateOf(day)), t.picture.thisWeek.says(arrived, kept));

const HEIGHT = 24;
/** What is there is seen, however much there is of another day. */
const heightOf = (n: number, most: number): number => Math.max(2, (n / most) * HEIGHT);
