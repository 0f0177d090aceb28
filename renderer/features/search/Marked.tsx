import { ranges } from '../../../shared/search/index.ts';
import styles from './SearchBox.module.css';

/** A text with the words that matched marked. */
export function Marked({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
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
}
