import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './EmptyLibrary.module.css';

interface EmptyLibraryProps {
  readonly onChoose: () => void;
  readonly onSample: () => void;
  readonly pasteKey: string | null;
}

/** The first screen: what to do, in one sentence, and something to try it on. */
export function EmptyLibrary({ onChoose, onSample, pasteKey }: EmptyLibraryProps) {
  return (
    <main className={styles['empty']} aria-labelledby="empty-title">
      <h1 id="empty-title">{t.shell.emptyLibrary.title}</h1>
      <p>{t.shell.emptyLibrary.hint}</p>
      <div className={styles['actions']}>
        <Button variant="primary" onClick={onChoose} autoFocus>
          {t.shell.emptyLibrary.choose}
        </Button>
        <Button onClick={onSample}>{t.shell.emptyLibrary.sample}</Button>
      </div>
      <p className={styles['paste']}>{t.shell.emptyLibrary.paste(pasteKey)}</p>
    </main>
  );
}
