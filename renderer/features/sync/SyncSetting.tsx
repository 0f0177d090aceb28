import { useId } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { useSync } from '../../stores/sync.ts';
import { Button } from '../../ui/Button.tsx';
import { openSync } from './commands.ts';
import styles from './Sync.module.css';

/** Whether a query for settings finds sync. */
export function matchesSync(query: string): boolean {
  const text = [t.sync.title, t.sync.hint].join('\n').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

/** Sync among the settings; nothing where a query asks for something else. */
export function SyncSetting({ query }: { readonly query: string }) {
  const id = useId();
  const { state, folder } = useSync((all) => all.status);
  if (!matchesSync(query)) return null;
  return (
    <section>
      <h2 id={id}>{t.sync.title}</h2>
      <div className={styles['setting']}>
        <p>{state === 'off' ? t.sync.hint : `${folder}. ${t.sync.states[state]}`}</p>
        <Button onClick={() => void openSync()} label={`${t.sync.setUp} ${t.sync.title}`}>
          {t.sync.setUp}
        </Button>
      </div>
    </section>
  );
}
