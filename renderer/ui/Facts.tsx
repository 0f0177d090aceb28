import type { ReactNode } from 'react';
import styles from './Facts.module.css';

interface FactsProps {
  /** What each fact is about, and the fact. */
  readonly facts: readonly (readonly [string, string])[];
  /** More rows, each a `div` of `dt` and `dd`. */
  readonly children?: ReactNode;
}

/** What is so, a line for each: the name at the left, the fact at the right. */
export function Facts({ facts, children }: FactsProps) {
  return (
    <dl className={styles['facts']}>
      {facts.map(([name, fact]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
      {children}
    </dl>
  );
}
