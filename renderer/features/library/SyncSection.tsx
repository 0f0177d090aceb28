import type { SyncStatus } from '../../../shared/sync/status.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLibrary } from '../../stores/library.ts';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problems.ts';
import styles from './HealthSheet.module.css';
import { chooseSyncFolder, leaveSync, togglePaused } from './sync.ts';
import { when } from './when.ts';

/** Whether and how the library goes to the reader's other devices. */
export function SyncSection() {
  const { sync } = useLibrary();
  const words = t.library.sync;
  return (
    <section className={styles['section']} aria-label={words.title}>
      <h3>{words.title}</h3>
      {sync.state === 'off' ? (
        <p className={styles['hint']}>{words.hint}</p>
      ) : (
        <ul className={styles['lines']}>
          {linesOf(sync).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
      <div className={styles['actions']}>
        {sync.state === 'off' ? (
          <Button onClick={() => void chooseSyncFolder()}>{words.choose}</Button>
        ) : (
          <>
            <Button onClick={() => void togglePaused()}>
              {sync.state === 'paused' ? words.goOn : words.pause}
            </Button>
            <Button onClick={() => void leaveSync()} label={`${words.leave} ${words.leaveHint}`}>
              {words.leave}
            </Button>
          </>
        )}
      </div>
    </section>
  );
}

function linesOf({
  state,
  folder,
  others,
  waiting,
  missing,
  lookedAt,
  problem,
}: SyncStatus): readonly string[] {
  const words = t.library.sync;
  if (state === 'paused') return [words.paused(folder)];
  return [
    words.on(folder, others),
    ...(problem === null ? [] : [`${problemText(problem).title} ${problemText(problem).advice}`]),
    ...(waiting > 0 ? [words.waiting(waiting)] : []),
    ...(missing > 0 ? [words.missing(missing)] : []),
    ...(lookedAt === null ? [] : [words.lookedAt(when(lookedAt))]),
  ];
}
