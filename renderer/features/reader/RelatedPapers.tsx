import { useRef } from 'react';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { setSettings, useSettings } from '../../stores/settings.ts';
import { setView } from '../../stores/view.ts';
import styles from './RelatedPapers.module.css';
import { useRelated } from './use-related.ts';

/** *More like this*: the papers of the library that say most of what this one says, each with what they share. Nothing where there are none. */
export function RelatedPapers({ paperId }: { readonly paperId: string }) {
  const place = useRef<HTMLElement>(null);
  const unfolded = useSettings((state) => state.related);
  const found = useRelated(paperId, place, !unfolded);
  return (
    <section ref={place} className={styles['related']} data-empty={unfolded && found.length === 0}>
      <details open={unfolded} onToggle={({ currentTarget }) => setSettings({ related: currentTarget.open })}>
        <summary>
          <h2>{t.reader.related}</h2>
        </summary>
        <ul>
          {found.map(({ paperId: other, title, reasons }) => (
            <li key={other}>
              <button
                type="button"
                onClick={() => setView({ paperId: other, selected: new Set(), anchor: null, terms: [] })}
              >
                <span dir="auto" lang="">
                  {displayTitle(title)}
                </span>
                <span className={styles['reasons']} dir="auto" lang="">
                  {displayTitle(reasons.join(' · '))}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
