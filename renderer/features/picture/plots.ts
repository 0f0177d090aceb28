/**
 * The charts, by Observable Plot. This file is loaded when the picture is first opened. Plot puts a `<style>` into each chart,
 * which the page's policy refuses: it is taken out before the chart is in the document, and `Chart.module.css` says the same.
 */
import * as Plot from '@observablehq/plot';
import type { Day, ReadingPicture, Topic, Topics } from '../../../shared/reading-picture/index.ts';
import { dateOf, weekOf } from '../../../shared/reading-picture/index.ts';
import { t } from '../../../shared/strings/index.ts';

/** Draws a chart of a width in CSS pixels. */
export type Draw = (width: number) => Element;

const STEPS = 5;
/** How much smaller than its place a day is drawn, by its step: the steps can be told apart without their colours. */
const INSETS = [5.5, 4, 2.5, 1.25, 0.5];
const FILLS = [
  'var(--line)',
  'color-mix(in oklab, var(--accent) 32%, var(--bg-reader))',
  'color-mix(in oklab, var(--accent) 55%, var(--bg-reader))',
  'color-mix(in oklab, var(--accent) 78%, var(--bg-reader))',
  'var(--accent)',
];
const HEIGHT = 190;
/** An axis never ends before this, so that it counts whole papers. */
const FEWEST = 4;
const BASE: Plot.PlotOptions = { marginTop: 12, marginBottom: 26, marginLeft: 34, marginRight: 6 };

/** Papers finished each day: a column for each week, a row for each weekday. */
export const heat =
  ({ days }: ReadingPicture): Draw =>
  (width) => {
    const most = Math.max(1, ...days.map(({ finished }) => finished));
    const cells = days.map(({ day, finished }) => ({
      week: weekOf(day),
      weekday: (dateOf(day).getDay() + 6) % 7,
      step: finished === 0 ? 0 : Math.max(1, Math.ceil((finished / most) * (STEPS - 1))),
      title: t.picture.heat.one(named(day), finished),
    }));
    const weeks = [...new Set(cells.map(({ week }) => week))];
    return finish({
      ...BASE,
      width,
      height: 7 * 21 + 26,
      marginTop: 0,
      padding: 0,
      x: { domain: weeks, ...ticks(weeks, width), axis: 'bottom', label: null, tickSize: 0 },
      y: {
        domain: [0, 1, 2, 3, 4, 5, 6],
        tickFormat: (n: number) => (n % 2 === 0 ? (t.picture.weekdays[n] ?? '') : ''),
        label: null,
        tickSize: 0,
      },
      marks: FILLS.map((fill, step) =>
        Plot.cell(
          cells.filter((cell) => cell.step === step),
          { x: 'week', y: 'weekday', fill, inset: INSETS[step] ?? 0, rx: 3, title: 'title' },
        ),
      ),
    });
  };

/** What came in each week, upwards and hatched; what was decided about, downwards: kept filled, skipped only outlined. */
export const flow =
  ({ weeks }: ReadingPicture): Draw =>
  (width) => {
    const bar = (what: 'arrived' | 'kept' | 'skipped', label: string) =>
      weeks.map((each) => ({
        week: each.week,
        n: what === 'arrived' ? each.arrived : -each[what],
        title: t.picture.flow.one(named(each.week), label, each[what]),
      }));
    const at = { x: 'week', y: 'n', title: 'title', insetLeft: 1, insetRight: 1, rx: 1.5 } as const;
    const { flow: names } = t.picture;
    return finish({
      ...BASE,
      ...weekly(
        weeks.map(({ week }) => week),
        width,
      ),
      y: {
        label: null,
        tickFormat: (n: number) => t.common.number(Math.abs(n)),
        ticks: 5,
        nice: true,
        domain: [
          -Math.max(1, ...weeks.map((each) => each.kept + each.skipped)),
          Math.max(FEWEST, ...weeks.map(({ arrived }) => arrived)),
        ],
      },
      marks: [
        Plot.barY(bar('arrived', names.in), { ...at, fill: 'url(#hatch)', stroke: 'var(--ink-3)' }),
        Plot.barY(bar('kept', names.kept), {
          ...at,
          fill: 'var(--accent)',
        }),
        Plot.barY(
          weeks.map((each) => ({
            week: each.week,
            from: -each.kept,
            to: -each.kept - each.skipped,
            title: t.picture.flow.one(named(each.week), names.skipped, each.skipped),
          })),
          {
            x: 'week',
            y1: 'from',
            y2: 'to',
            title: 'title',
            insetLeft: 1,
            insetRight: 1,
            rx: 1.5,
            fill: 'none',
            stroke: 'var(--accent)',
          },
        ),
        Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      ],
    });
  };

