import { TriangleAlert } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { SyncStatus } from '../../../shared/sync/status.ts';
import { t } from '../../../shared/strings/index.ts';
import { useSync } from '../../stores/sync.ts';
import { setView } from '../../stores/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Facts } from '../../ui/Facts.tsx';
import { problemText } from '../../ui/problems.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { chooseFolder, leaveSync, lookNow, restSync } from './commands.ts';
import styles from './Sync.module.css';

/** The folder that devices share: where, how it is, and what came last. */
export function SyncSheet() {
  const { status } = useSync();
  const body = useRef<HTMLDivElement>(null);
  // Whatever had the focus may be gone with the button that was pressed.
  useEffect(() => {
    if (document.activeElement === document.body) body.current?.focus();
  });
  return (
    <Sheet title={t.sync.title} topic="sync" width={640} onClose={() => setView({ overlay: null })}>
      <div className={styles['body']} ref={body} tabIndex={-1}>
        <p className={styles['hint']}>{t.sync.hint}</p>
        {status.state === 'off' ? (
          <div className={styles['actions']}>
            <Button variant="primary" onClick={() => void chooseFolder()}>
              {t.sync.choose}
            </Button>
          </div>
        ) : (
          <Chosen status={status} />
        )}
      </div>
    </Sheet>
  );
}

function Chosen({ status }: { readonly status: SyncStatus }) {
  const { merging, problem } = useSync();
  const { state, folder, others, lookedAt, merged } = status;
  const { rows } = t.sync;
  const when = (at: number): string => t.common.moment(new Date(at));
  const facts = [
    [rows.folder, folder],
    [rows.others, t.sync.others(others)],
    [rows.merged, merged === null ? t.sync.nothing : t.sync.merged(when(merged.at), merged.batches)],
    [rows.looked, lookedAt === null ? t.sync.notYet : when(lookedAt)],
  ] as const;
  const told = status.problem ?? problem;
  const words = told === null ? null : problemText(told);
  const lacks = lacksOf(status);
  return (
    <>
      <Facts facts={facts} />
      <p role="status" className={styles['state']}>
        {merging ? t.sync.working : words === null && t.sync.states[state]}
      </p>
      {words !== null && (
        <p className={styles['warn']}>
          <TriangleAlert size={15} aria-hidden /> <strong>{words.title}</strong> {words.advice}
        </p>
      )}
      {lacks.length > 0 && (
        <ul className={styles['lacks']}>
          {lacks.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className={styles['actions']}>
        <Button onClick={() => void chooseFolder()}>{t.sync.chooseOther}</Button>
        <Button onClick={() => void leaveSync()} label={`${t.sync.leave}. ${t.sync.leaveHint}`}>
          {t.sync.leave}
        </Button>
        <span className={styles['gap']} />
        {state === 'paused' ? (
          <Button variant="primary" onClick={() => void restSync('on')}>
            {t.sync.goOn}
          </Button>
        ) : (
          <>
            <Button onClick={() => void restSync('paused')}>{t.sync.pause}</Button>
            <Button variant="primary" onClick={() => void lookNow()}>
              {t.sync.now}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

const lacksOf = ({ waiting, missing, damaged, strange }: SyncStatus): readonly string[] => [
  ...(waiting > 0 ? [t.sync.waiting(waiting)] : []),
  ...(missing > 0 ? [t.sync.missing(missing)] : []),
  ...(damaged > 0 ? [t.sync.damaged(damaged)] : []),
  ...(strange > 0 ? [t.sync.strange(strange)] : []),
];
