import { useEffect, useState } from 'react';
import type { AppInfo } from '../../../shared/bridge.ts';
import { t } from '../../../shared/strings/index.ts';
import type { UpdateState, UpdateWish } from '../../../shared/updates.ts';
import { bridge } from '../../bridge.ts';
import { setDesk, useDesk } from '../../stores/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './UpdatesSheet.module.css';

/** What runs here, and the way to a newer version: every step of it is the reader's. */
export function UpdatesSheet({ onClose }: { readonly onClose: () => void }) {
  const update = useDesk((state) => state.update);
  const [info, setInfo] = useState<AppInfo | null>(null);
  useEffect(() => void bridge.info().then(setInfo), []);
  const wish = async (what: UpdateWish): Promise<void> => setDesk({ update: await bridge.wishUpdate(what) });
  const next = nextStep(update);
  return (
    <Sheet title={t.updates.title} width={480} onClose={onClose}>
      <div className={styles['body']}>
        {info !== null && <p className={styles['version']}>{t.updates.version(info.version)}</p>}
        <p role="status">{wordsFor(update)}</p>
        {update.phase === 'downloading' && (
          <progress value={update.fraction} max={1} aria-label={t.updates.progress} />
        )}
        {next !== null && (
          <Button variant="primary" onClick={() => void wish(next)}>
            {t.updates.wishes[next]}
          </Button>
        )}
        <p className={styles['hint']}>{t.updates.hint}</p>
      </div>
    </Sheet>
  );
}

/** What the reader may ask for now; null while something goes on, or where nothing can be asked. */
function nextStep(update: UpdateState): UpdateWish | null {
  switch (update.phase) {
    case 'idle':
      return 'check';
    case 'available':
      return 'download';
    case 'ready':
      return 'install';
    case 'failed':
      return update.version === null ? 'check' : 'download';
    case 'unavailable':
    case 'checking':
    case 'downloading':
    case 'installing':
      return null;
  }
}

function wordsFor(update: UpdateState): string {
  const { says } = t.updates;
  switch (update.phase) {
    case 'unavailable':
      return says.unavailable[update.why];
    case 'idle':
      return update.checkedAt === null ? says.unchecked : says.current;
    case 'checking':
      return says.checking;
    case 'available':
      return says.available(update.version, update.bytes);
    case 'downloading':
      return says.downloading(update.version, update.fraction);
    case 'ready':
      return says.ready(update.version);
    case 'installing':
      return says.installing;
    case 'failed':
      return says.failed(update.why);
  }
}
