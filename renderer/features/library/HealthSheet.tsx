import type { LibraryHealth } from '../../../shared/library-files.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLibrary } from '../../stores/library.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { backUp, chooseBackup, closeHealth, openFolder, verify } from './commands.ts';
import styles from './HealthSheet.module.css';
import { findingText } from './opening.ts';
import { RestoreOffer } from './RestoreOffer.tsx';
import { when } from './when.ts';

/** How the library on the disk is, and what can be done for it. */
export function HealthSheet() {
  const { health, busy, offer, saving } = useLibrary();
  return (
    <Sheet title={t.library.title} width={600} topic="backups" onClose={closeHealth}>
      <div className={styles['body']}>
        {offer === null ? (
          <>
            <p className={styles['hint']}>
              {t.library.hints[saving.state]} {t.library.hint}
            </p>
            {health !== null && <Health health={health} />}
            <div className={styles['actions']}>
              <Button onClick={() => void verify()} disabled={busy !== null}>
                {busy === 'verifying' ? t.library.verifying : t.library.verify}
              </Button>
              <Button onClick={openFolder}>{t.library.openFolder}</Button>
              <span className={styles['gap']} />
              <Button onClick={() => void chooseBackup()} disabled={busy !== null}>
                {t.library.restore}
              </Button>
              <Button variant="primary" onClick={() => void backUp()} disabled={busy !== null}>
                {t.library.backUp}
              </Button>
            </div>
          </>
        ) : (
          <RestoreOffer offer={offer} busy={busy !== null} />
        )}
      </div>
    </Sheet>
  );
}

function Health({ health }: { readonly health: LibraryHealth }) {
  const { rows } = t.library;
  const facts: readonly (readonly [string, string])[] = [
    [rows.journal, t.library.journal(health.head.batches, health.journalBytes)],
    [rows.digests, t.library.digests(health.digests, health.digestBytes)],
    [
      rows.snapshots,
      t.library.snapshots(
        health.snapshots,
        health.snapshotBytes,
        health.lastSnapshotAt === null ? null : when(health.lastSnapshotAt),
      ),
    ],
    [rows.checked, t.library.checked(health.lastVerifiedAt === null ? null : when(health.lastVerifiedAt))],
  ];
  return (
    <>
      <Facts facts={facts} />
      <h3>{t.library.found}</h3>
      {health.findings.length === 0 ? (
        <p className={styles['fine']}>{t.library.noFindings}</p>
      ) : (
        <ul className={styles['findings']}>
          {health.findings.map((finding) => (
            <li key={`${finding.code} ${finding.detail}`}>{findingText(finding)}</li>
          ))}
        </ul>
      )}
      <p className={styles['hint']}>{t.library.free(health.freeBytes)}</p>
    </>
  );
}
