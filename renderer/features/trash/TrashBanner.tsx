import { Trash2 } from 'lucide-react';
import { t } from '../../../shared/strings/index.ts';
import { setView } from '../../stores/view.ts';
import { Button } from '../../ui/Button.tsx';
import { putBack } from '../inbox/index.ts';
import styles from './TrashBanner.module.css';

/** Over the papers of the trash: what the trash means, and the two ways out of it. */
export function TrashBanner() {
  return (
    <div className={styles['banner']}>
      <Trash2 size={16} strokeWidth={1.75} aria-hidden />
      <p>{t.trash.inTrash}</p>
      <Button onClick={() => void putBack()}>{t.trash.restore}</Button>
      <Button variant="quiet" onClick={() => setView({ overlay: 'erase' })}>
        {t.trash.erase}
      </Button>
    </div>
  );
}
