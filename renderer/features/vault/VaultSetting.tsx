import { useId } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { useVault } from '../../stores/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { openVault } from './commands.ts';
import styles from './Vault.module.css';

/** Whether a query for settings finds the mirror. */
export function matchesVault(query: string): boolean {
  const text = [t.vault.title, t.vault.hint].join('\n').toLowerCase();
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => text.includes(word));
}

/** The mirror among the settings; nothing where a query asks for something else. */
export function VaultSetting({ query }: { readonly query: string }) {
  const id = useId();
  const status = useVault((state) => state.status);
  if (!matchesVault(query)) return null;
  return (
    <section>
      <h2 id={id}>{t.vault.title}</h2>
      <div className={styles['setting']}>
        <p>
          {status === null || status.name === null
            ? t.vault.hint
            : `${status.name}. ${t.vault.states[status.state]}`}
        </p>
        <Button onClick={() => void openVault()} label={`${t.vault.setUp} ${t.vault.title}`}>
          {t.vault.setUp}
        </Button>
      </div>
    </section>
  );
}
