import type { CardLabel } from '../../shared/cards.ts';
import styles from './Lane.module.css';

/** A class that gives a label's colours to what is inside, as `--band`, `--lane` and `--sw`. For an element with `data-color`. */
export const laneClass: string = styles['lane'] ?? '';

/** A dot in the colour of a label; hollow for a note. Decoration: the label's name stands beside it. */
export function Dot({ color }: { readonly color: CardLabel }) {
  return <i className={`${laneClass} ${styles['dot']}`} data-color={color} aria-hidden />;
}
