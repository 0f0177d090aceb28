import { useState } from 'react';
import { displayText, LONGEST_SHOWN } from '../../../shared/display.ts';
import type { PaperDetail } from '../../../shared/model.ts';
import type { AbstractChange } from '../../../shared/paper-text.ts';
import { t } from '../../../shared/strings/index.ts';
import { wordDiff } from '../../../shared/word-diff.ts';
import { day } from './day.ts';
import styles from './Paper.module.css';

/** Every change of the abstract from digest to digest, the newest first, each to be looked at. */
export function AbstractChanges({ paper }: { readonly paper: PaperDetail }) {
  return paper.abstractChanges.map((change) => (
    <Change key={change.digestId} change={change} at={dayOf(paper, change)} />
  ));
}

function dayOf({ appearances }: PaperDetail, { digestId }: AbstractChange): string {
  const found = appearances.find((each) => each.digestId === digestId);
  return found ? day(found.date ?? found.importedAt) : '';
}

function Change({ change, at }: { readonly change: AbstractChange; readonly at: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div className={styles['change']}>
      <p>
        {t.papers.abstractChanged(at)}{' '}
        <button
          type="button"
          className={styles['link']}
          aria-expanded={shown}
          onClick={() => setShown(!shown)}
        >
          {shown ? t.papers.hideChanges : t.papers.showChanges}
        </button>
      </p>
      {shown && <WordDiff before={change.before} after={change.after} />}
    </div>
  );
}

/** Two texts as one: words that went struck through, words that came underlined, and both said to a screen reader. */
export function WordDiff({ before, after }: { readonly before: string; readonly after: string }) {
  const parts = wordDiff(before.slice(0, LONGEST_SHOWN), after.slice(0, LONGEST_SHOWN));
  return (
    <div className={styles['diff']} role="group" aria-label={t.papers.changes} dir="auto" lang="">
      {parts.map(({ kind, text }, at) => {
        if (kind === 'same') return <span key={at}>{displayText(text)}</span>;
        const Tag = kind === 'added' ? 'ins' : 'del';
        return (
          <Tag key={at}>
            <span className="visually-hidden"> {t.papers[kind]} </span>
            {displayText(text)}
            <span className="visually-hidden"> {t.papers.endOfChange} </span>
          </Tag>
        );
      })}
    </div>
  );
}
