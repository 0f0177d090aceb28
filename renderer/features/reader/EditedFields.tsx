import { useState } from 'react';
import { displayText } from '../../../shared/display.ts';
import type { PaperDetail } from '../../../shared/model.ts';
import { isByHand } from '../../../shared/by-hand.ts';
import { t } from '../../../shared/strings/index.ts';
import { revertField } from '../../storage/library.ts';
import { announceDone } from '../../stores/activity.ts';
import styles from './Paper.module.css';

/** What the reader wrote over the digests' text: which fields, what was there, and the way back for each. */
export function EditedFields({ paper }: { readonly paper: PaperDetail }) {
  const [shown, setShown] = useState(false);
  const edited = paper.edited.filter(({ original }) => original !== '' || !isByHand(paper.id));
  if (edited.length === 0) return null;
  const names = edited.map(({ field }) => t.papers.fields[field]).join(', ');
  const revert = async (field: (typeof edited)[number]['field']): Promise<void> => {
    const done = await revertField(paper.id, field);
    if (done) announceDone(done.label);
  };
  return (
    <div className={styles['change']}>
      <p>
        {t.papers.edited(names)} ·{' '}
        <button
          type="button"
          className={styles['link']}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.papers.hideOriginal : t.papers.showOriginal}
        </button>
        {edited.length === 1 && edited[0] && (
          <>
            {' '}
            · <RevertButton field={edited[0].field} onRevert={revert} />
          </>
        )}
      </p>
      {shown && (
        <dl className={styles['originals']}>
          {edited.map(({ field, original }) => (
            <div key={field}>
              <dt>{t.papers.fields[field]}</dt>
              <dd dir="auto">{original === '' ? t.papers.wasEmpty : displayText(original)}</dd>
              {edited.length > 1 && (
                <dd>
                  <RevertButton field={field} onRevert={revert} />
                </dd>
              )}
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

type Field = PaperDetail['edited'][number]['field'];

function RevertButton(props: { readonly field: Field; readonly onRevert: (field: Field) => Promise<void> }) {
  return (
    <button type="button" className={styles['link']} onClick={() => void props.onRevert(props.field)}>
      {t.papers.revert(t.papers.fields[props.field])}
    </button>
  );
}
