import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import type { ImportDone } from '../../workers/ingest-api.ts';
import { Button } from '../../ui/Button.tsx';
import { cancelImport } from './commands.ts';
import styles from './ImportScreen.module.css';
import { Preview } from './Preview.tsx';
import { useImport } from './use-import.ts';

interface ImportScreenProps {
  readonly lists: readonly ReadingList[];
  readonly onClose: () => void;
  readonly onImported: (done: ImportDone) => void;
}

/** A digest on its way in: being read, to be looked through, being added. Nothing is written before the reader says so. */
export function ImportScreen({ lists, onClose, onImported }: ImportScreenProps) {
  const state = useImport();
  if (state.phase === 'idle') return null;
  if (state.phase === 'ready') {
    return (
      <Preview
        key={state.preview.digestId}
        preview={state.preview}
        roles={state.roles}
        lists={lists}
        onClose={onClose}
        onImported={onImported}
      />
    );
  }
  const [text, fraction] =
    state.phase === 'reading'
      ? [t.importing.reading(state.name), state.fraction]
      : [t.importing.adding(state.done, state.of), state.done / Math.max(1, state.of)];
  return (
    <main className={styles['busy']} aria-busy>
      <h1 role="status">{text}</h1>
      <progress value={fraction} max={1} aria-label={text} />
      <Button autoFocus onClick={() => void cancelImport()}>
        {t.common.cancel}
      </Button>
    </main>
  );
}
