import type { TagColor } from '../../shared/model.ts';
import styles from './TagDot.module.css';
import { laneClass } from './Lane.tsx';

/** The mark of a tag in its colour, square where a highlight's is round. Decoration: the name stands beside it. */
export function TagDot({ color }: { readonly color: TagColor }) {
  return <i className={`${laneClass} ${styles['dot']}`} data-color={color ?? 'note'} aria-hidden />;
}
