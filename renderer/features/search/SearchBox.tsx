import { FileText, Highlighter, Search, SquarePen } from 'lucide-react';
import { useState, type KeyboardEvent } from 'react';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { useView } from '../../stores/view.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import type { SearchResults, SearchRow } from './commands.ts';
import { Marked } from './Marked.tsx';
import styles from './SearchBox.module.css';
import { useSearch } from './use-search.ts';

interface SearchBoxProps {
  /** Opens a paper; `terms` are the words to mark in it. */
  readonly onOpen: (paperId: string, terms: readonly string[]) => void;
  readonly onClose: () => void;
}

const ICONS = { paper: FileText, note: SquarePen, highlight: Highlighter } as const;
const LIST = 'search-results';
const optionId = (n: number): string => `search-result-${n}`;

/** *Search everything*: finds papers, notes and highlights while typing. Arrows and Enter open, Escape closes. */
export function SearchBox({ onOpen, onClose }: SearchBoxProps) {
  const { query: first } = useView((state) => state.asking);
  const [query, setQuery] = useState(first);
  const [at, setAt] = useState(0);
  const results = useSearch(query);
  const rows = results ? rowsOf(results) : [];
  const here = Math.min(at, Math.max(0, rows.length - 1));
  const go = (n: number): void => {
    setAt(n);
    document.getElementById(optionId(n))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const row = rows[here];
    if (event.key === 'ArrowDown') go(Math.min(rows.length - 1, here + 1));
    else if (event.key === 'ArrowUp') go(Math.max(0, here - 1));
    else if (event.key === 'PageDown') go(Math.min(rows.length - 1, here + 8));
    else if (event.key === 'PageUp') go(Math.max(0, here - 8));
    else if (event.key === 'Enter' && row) onOpen(row.paperId, row.terms);
    else return;
    event.preventDefault();
  };
  const papers = results?.closest ? rows : (results?.papers ?? []);
  return (
    <Sheet title={t.search.title} hideTitle width={660} onClose={onClose}>
      <div className={styles['box']}>
        <div className={styles['field']}>
          <Search size={18} strokeWidth={1.75} aria-hidden />
          <input
            role="combobox"
            aria-expanded={rows.length > 0}
            aria-controls={LIST}
            aria-autocomplete="list"
            aria-activedescendant={rows.length > 0 ? optionId(here) : undefined}
            aria-label={t.search.title}
            placeholder={t.search.placeholder}
            value={query}
            dir="auto"
            spellCheck={false}
            autoComplete="off"
            autoFocus
            onChange={(event) => {
              setQuery(event.target.value);
              setAt(0);
            }}
            onKeyDown={onKeyDown}
          />
          <Kbd>Esc</Kbd>
        </div>
        <div
          id={LIST}
          className={styles['results']}
          role="listbox"
          aria-label={t.search.results}
          data-empty={rows.length === 0}
        >
          <Group
            title={results?.closest ? t.search.closest : t.search.papers}
            rows={papers}
            from={0}
            here={here}
            onOpen={onOpen}
          />
          <Group
            title={t.search.marks}
            rows={results?.closest ? [] : (results?.marks ?? [])}
            from={papers.length}
            here={here}
            onOpen={onOpen}
          />
        </div>
        <div className={styles['foot']}>
          <span role="status">{statusOf(query, results)}</span>
          {rows.length > 0 && (
            <span className={styles['keys']} aria-hidden>
              <Kbd>↵</Kbd> {t.search.open}
            </span>
          )}
        </div>
      </div>
    </Sheet>
  );
}

interface GroupProps {
  readonly title: string;
  readonly rows: readonly SearchRow[];
  /** Which option the first row is. */
  readonly from: number;
  readonly here: number;
  readonly onOpen: SearchBoxProps['onOpen'];
}

function Group({ title, rows, from, here, onOpen }: GroupProps) {
  if (rows.length === 0) return null;
  return (
    <div role="group" aria-label={title}>
      <div className={styles['group']} aria-hidden>
        {title}
      </div>
      {rows.map((row, n) => {
        const Icon = ICONS[row.kind];
        return (
          <div
            key={row.id}
            id={optionId(from + n)}
            className={styles['row']}
            role="option"
            aria-selected={here === from + n}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => onOpen(row.paperId, row.terms)}
          >
            <Icon size={16} strokeWidth={1.75} aria-hidden />
            {row.kind !== 'paper' && (
              <span className="visually-hidden">
                {row.kind === 'note' ? t.search.note : t.search.highlight}
              </span>
            )}
            <span className={styles['texts']}>
              <span className={styles['text']} dir="auto">
                <Marked text={row.text} terms={row.terms} />
              </span>
              {row.under !== '' && (
                <span className={styles['under']} dir="auto">
                  <Marked text={row.under} terms={row.kind === 'paper' ? row.terms : []} />
                </span>
              )}
            </span>
          </div>
        );
      })}
    </div>
  );
}

/** The rows in the order of the arrows; when nothing matches, the paper with the nearest title. */
function rowsOf({ papers, marks, closest }: SearchResults): readonly SearchRow[] {
  if (!closest) return [...papers, ...marks];
  const { paperId, title } = closest;
  return [{ id: paperId, kind: 'paper', paperId, text: displayTitle(title), under: '', terms: [] }];
}

function statusOf(query: string, results: SearchResults | null): string {
  if (query.trim() === '') return t.search.hint;
  if (!results) return '';
  if (results.indexing !== null) return t.search.indexing(results.indexing);
  return results.total === 0 ? t.search.nothing(results.query.trim()) : t.search.found(results.total);
}
