import { useCallback, useEffect, useId, useState } from 'react';
import { HIGHLIGHT_COLORS } from '../../../shared/model.ts';
import { dateOf, type ReadingPicture } from '../../../shared/reading-picture/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { Dot } from '../../ui/Lane.tsx';
import { BarTable } from './BarTable.tsx';
import { Chart, Figure, type Plots } from './Chart.tsx';
import styles from './PictureView.module.css';
import { Time } from './Time.tsx';
import { Topics } from './Topics.tsx';
import { useCounted } from './use-counted.ts';

const PERIODS = { month: 5, half: 26, year: 53 } as const;
type Period = keyof typeof PERIODS;
const NAMES = Object.keys(PERIODS) as readonly Period[];
const STEPS = [0, 1, 2, 3, 4] as const;

/** What the reader did and what digests were about, by day and week. Nothing here counts days in a row. */
export function PictureView() {
  const heading = useId();
  const [period, setPeriod] = useState<Period>('half');
  const weeks = PERIODS[period];
  const picture = useCounted((from) => from.picture(weeks), [weeks]);
  const p = t.picture;
  const title = `${p.title} – ${t.common.appName}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className={styles['view']} aria-labelledby={heading} data-pane="list" tabIndex={-1}>
      <div className={styles['page']}>
        <header className={styles['head']}>
          <h1 id={heading}>{p.title}</h1>
          <div className={styles['periods']} role="group" aria-label={p.period}>
            {NAMES.map((each) => (
              <button type="button" key={each} aria-pressed={period === each} onClick={() => setPeriod(each)}>
                {p.periods[each]}
              </button>
            ))}
          </div>
        </header>
        {picture === undefined ? (
          <p className={styles['loading']} role="status">
            {p.loading}
          </p>
        ) : (
          <Pictures picture={picture} />
        )}
        <Topics weeks={weeks} />
      </div>
      <Hatch />
    </main>
  );
}

function Pictures({ picture }: { readonly picture: ReadingPicture }) {
  const p = t.picture;
  const labels = useLabels();
  const sum = (what: 'arrived' | 'kept' | 'skipped' | 'read' | 'highlighted'): number =>
    picture.weeks.reduce((all, week) => all + week[what], 0);
  const flowSays = p.flow.says(sum('arrived'), sum('kept') + sum('skipped'), picture.waiting);
  const didSays = p.did.says(sum('kept'), sum('read'), sum('highlighted'));
  const finishedOn = picture.days.filter(({ finished }) => finished > 0);
  const busiest = finishedOn.toSorted((a, b) => b.finished - a.finished)[0]?.day;
  const heatSays = p.heat.says(
    picture.finished,
    finishedOn.length,
    busiest === undefined ? null : t.common.day(dateOf(busiest)),
  );
  const ofLabels = HIGHLIGHT_COLORS.map((color) => ({
    key: color,
    name: (
      <>
        <Dot color={color} /> {labels[color]}
      </>
    ),
    n: picture.labels.get(color) ?? 0,
    fill: `var(--hl-${color}-lane)`,
  }));
  const topColor = HIGHLIGHT_COLORS.toSorted(
    (a, b) => (picture.labels.get(b) ?? 0) - (picture.labels.get(a) ?? 0),
  )[0];
  return (
    <>
      <dl className={styles['numbers']}>
        <Number n={picture.finished} label={p.finished} />
        <Number n={picture.highlights} label={p.highlights} />
        <Number n={picture.notes} label={p.notes} />
        <Number n={picture.medianDays} label={p.median} />
      </dl>
      <Figure title={p.heat.title} says={heatSays}>
        <Chart
          says={heatSays}
          draw={useCallback((plots: Plots) => plots.heat(picture), [picture])}
          table={{
            head: [p.dayHead, p.heat.column],
            rows: finishedOn.map(({ day, finished }) => [t.common.dayAndYear(dateOf(day)), finished]),
          }}
        />
        <p className={styles['steps']} aria-hidden>
          {p.fewer}
          {STEPS.map((step) => (
            <i key={step} data-step={step} />
          ))}
          {p.more}
        </p>
      </Figure>
      <div className={styles['grid']}>
        <Figure title={p.flow.title} says={flowSays}>
          <ul className={styles['legend']} aria-hidden>
            <li data-kind="in">{p.flow.in}</li>
            <li data-kind="kept">{p.flow.kept}</li>
            <li data-kind="skipped">{p.flow.skipped}</li>
          </ul>
          <Chart
            says={flowSays}
            draw={useCallback((plots: Plots) => plots.flow(picture), [picture])}
            table={{
              head: [p.week, p.flow.in, p.flow.kept, p.flow.skipped],
              rows: picture.weeks.map((week) => [
                t.common.dayAndYear(dateOf(week.week)),
                week.arrived,
                week.kept,
                week.skipped,
              ]),
            }}
          />
        </Figure>
        <Figure title={p.did.title} says={didSays}>
          <Chart
            says={didSays}
            draw={useCallback((plots: Plots) => plots.did(picture), [picture])}
            table={{
              head: [p.week, p.did.rows.kept, p.did.rows.read, p.did.rows.highlighted, p.did.rows.finished],
              rows: picture.weeks.map((week) => [
                t.common.dayAndYear(dateOf(week.week)),
                week.kept,
                week.read,
                week.highlighted,
                week.finished,
              ]),
            }}
          />
        </Figure>
        <Time weeks={picture.weeks.map(({ week }) => week)} />
        <div className={styles['column']}>
          <Figure
            title={p.labels.title}
            says={p.labels.says(topColor === undefined || picture.highlights === 0 ? null : labels[topColor])}
          >
            {picture.highlights > 0 && <BarTable rows={ofLabels} />}
          </Figure>
          <Figure title={p.places.title} says={p.places.says(picture.places[0]?.name ?? null)}>
            <BarTable rows={picture.places.map(({ name, n }) => ({ key: name, name, n }))} />
          </Figure>
        </div>
      </div>
    </>
  );
}

function Number({ n, label }: { readonly n: number | null; readonly label: string }) {
  const shown = n === null ? t.picture.none : t.common.number(Math.round(n * 10) / 10);
  return (
    <div>
      <dt>{label}</dt>
      <dd>{shown}</dd>
    </div>
  );
}

/** Lines across a bar, for what colour alone must not tell. Charts point at it. */
function Hatch() {
  return (
    <svg className={styles['hatch']} width="0" height="0" aria-hidden>
      <pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="5" height="5" fill="var(--bg-hover)" />
        <rect width="2" height="5" fill="var(--ink-3)" />
      </pattern>
    </svg>
  );
}
