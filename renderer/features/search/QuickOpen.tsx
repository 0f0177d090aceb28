import { BookOpenText } from 'lucide-react';
import { useState } from 'react';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useOpened } from '../../stores/opened.ts';
import { useView } from '../../stores/view.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { Titled } from './commands.ts';
import { OptionRow } from './OptionRow.tsx';
import { titleRow } from './options.ts';
import styles from './SearchBox.module.css';
import { useTitles } from './use-titles.ts';

interface QuickOpenProps {
  readonly onOpen: (paperId: string) => void;
  readonly onClose: () => void;
}

const LIST = 'quick-open';
const RECENT = 6;
const optionId = (n: number): string => `quick-open-${n}`;

/** *Quick open*: a paper by its title alone; before anything is typed, those read last. */
export function QuickOpen({ onOpen, onClose }: QuickOpenProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const found = useTitles(typed);
  const recent = useRecent();
  const blank = typed.trim() === '';
  const papers = blank ? recent : (found ?? []);
  const here = Math.min(at, Math.max(0, papers.length - 1));
  return (
    <Sheet title={t.commands['quick.open']} hideTitle width={560} onClose={onClose}>
      <div className={styles['box']}>
        <div className={styles['field']}>
          <BookOpenText size={18} strokeWidth={1.75} aria-hidden />
          <input
            role="combobox"
            aria-expanded={papers.length > 0}
            aria-controls={LIST}
            aria-autocomplete="list"
            aria-activedescendant={papers.length > 0 ? optionId(here) : undefined}
            aria-label={t.commands['quick.open']}
            placeholder={t.search.titlePlaceholder}
            value={typed}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            autoFocus
            onChange={(event) => {
              setTyped(event.target.value);
              setAt(0);
            }}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              const paper = papers[here];
              if (event.key === 'ArrowDown') setAt(Math.min(papers.length - 1, here + 1));
              else if (event.key === 'ArrowUp') setAt(Math.max(0, here - 1));
              else if (event.key === 'Enter' && paper) onOpen(paper.id);
              else return;
              event.preventDefault();
            }}
          />
        </div>
        <div
          id={LIST}
          className={styles['results']}
          role="listbox"
          aria-label={t.search.papers}
          data-empty={papers.length === 0}
        >
          {blank && recent.length > 0 && (
            <div className={styles['group']} role="presentation">
              {t.search.recentPapers}
            </div>
          )}
          {papers.map(({ id, title }, n) => (
            <OptionRow
              key={id}
              id={optionId(n)}
              option={{ kind: 'row', row: titleRow(id, title) }}
              selected={n === here}
              editing={false}
              onPick={() => onOpen(id)}
            />
          ))}
        </div>
        <div className={styles['foot']}>
          <span role="status">{!blank && found?.length === 0 && t.search.noTitle}</span>
          <span className={styles['keys']} aria-hidden>
            <Kbd>↵</Kbd> {t.search.open}
          </span>
        </div>
      </div>
    </Sheet>
  );
}

/** The papers read last, but for the one that is open. */
function useRecent(): readonly Titled[] {
  const ids = useOpened((state) => state.ids);
  const open = useView((state) => state.paperId);
  const rows = useQuery(() => library.papers(ids), [ids.join(' ')]);
  return (rows ?? [])
    .flatMap((row) => (row !== null && row.id !== open ? [{ id: row.id, title: row.title }] : []))
    .slice(0, RECENT);
}
