import type { KeyboardEvent } from 'react';
import type { ReadingList } from '../../../shared/model.ts';
import type { Problem } from '../../../shared/problem.ts';
import { t } from '../../../shared/strings/index.ts';
import { Button } from '../../ui/Button.tsx';
import { problemText } from '../../ui/problems.ts';
import type { ImportDone } from '../../workers/ingest-api.ts';
import { cancelImport, chooseOtherFile, undoCorrection } from './commands.ts';
import styles from './ImportScreen.module.css';
import { PartBar, PartsBusy, PartsSummary } from './Parts.tsx';
import { Preview } from './Preview.tsx';
import { useImport } from './use-import.ts';

interface ImportScreenProps {
  readonly lists: readonly ReadingList[];
  /** Called after the reader gave up an import. */
  readonly onClose: () => void;
  readonly onImported: (done: ImportDone) => void;
}

/** A digest on its way in: being read, to be looked through, being added. Nothing is written before the reader says so; Escape cancels. */
export function ImportScreen({ lists, onClose, onImported }: ImportScreenProps) {
  const state = useImport();
  const close = () => void cancelImport().then(onClose);
  const chooseOther = () => void chooseOtherFile().then((offered) => (offered ? undefined : onClose()));
  const onKeyDown = (event: KeyboardEvent): void => {
    // Escape in an open choice closes that alone.
    const choosing = event.target instanceof Element && event.target.closest('select:open') !== null;
    if (event.key === 'Escape' && !event.defaultPrevented && !choosing) {
      event.preventDefault();
      close();
    }
    const typing =
      event.target instanceof Element &&
      event.target.closest('input:not([type="checkbox"], [type="radio"])') !== null;
    if ((event.ctrlKey || event.metaKey) && !event.shiftKey && event.key.toLowerCase() === 'z' && !typing) {
      // The library behind this screen is not what the reader means to undo.
      event.preventDefault();
      event.stopPropagation();
      void undoCorrection();
    }
    // Single keys act on the papers behind this screen: none of them may get through.
    if (!event.ctrlKey && !event.metaKey && !/^F\d/.test(event.key)) event.stopPropagation();
  };
  if (state.phase === 'idle') return null;
  return (
    <main className={styles['screen']} tabIndex={-1} onKeyDown={onKeyDown}>
      {state.phase === 'ready' && <PartBar state={state} />}
      {state.phase === 'ready' ? (
        <Preview
          key={state.preview.digestId}
          state={state}
          lists={lists}
          onClose={close}
          onChooseOther={chooseOther}
          onImported={onImported}
        />
      ) : state.phase === 'failed' ? (
        <Failed name={state.name} problem={state.problem} onClose={close} onChooseOther={chooseOther} />
      ) : state.phase === 'parts' ? (
        <PartsBusy state={state} onCancel={() => void cancelImport()} />
      ) : state.phase === 'parts-done' ? (
        <PartsSummary state={state} onClose={close} onImported={onImported} />
      ) : state.phase === 'reading' ? (
        <Busy
          key="reading"
          text={t.importing.reading(state.name)}
          fraction={state.fraction}
          onCancel={close}
        />
      ) : (
        <Busy
          key="adding"
          text={t.importing.adding(state.done, state.of)}
          fraction={state.done / Math.max(1, state.of)}
          onCancel={close}
        />
      )}
    </main>
  );
}

interface BusyProps {
  readonly text: string;
  readonly fraction: number;
  readonly onCancel: () => void;
}

function Busy({ text, fraction, onCancel }: BusyProps) {
  return (
    <div className={styles['middle']} aria-busy>
      <h1 dir="auto">{text}</h1>
      <progress value={fraction} max={1} aria-label={text} />
      <Button autoFocus onClick={onCancel}>
        {t.common.cancel}
      </Button>
    </div>
  );
}

interface FailedProps {
  readonly name: string;
  readonly problem: Problem;
  readonly onChooseOther: () => void;
  readonly onClose: () => void;
}

function Failed({ name, problem, onClose, onChooseOther }: FailedProps) {
  const { title, advice } = problemText({ ...problem, detail: problem.detail ?? name });
  return (
    <div className={styles['middle']} role="alert">
      <h1 dir="auto">{title}</h1>
      <p>{advice}</p>
      <div>
        <Button autoFocus onClick={onClose}>
          {t.common.close}
        </Button>
        <Button onClick={onChooseOther}>{t.importing.nothing.other}</Button>
      </div>
    </div>
  );
}
