import { FileText } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { RecentDigest } from '../../../shared/bridge.ts';
import { t } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { importOffer } from '../import/index.ts';
import styles from './RecentSheet.module.css';

/** Files that were opened lately, to open again. */
export function RecentSheet({ onClose }: { readonly onClose: () => void }) {
  const [recents, setRecents] = useState<readonly RecentDigest[] | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => void bridge.recentDigests().then(setRecents), []);
  useEffect(() => list.current?.querySelector('button')?.focus(), [recents]);
  const open = async (id: string): Promise<void> => {
    onClose();
    importOffer(await bridge.openRecent(id));
  };
  const clear = async (): Promise<void> => {
    await bridge.clearRecents();
    setRecents([]);
  };
  return (
    <Sheet title={t.folders.recent.title} width={520} onClose={onClose}>
      {recents?.length === 0 && <p className={styles['none']}>{t.folders.recent.none}</p>}
      <ul ref={list} className={styles['files']}>
        {recents?.map(({ id, name }) => (
          <li key={id}>
            <button type="button" onClick={() => void open(id)}>
              <FileText size={15} strokeWidth={1.75} aria-hidden />
              <span dir="auto">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      <footer className={styles['foot']}>
        <Button onClick={() => void clear()} disabled={recents === null || recents.length === 0}>
          {t.folders.recent.clear}
        </Button>
      </footer>
    </Sheet>
  );
}
