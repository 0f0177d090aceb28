import { useState } from 'react';
import type { PaperDetail } from '../../../shared/model.ts';
import { plainQuery } from '../../../shared/search/query/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { asCommand, mergePapers } from '../../storage/library.ts';
import { announceDone } from '../../stores/activity.ts';
import { setView } from '../../stores/view.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { useSearch } from '../search/index.ts';
import styles from './MergePicker.module.css';

const MOST = 12;
const optionId = (n: number): string => `merge-${n}`;

/** *Merge with…*: finds the other paper by any of its words; arrows and Enter. The open paper stands for both. */
export function MergePicker({ paper }: { readonly paper: PaperDetail }) {
  const [typed, setTyped] = useState(paper.title);
  const [at, setAt] = useState(0);
  const results = useSearch(plainQuery(typed.slice(0, 200)));
  const found = (results?.rows ?? [])
    .filter((row) => row.kind === 'paper' && row.paperId !== paper.id)
    .slice(0, MOST);
  const closest = results?.closest;
  const rows =
    found.length === 0 && closest && closest.paperId !== paper.id
      ? [{ paperId: closest.paperId, text: closest.title, under: '' }]
      : found;
  const close = (): void => setView({ overlay: null });
  const merge = async (n: number): Promise<void> => {
    const other = rows[n];
    if (!other) return;
    close();
    const done = await asCommand('paper.merge', () => mergePapers(paper.id, other.paperId));
    if (done) announceDone(done.label);
  };
  return (
    <Sheet title={t.papers.merge} hideTitle width={560} onClose={close}>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded={rows.length > 0}
        aria-controls="merge-options"
        aria-activedescendant={rows.length > 0 ? optionId(at) : undefined}
        aria-label={t.papers.mergeHint}
        placeholder={t.papers.mergeHint}
        value={typed}
        dir="auto"
        spellCheck={false}
        autoFocus
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.max(0, Math.min(rows.length - 1, at + 1)));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) void merge(at);
          else return;
          event.preventDefault();
        }}
      />
      <ul className={styles['options']} role="listbox" id="merge-options" aria-label={t.shell.papers}>
        {rows.map((row, n) => (
          <li
            key={row.paperId}
            id={optionId(n)}
            role="option"
            aria-selected={n === at}
            dir="auto"
            onClick={() => void merge(n)}
          >
            <span>{row.text}</span>
            {row.under !== '' && <small>{row.under}</small>}
          </li>
        ))}
      </ul>
      <p className={styles['hint']} role="status">
        {results !== null && rows.length === 0 ? t.papers.nothingToMerge : t.papers.mergeNote}
      </p>
    </Sheet>
  );
}
