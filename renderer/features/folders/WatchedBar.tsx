import { FolderInput } from 'lucide-react';
import { t } from '../../../shared/strings/index.ts';
import { useDesk } from '../../stores/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { lookThrough, putAway } from './commands.ts';
import styles from './WatchedBar.module.css';

const MOST_NAMES = 3;

/** Over the panes while digests of watched folders wait: what they are, and the reader's choice. */
export function WatchedBar() {
  const waiting = useDesk((state) => state.watched.waiting);
  if (waiting.length === 0) return null;
  const names = waiting.slice(0, MOST_NAMES).map(({ name }) => name);
  return (
    <section className={styles['bar']} aria-label={t.folders.title}>
      <FolderInput size={16} strokeWidth={1.75} aria-hidden />
      <p role="status">
        <strong>{t.folders.waiting(waiting.length)}</strong> <span dir="auto">{names.join(' · ')}</span>{' '}
        {waiting.length > names.length && t.folders.more(waiting.length - names.length)}
      </p>
      <Button onClick={() => void putAway()}>{t.folders.notNow}</Button>
      <Button variant="primary" onClick={() => void lookThrough()}>
        {t.folders.lookThrough}
      </Button>
    </section>
  );
}
