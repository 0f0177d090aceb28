import type { HighlightColor } from '../../../shared/model.ts';
import styles from './Swatch.module.css';

interface SwatchProps {
  readonly color: HighlightColor;
  readonly label: string;
  readonly title: string;
  readonly pressed?: boolean;
  readonly onClick: () => void;
}

/** A dot in a highlight's colour. Pressing it with the mouse leaves the selection in the text alone. */
export function Swatch({ color, label, title, pressed, onClick }: SwatchProps) {
  return (
    <button
      type="button"
      className={styles['swatch']}
      aria-label={label}
      aria-pressed={pressed}
      title={title}
      onMouseDown={(event) => event.preventDefault()}
      onClick={onClick}
    >
      <i data-color={color} />
    </button>
  );
}
