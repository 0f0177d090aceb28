import { useEffect, type ReactNode } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { useLibrary } from '../../stores/library.ts';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problems.ts';
import styles from './LibraryGate.module.css';
import { openAgain, openLibrary } from './opening.ts';

/** Opens the library, shows how far that is when it takes a while, and then what is inside. */
export function LibraryGate({ children }: { readonly children: ReactNode }) {
  const opening = useLibrary((state) => state.opening);
  useEffect(() => void openLibrary(), []);
  if (opening.phase === 'open') return children;
  if (opening.phase === 'failed') {
    const { title, advice } = problemText(opening.problem);
    return (
      <main className={styles['gate']} role="alert">
        <h1>{title}</h1>
        <p>{advice}</p>
        <Button variant="primary" onClick={openAgain} autoFocus>
          {t.library.tryAgain}
        </Button>
      </main>
    );
  }
  const { step, fraction } = opening;
  return (
    <main
      className={`${styles['gate']} ${styles['starting']}`}
      aria-busy
      aria-label={t.library.starting[step]}
    >
      <h1>{t.library.starting[step]}</h1>
      {step === 'rebuilding' && (
        <>
          <p>{t.library.rebuildHint}</p>
          <progress aria-label={t.library.starting.rebuilding} value={fraction ?? undefined} max={1} />
        </>
      )}
    </main>
  );
}
