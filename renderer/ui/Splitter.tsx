import { t } from '../../shared/strings/index.ts';
import styles from './Splitter.module.css';

interface SplitterProps {
  readonly width: number;
  readonly min: number;
  readonly max: number;
  readonly normal: number;
  readonly onWidth: (width: number) => void;
}

/** The line between two panes: drag, arrow keys (16 px), double click for the normal width. */
export function Splitter({ width, min, max, normal, onWidth }: SplitterProps) {
  const set = (next: number) => onWidth(Math.min(max, Math.max(min, Math.round(next))));
  return (
    <div
      role="separator"
      aria-orientation="vertical"
      aria-label={t.shell.resize}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      className={styles['splitter']}
      onDoubleClick={() => set(normal)}
      onKeyDown={(event) => {
        const step = event.key === 'ArrowLeft' ? -16 : event.key === 'ArrowRight' ? 16 : 0;
        if (step === 0) return;
        event.preventDefault();
        event.stopPropagation();
        set(width + step);
      }}
      onPointerDown={(event) => {
        const from = event.clientX;
        const handle = event.currentTarget;
        handle.setPointerCapture(event.pointerId);
        const move = (e: PointerEvent) => set(width + e.clientX - from);
        handle.addEventListener('pointermove', move);
        handle.addEventListener('pointerup', () => handle.removeEventListener('pointermove', move), {
          once: true,
        });
      }}
    />
  );
}
