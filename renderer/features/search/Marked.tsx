import { memo } from 'react';
import { ranges } from '../../../shared/search/index.ts';
import styles from './SearchBox.module.css';

interface MarkedProps {
  readonly text: string;
  readonly terms: readonly string[];
}

/** A text with the words that matched marked. A key that is being answered changes no row, and looks through none again. */
export const Marked = memo(function Marked({ text, terms }: MarkedProps) {
  const spans = ranges(text, terms);
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
});
