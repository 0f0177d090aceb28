import { Check, CloudUpload, TriangleAlert } from 'lucide-react';
import { t } from '../../../shared/strings/index.ts';
import { useLibrary } from '../../stores/library.ts';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problems.ts';
import { openHealth } from './commands.ts';
import { trySavingAgain } from './opening.ts';
import styles from './SaveStatus.module.css';

const ICON = { size: 14, strokeWidth: 2, 'aria-hidden': true } as const;
const ICONS = {
  saved: <Check {...ICON} />,
  saving: <CloudUpload {...ICON} />,
  failing: <TriangleAlert {...ICON} />,
} as const;

/** One word on whether everything is on the disk; the way to the library's health. */
export function SaveStatus() {
  const state = useLibrary((library) => library.saving.state);
  return (
    <button
      type="button"
      className={styles['status']}
      data-state={state}
      title={`${t.library.hints[state]} ${t.library.title}`}
      aria-label={`${t.library[state]}. ${t.library.title}`}
      onClick={openHealth}
    >
      <span key={state} className={styles['word']}>
        {ICONS[state]} <span>{t.library[state]}</span>
      </span>
    </button>
  );
}

/** Over everything while saving fails: why, what to do, and that nothing is lost meanwhile. */
export function SaveBanner() {
  const saving = useLibrary((library) => library.saving);
  if (saving.state !== 'failing') return null;
  const { title, advice } = problemText(saving.problem);
  return (
    <div className={styles['banner']} role="alert">
      <TriangleAlert size={18} aria-hidden />
      <p>
        <strong>{title}</strong> {advice} {t.library.refusing}
      </p>
      <Button onClick={trySavingAgain}>{t.library.tryAgain}</Button>
    </div>
  );
}