/** Three rows of bars: what was kept, read and highlighted each week. */
export const did =
  ({ weeks }: ReadingPicture): Draw =>
  (width) => {
    const rows = (['kept', 'read', 'highlighted'] as const).flatMap((what) =>
      weeks.map((each) => ({
        week: each.week,
        n: each[what],
        row: t.picture.did.rows[what],
        title: t.picture.flow.one(named(each.week), t.picture.did.rows[what], each[what]),
      })),
    );
    const { kept, read, highlighted } = t.picture.did.rows;
    return finish({
      ...BASE,
      ...weekly(
        weeks.map(({ week }) => week),
        width,
      ),
      marginRight: 76,
      y: { label: null, ticks: 2, nice: true, domain: [0, Math.max(FEWEST, ...rows.map(({ n }) => n))] },
      fy: { label: null, domain: [kept, read, highlighted], padding: 0.25 },
      marks: [
        Plot.barY(rows, {
          x: 'week',
          y: 'n',
          fy: 'row',
          fill: 'var(--accent)',
          insetLeft: 1,
          insetRight: 1,
          rx: 1.5,
          title: 'title',
        }),
        Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      ],
    });
  };

/** Bars of numbers by week. */
export const bars =
  (
    weeks: readonly string[],
    counts: readonly number[],
    says: (day: string, n: number, at: number) => string,
  ): Draw =>
  (width) =>
    finish({
      ...BASE,
      ...weekly(weeks, width),
      y: { label: null, ticks: 4, nice: true, domain: [0, Math.max(FEWEST, ...counts)] },
      marks: [
        Plot.barY(
          weeks.map((week, at) => ({
            week,
            n: counts[at] ?? 0,
            title: says(named(week), counts[at] ?? 0, at),
          })),
          { x: 'week', y: 'n', fill: 'var(--accent)', insetLeft: 1, insetRight: 1, rx: 1.5, title: 'title' },
        ),
        Plot.ruleY([0], { stroke: 'var(--line-strong)' }),
      ],
    });

/** How often a topic was named each week. */
export const topic = ({ counts }: Topic, { weeks, totals }: Topics): Draw =>
  bars(weeks, counts, (day, n, at) => t.picture.topics.one(day, n, totals[at] ?? 0));

const weekly = (weeks: readonly string[], width: number): Plot.PlotOptions => ({
  width,
  height: HEIGHT,
  x: { type: 'band', domain: weeks, ...ticks(weeks, width), label: null, tickSize: 0, padding: 0.08 },
});

const named = (day: Day): string => t.common.day(dateOf(day));

const WIDE_TICK = 76;

/** As many weeks by name as there is room for. */
function ticks(weeks: readonly string[], width: number) {
  const every = Math.max(1, Math.ceil(weeks.length / Math.max(1, Math.floor(width / WIDE_TICK))));
  return {
    ticks: weeks.filter((_, n) => n % every === 0 && n <= weeks.length - every / 2),
    tickFormat: named,
  };
}

function finish(options: Plot.PlotOptions): Element {
  const drawn = Plot.plot(options);
  for (const style of drawn.querySelectorAll('style')) style.remove();
  // The chart is one image with words of its own: names of its groups are none that anybody could read.
  for (const named of drawn.querySelectorAll('[aria-label]')) named.removeAttribute('aria-label');
  return drawn;
}
