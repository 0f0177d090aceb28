import { useRef } from 'react';
import { t } from '../../../shared/strings/index.ts';
import type { WatchedFolder } from '../../../shared/watched.ts';
import { useDesk } from '../../stores/desk.ts';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problems.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { addFolder, changeFolder, forgetFolder, lookThrough, offerOlder } from './commands.ts';
import styles from './FoldersSheet.module.css';

/** The folders that are watched for digests, and how. */
export function FoldersSheet({ onClose }: { readonly onClose: () => void }) {
  const { folders, waiting } = useDesk((state) => state.watched);
  const add = useRef<HTMLDivElement>(null);
  return (
    <Sheet title={t.folders.title} width={640} onClose={onClose}>
      <p className={styles['hint']}>{t.folders.hint}</p>
      <ul className={styles['folders']}>
        {folders.map((folder) => (
          <Folder
            key={folder.id}
            folder={folder}
            onForget={() => {
              void forgetFolder(folder.id);
              add.current?.querySelector('button')?.focus();
            }}
          />
        ))}
      </ul>
      <footer ref={add} className={styles['foot']}>
        <Button variant={folders.length === 0 ? 'primary' : 'plain'} onClick={() => void addFolder()}>
          {t.folders.add}
        </Button>
        <span role="status">{waiting.length > 0 && t.folders.waiting(waiting.length)}</span>
        {waiting.length > 0 && (
          <Button
            variant="primary"
            onClick={() => {
              onClose();
              void lookThrough();
            }}
          >
            {t.folders.lookThrough}
          </Button>
        )}
      </footer>
    </Sheet>
  );
}

interface FolderProps {
  readonly folder: WatchedFolder;
  readonly onForget: () => void;
}

function Folder({ folder, onForget }: FolderProps) {
  const { id, name, mode, polling, reachable, hasOlder, failures } = folder;
  return (
    <li>
      <div className={styles['head']}>
        <h3 dir="auto">{name}</h3>
        <span data-state={reachable ? 'there' : 'gone'}>
          {reachable ? t.folders.watching : t.folders.unreachable}
        </span>
        <Button onClick={onForget} label={t.folders.forgetNamed(name)}>
          {t.folders.forget}
        </Button>
      </div>
      <div className={styles['choices']}>
        <label>
          {t.folders.mode}{' '}
          <select
            value={mode}
            aria-label={t.folders.modeOf(name)}
            onChange={({ target }) =>
              void changeFolder(folder, { mode: target.value === 'import' ? 'import' : 'offer' })
            }
          >
            <option value="offer">{t.folders.modes.offer}</option>
            <option value="import">{t.folders.modes.import}</option>
          </select>
        </label>
        <label title={t.folders.pollingHint}>
          <input
            type="checkbox"
            checked={polling}
            onChange={({ target }) => void changeFolder(folder, { polling: target.checked })}
          />{' '}
          {t.folders.polling}
        </label>
        {hasOlder && <Button onClick={() => void offerOlder(id)}>{t.folders.offerOlder}</Button>}
      </div>
      {failures.length > 0 && (
        <details>
          <summary>{t.folders.failures(failures.length)}</summary>
          <ul>
            {failures.map((failure) => {
              const { title, advice } = problemText({ code: failure.reason, detail: failure.name });
              return (
                <li key={failure.name}>
                  {title} {advice}
                </li>
              );
            })}
          </ul>
        </details>
      )}
    </li>
  );
}
