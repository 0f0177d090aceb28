import { Undo2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../shared/strings/index.ts';
import { dismissToast, useActivity, type Toast as Shown } from '../stores/activity.ts';
import { IconButton } from './Button.tsx';
import { problemText } from './problems.ts';
import styles from './Toast.module.css';

const SHOWN_MS = 8000;

interface ToastProps {
  readonly onUndo: () => void;
  readonly undoKey: string | null;
}

/** The one toast: what was done, with *Undo*, or what went wrong. Waits while pointed at or focused; its end takes nothing away. */
export function Toast({ onUndo, undoKey }: ToastProps) {
  const toast = useActivity((state) => state.toast);
  return (
    <div className={styles['region']} role="region" aria-label={t.shell.notices} data-pane="toast">
      {toast && <Box key={toast.n} toast={toast} onUndo={onUndo} undoKey={undoKey} />}
    </div>
  );
}

function Box({ toast, onUndo, undoKey }: ToastProps & { readonly toast: Shown }) {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const cameFrom = useRef<HTMLElement>(null);
  const stays = pointed || focused || toast.kind === 'problem';
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(dismissToast, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [stays]);
  useEffect(() => clearOf(box.current), []);
  /** The focus is never lost with the toast. */
  const leave = (act: () => void) => () => {
    cameFrom.current?.focus();
    act();
  };
  return (
    <div
      ref={box}
      className={styles['toast']}
      data-kind={toast.kind}
      role={toast.kind === 'problem' ? 'alert' : undefined}
      onMouseEnter={() => setPointed(true)}
      onMouseLeave={() => setPointed(false)}
      onFocus={({ currentTarget, relatedTarget }) => {
        setFocused(true);
        if (relatedTarget instanceof HTMLElement && !currentTarget.contains(relatedTarget))
          cameFrom.current = relatedTarget;
      }}
      onBlur={() => setFocused(false)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.stopPropagation();
        leave(dismissToast)();
      }}
    >
      {toast.kind === 'done' ? (
        <>
          <span className={styles['text']}>{toast.text}</span>
          {toast.offer && (
            <button
              type="button"
              className={styles['undo']}
              onClick={() => {
                dismissToast();
                toast.offer?.act();
              }}
            >
              {toast.offer.label}
            </button>
          )}
          {toast.undo && (
            <button type="button" className={styles['undo']} onClick={leave(onUndo)}>
              <Undo2 size={16} strokeWidth={1.75} aria-hidden /> {t.common.undo}{' '}
              {undoKey && <kbd>{undoKey}</kbd>}
            </button>
          )}
        </>
      ) : (
        <span className={styles['text']}>
          <strong>{problemText(toast.problem).title}</strong> {problemText(toast.problem).advice}
        </span>
      )}
      <IconButton
        label={t.common.dismiss}
        icon={<X size={16} strokeWidth={1.75} aria-hidden />}
        onClick={leave(dismissToast)}
      />
    </div>
  );
}

/** Scrolls the field that is being written in out from under the toast. */
function clearOf(box: HTMLElement | null): void {
  const field = document.activeElement;
  if (!box || !(field instanceof HTMLTextAreaElement)) return;
  const [over, under] = [box.getBoundingClientRect(), field.getBoundingClientRect()];
  if (under.bottom > over.top && under.top < over.bottom) field.scrollIntoView({ block: 'nearest' });
}
