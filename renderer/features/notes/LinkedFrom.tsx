import { FileText } from 'lucide-react';
import { displayText, displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { linkedFrom } from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { setView } from '../../stores/view.ts';
import styles from './Note.module.css';

/** The papers whose notes link to this one, each with the line that does. */
export function LinkedFrom({ paperId }: { readonly paperId: string }) {
  const links = useQuery(async () => linkedFrom(paperId), [paperId]) ?? [];
  if (links.length === 0) return null;
  return (
    <section className={styles['linkedFrom']} aria-label={t.notes.linkedFrom}>
      <h2>{t.notes.linkedFrom}</h2>
      <ul>
        {links.map((link) => (
          <li key={link.paperId}>
            <button
              type="button"
              onClick={() => setView({ paperId: link.paperId, selected: new Set(), anchor: null, terms: [] })}
            >
              <FileText size={15} strokeWidth={1.75} aria-hidden />
              <span>
                <span className={styles['from']} dir="auto">
                  {displayTitle(link.title)}
                </span>
                <span className={styles['passage']} dir="auto">
                  {displayText(link.passage)}
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
