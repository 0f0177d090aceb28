import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { VAULT_SCOPES, type VaultStatus } from '../../../shared/vault/contract.ts';
import { useVault } from '../../stores/vault.ts';
import { setView } from '../../stores/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { problemText } from '../../ui/problems.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { chooseFolder, openFolder, restVault, rewriteMissing, setScope, stopMirroring } from './commands.ts';
import { Conflicts } from './Conflicts.tsx';
import styles from './Vault.module.css';

const close = (): void => setView({ overlay: null });

/** The folder of Markdown files: where, how it is, and what both sides changed. */
export function VaultSheet() {
  const { status, conflicts } = useVault();
  const [comparing, setComparing] = useState(false);
  const isComparing = comparing && conflicts.length > 0;
  const body = useRef<HTMLDivElement>(null);
  // Whatever had the focus may be gone with the button that was pressed.
  useEffect(() => {
    if (document.activeElement === document.body) body.current?.focus();
  });
  return (
    <Sheet
      title={isComparing ? t.vault.conflictsTitle : t.vault.title}
      width={isComparing ? 880 : 640}
      topic="vault"
      onClose={close}
    >
      {isComparing ? (
        <Conflicts onBack={() => setComparing(false)} />
      ) : (
        <div className={styles['body']} ref={body} tabIndex={-1}>
          <p className={styles['hint']}>{t.vault.hint}</p>
          {status === null || status.name === null ? (
            <div className={styles['actions']}>
              <Button variant="primary" onClick={() => void chooseFolder()}>
                {t.vault.choose}
              </Button>
            </div>
          ) : (
            <Chosen status={status} onCompare={() => setComparing(true)} />
          )}
        </div>
      )}
    </Sheet>
  );
}

function Chosen({ status, onCompare }: { readonly status: VaultStatus; readonly onCompare: () => void }) {
  const { conflicts, problem } = useVault();
  const { rows } = t.vault;
  const when = (at: number | null): string => (at === null ? t.vault.notYet : t.common.moment(new Date(at)));
  const told = problem === null ? null : problemText(problem);
  const facts = [
    [rows.folder, status.name ?? ''],
    [rows.files, t.vault.files(status.files)],
    [rows.written, when(status.writtenAt)],
    [rows.read, when(status.readAt)],
  ] as const;
  return (
    <>
      <Facts facts={facts}>
        <div>
          <dt>
            <label htmlFor="vault-scope">{t.vault.scope}</label>
          </dt>
          <dd>
            <select
              id="vault-scope"
              className={styles['scope']}
              value={status.scope}
              onChange={(event) => {
                const scope = VAULT_SCOPES.find((each) => each === event.target.value);
                if (scope !== undefined) void setScope(scope);
              }}
            >
              {VAULT_SCOPES.map((scope) => (
                <option key={scope} value={scope}>
                  {t.vault.scopes[scope]}
                </option>
              ))}
            </select>
          </dd>
        </div>
      </Facts>
      <div role="status" className={styles['state']}>
        <Progress status={status} />
      </div>
      {told !== null && (
        <p className={styles['warn']}>
          <TriangleAlert size={15} aria-hidden /> <strong>{told.title}</strong> {told.advice}
        </p>
      )}
      <div className={styles['conflicts']} data-some={conflicts.length > 0 || undefined}>
        <p>{t.vault.conflicts(conflicts.length)}</p>
        {conflicts.length > 0 && (
          <Button variant="primary" onClick={onCompare}>
            {t.vault.review}
          </Button>
        )}
      </div>
      <Issues status={status} />
      <div className={styles['actions']}>
        <Button onClick={openFolder}>{t.vault.openFolder}</Button>
        <Button onClick={() => void chooseFolder()}>{t.vault.chooseOther}</Button>
        <span className={styles['gap']} />
        <Button onClick={() => void stopMirroring()} label={`${t.vault.stop}. ${t.vault.stopHint}`}>
          {t.vault.stop}
        </Button>
        {status.state === 'paused' ? (
          <Button variant="primary" onClick={() => void restVault('on')}>
            {t.vault.resume}
          </Button>
        ) : (
          <Button onClick={() => void restVault('paused')}>{t.vault.pause}</Button>
        )}
      </div>
    </>
  );
}

function Progress({ status }: { readonly status: VaultStatus }) {
  const progress = useVault((state) => state.progress);
  if (progress === null) return t.vault.states[status.state];
  return (
    <>
      <span>
        {t.vault.working} {t.vault.progress(progress.done, progress.of)}
      </span>
      <progress value={progress.done} max={progress.of} aria-label={t.vault.working} />
    </>
  );
}

function Issues({ status: { issues, moreIssues } }: { readonly status: VaultStatus }) {
  if (issues.length === 0) return null;
  const canRewrite = issues.some(({ kind }) => kind === 'missing' || kind === 'broken');
  return (
    <section className={styles['issues']}>
      <h3>{t.vault.issuesTitle}</h3>
      <ul>
        {issues.map(({ kind, file }) => (
          <li key={`${kind} ${file}`}>{t.vault.issues[kind](file)}</li>
        ))}
        {moreIssues > 0 && <li>{t.vault.moreIssues(moreIssues)}</li>}
      </ul>
      {canRewrite && <Button onClick={() => void rewriteMissing()}>{t.vault.rewrite}</Button>}
    </section>
  );
}
