import type { BackupOffer } from '../../../shared/library-files.ts';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { leaveBackup, restore } from './commands.ts';
import styles from './HealthSheet.module.css';
import { when } from './when.ts';

/** What restoring a backup would do, in numbers, before it does anything. */
export function RestoreOffer({ offer, busy }: { readonly offer: BackupOffer; readonly busy: boolean }) {
  const text = t.library.offer;
  const { cells, digests } = offer;
  const counts: readonly (readonly [string, number])[] = [
    [text.newHere, cells.newHere],
    [text.newerThere, cells.newerThere],
    [text.olderThere, cells.olderThere],
    [text.same, cells.same],
  ];
  return (
    <>
      <h3 className={styles['offer']}>{text.title(offer.name)}</h3>
      <p className={styles['hint']}>
        {text.taken(when(offer.takenAt), offer.papers)} {digests.newHere > 0 && text.digests(digests.newHere)}
      </p>
      <Facts facts={counts.map(([name, n]) => [name, text.cells(n)])} />
      <p className={styles['hint']}>{text.hint}</p>
      <div className={styles['actions']}>
        <span className={styles['gap']} />
        <Button onClick={() => void leaveBackup()} disabled={busy}>
          {text.cancel}
        </Button>
        <Button variant="primary" onClick={() => void restore()} disabled={busy} autoFocus>
          {busy ? text.running : text.confirm}
        </Button>
      </div>
    </>
  );
}
