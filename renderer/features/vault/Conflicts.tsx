import { useState } from 'react';
import { displayText, LONGEST_SHOWN } from '../../../shared/display.ts';
import { VERDICTS } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { wordDiff } from '../../../shared/word-diff.ts';
import { useVault, type OpenConflict } from '../../stores/vault.ts';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { resolve, type Choice } from './commands.ts';
import styles from './Vault.module.css';

const KEYS: Readonly<Record<string, Choice>> = { '1': 'ours', '2': 'theirs', '3': 'both' };

/** One conflict at a time, both versions side by side. 1, 2 and 3 choose; arrows go through them. */
export function Conflicts({ onBack }: { readonly onBack: () => void }) {
  const conflicts = useVault((state) => state.conflicts);
  const [at, setAt] = useState(0);
  const [busy, setBusy] = useState(false);
  const n = Math.min(at, conflicts.length - 1);
  const conflict = conflicts[n];
  if (conflict === undefined) return null;
  const isStatus = conflict.key === 'status';
  const choose = (choice: Choice): void => {
    if (busy || (choice === 'both' && isStatus)) return;
    setBusy(true);
    void resolve(conflict, choice).finally(() => setBusy(false));
  };
  const go = (by: number): void => setAt((n + by + conflicts.length) % conflicts.length);
  return (
    <div
      className={styles['body']}
      role="group"
      aria-label={t.vault.conflictsTitle}
      onKeyDown={(event) => {
        const choice = KEYS[event.key];
        if (choice !== undefined) choose(choice);
        else if (event.key === 'ArrowRight') go(1);
        else if (event.key === 'ArrowLeft') go(-1);
      }}
    >
      <p className={styles['hint']}>
        <strong>{displayText(conflict.title)}</strong> · {fieldName(conflict.key)} ·{' '}
        {t.vault.of(n + 1, conflicts.length)}
      </p>
      <Sides conflict={conflict} />
      <div className={styles['actions']}>
        <Button onClick={onBack} autoFocus={isStatus}>
          {t.vault.back}
        </Button>
        <span className={styles['gap']} />
        <Button onClick={() => choose('ours')}>
          {t.vault.keepOurs} <Kbd>1</Kbd>
        </Button>
        <Button onClick={() => choose('theirs')}>
          {t.vault.keepTheirs} <Kbd>2</Kbd>
        </Button>
        {!isStatus && (
          <Button variant="primary" autoFocus onClick={() => choose('both')}>
            {t.vault.keepBoth} <Kbd>3</Kbd>
          </Button>
        )}
      </div>
    </div>
  );
}

function fieldName(key: string): string {
  const { fields } = t.vault;
  if (key.startsWith('highlight-note')) return fields.highlightNote;
  return key === 'gist' || key === 'status' || key === 'starred' ? fields[key] : fields.note;
}

function Sides({ conflict: { key, ours, theirs } }: { readonly conflict: OpenConflict }) {
  const shown = (text: string): string => {
    const verdict = key === 'status' ? VERDICTS.find((each) => each === text) : undefined;
    return verdict === undefined ? text.slice(0, LONGEST_SHOWN) : t.common.verdicts[verdict];
  };
  const parts = wordDiff(shown(ours), shown(theirs));
  return (
    <div className={styles['sides']}>
      {(['ours', 'theirs'] as const).map((side) => (
        <section key={side} aria-label={t.vault[side]}>
          <h3>{t.vault[side]}</h3>
          {/* Long versions scroll by keys too. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div
            className={styles['version']}
            tabIndex={0}
            role="group"
            aria-label={t.vault[side]}
            dir="auto"
            lang=""
          >
            {parts.map(({ kind, text }, at) => {
              if (kind === 'same') return <span key={at}>{displayText(text)}</span>;
              return (kind === 'removed') === (side === 'ours') ? (
                <mark key={at}>{displayText(text)}</mark>
              ) : null;
            })}
            {shown(side === 'ours' ? ours : theirs) === '' && <i>{t.vault.empty}</i>}
          </div>
        </section>
      ))}
    </div>
  );
}
