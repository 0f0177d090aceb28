import type { Span } from '../../../shared/model.ts';
import styles from './SearchBox.module.css';

interface MarkedProps {
  readonly text: string;
  readonly spans: readonly Span[];
}

/** A text with the words that matched marked. */
export function Marked({ text, spans }: MarkedProps) {
  return (
    <>
      {text.slice(0, spans[0]?.start)}
      {spans.map(({ start, end }, n) => [
        <mark key={start} className={styles['mark']}>
          {text.slice(start, end)}
        </mark>,
        text.slice(end, spans[n + 1]?.start),
      ])}
    </>
  );
}
