import { useId } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { useVault } from '../../stores/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { openVault } from './commands.ts';
import styles from './Vault.module.css';

/** The mirror among the settings; nothing where a query asks for something else. */
export function VaultSetting({ query }: { readonly query: string }) {
  const id = useId();
  const status = useVault((state) => state.status);
  const text = [t.vault.title, t.vault.hint].join('\n').toLowerCase();
  if (
    !query
      .toLowerCase()
      .split(/\s+/)
      .every((word) => text.includes(word))
  )
    return null;
  return (
    <section>
      <h2 id={id}>{t.vault.title}</h2>
      <div className={styles['setting']}>
        <p>{status?.name == null ? t.vault.hint : `${status.name}. ${t.vault.states[status.state]}`}</p>
        <Button onClick={() => void openVault()} label={`${t.vault.setUp} ${t.vault.title}`}>
          {t.vault.setUp}
        </Button>
      </div>
    </section>
  );
}
