import { Undo2, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { t } from '../../shared/strings/index.ts';
import { dismissToast, useActivity } from '../stores/activity.ts';
import { IconButton } from './Button.tsx';
import { problemText } from './problems.ts';
import styles from './Toast.module.css';

const SHOWN_MS = 8000;

/** The one toast: what was done, with *Undo*, or what went wrong. Waits while pointed at or focused; its end takes nothing away. */
export function Toast({ onUndo, undoKey }: { readonly onUndo: () => void; readonly undoKey: string | null }) {
  const toast = useActivity((state) => state.toast);
  const [held, setHeld] = useState(false);
  useEffect(() => {
    if (!toast || held || toast.kind === 'problem') return;
    const timer = setTimeout(dismissToast, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [toast, held]);
  return (
    <div
      className={styles['region']}
      role="region"
      aria-label={t.shell.more}
      data-pane="toast"
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {toast && (
        <div
          className={styles['toast']}
          key={toast.n}
          data-kind={toast.kind}
          role={toast.kind === 'problem' ? 'alert' : undefined}
        >
          {toast.kind === 'done' ? (
            <>
              <span>{toast.text}</span>
              {toast.undo && (
                <button type="button" className={styles['undo']} onClick={onUndo}>
                  <Undo2 size={15} aria-hidden /> {t.common.undo} {undoKey && <kbd>{undoKey}</kbd>}
                </button>
              )}
            </>
          ) : (
            <span>
              <strong>{problemText(toast.problem).title}</strong> {problemText(toast.problem).advice}
            </span>
          )}
          <IconButton label={t.common.dismiss} icon={<X size={15} />} onClick={dismissToast} />
        </div>
      )}
    </div>
  );
}
