import { useState } from 'react';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { announceDone } from '../../stores/activity.ts';
import { setView } from '../../stores/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { targetIds } from '../inbox/index.ts';
import styles from './EraseSheet.module.css';

const close = (): void => setView({ overlay: null });

async function erase(ids: readonly string[]): Promise<void> {
  const done = await library.asCommand('list.remove', () => library.erasePapers(ids));
  setView({ paperId: null, selected: new Set(), anchor: null });
  if (done) announceDone(done.label, false);
}

/** Asks before papers of the trash are erased, and says what goes and what stays. */
export function EraseSheet() {
  const [ids] = useState(targetIds);
  const going = useQuery(() => library.whatGoes(ids), [ids]);
  if (going === undefined || going.papers === 0) return null;
  const text = t.trash.ask;
  const goes = [
    going.notes > 0 ? text.notes(going.notes) : '',
    going.highlights > 0 ? text.highlights(going.highlights) : '',
    going.places > 0 ? text.places(going.places) : '',
  ].filter(Boolean);
  return (
    <Sheet title={text.title(going.papers)} width={440} onClose={close}>
      <div className={styles['text']}>
        <p>{text.goes}</p>
        {goes.length === 0 ? (
          <p>{text.nothing}</p>
        ) : (
          <ul>
            {goes.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
        <p className={styles['stays']}>{text.stays}</p>
      </div>
      <div className={styles['actions']}>
        <Button onClick={close} autoFocus>
          {text.cancel}
        </Button>
        <Button
          variant="primary"
          onClick={() => {
            close();
            void erase(ids);
          }}
        >
          {text.confirm}
        </Button>
      </div>
    </Sheet>
  );
}
