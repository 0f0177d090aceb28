import { useEffect, useId, useRef, useState, type ReactNode } from 'react';
import { t } from '../../../shared/strings/index.ts';
import styles from './Chart.module.css';
import type * as PlotsModule from './plots.ts';

/** What draws: a module that is loaded when the first chart is shown. */
export type Plots = typeof PlotsModule;

interface TableOf {
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

interface FigureProps {
  readonly title: string;
  /** What the picture shows, in one sentence. */
  readonly says: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A picture with its title, and what it shows in words. */
export function Figure({ title, says, className, children }: FigureProps) {
  const heading = useId();
  return (
    <section className={`${styles['figure']} ${className ?? ''}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <p className={styles['says']}>{says}</p>
      {children}
    </section>
  );
}

interface ChartProps {
  readonly says: string;
  /** What draws it, once the library that draws is there. The same function while it is the same picture. */
  readonly draw: (plots: Plots) => PlotsModule.Draw;
  readonly table: TableOf;
}

let loading: Promise<Plots> | null = null;

const waiting: (() => void)[] = [];

/** One chart a frame: all at once are a pause that is felt. */
function inTurn(draw: () => void): void {
  waiting.push(draw);
  if (waiting.length === 1) requestAnimationFrame(drawNext);
}

function drawNext(): void {
  const draw = waiting.shift();
  if (waiting.length > 0) requestAnimationFrame(drawNext);
  draw?.();
}

/** A drawn chart, as wide as there is room, and the same as a table for who wants numbers. */
export function Chart({ says, draw, table }: ChartProps) {
  const place = useRef<HTMLDivElement>(null);
  const [plots, setPlots] = useState<Plots | null>(null);
  const words = t.picture;
  useEffect(() => {
    loading ??= import('./plots.ts');
    void loading.then(setPlots);
  }, []);
  useEffect(() => {
    const element = place.current;
    if (!element || plots === null) return;
    const drawing = draw(plots);
    let width = 0;
    let stopped = false;
    const watch = new ResizeObserver(() => {
      if (element.clientWidth === width || element.clientWidth === 0) return;
      width = element.clientWidth;
      inTurn(() => {
        if (!stopped) element.replaceChildren(drawing(width));
      });
    });
    watch.observe(element);
    return () => {
      stopped = true;
      watch.disconnect();
    };
    // Charts have words in them: in another language they are other charts.
  }, [plots, draw, words]);
  return (
    <>
      <div ref={place} className={styles['plot']} role="img" aria-label={says} aria-busy={plots === null} />
      <details className={styles['table']}>
        <summary>{words.asTable}</summary>
        <div className={styles['scroll']} tabIndex={0} role="group" aria-label={words.asTable}>
          <table>
            <thead>
              <tr>
                {table.head.map((each) => (
                  <th key={each} scope="col">
                    {each}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {table.rows.map(([first, ...rest]) => (
                <tr key={first}>
                  <th scope="row">{first}</th>
                  {rest.map((each, n) => (
                    <td key={table.head[n + 1]}>{each}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
