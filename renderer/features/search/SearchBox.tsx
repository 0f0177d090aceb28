import { Search } from 'lucide-react';
import { memo, useCallback, useEffect, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { isBlank, parseQuery } from '../../../shared/search/query/index.ts';
import { t } from '../../../shared/strings/index.ts';
import { rememberCommand } from '../../stores/recent-commands.ts';
import { forgetSearches, rememberSearch, useSearches } from '../../stores/searches.ts';
import { openSettings, useView } from '../../stores/view.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { goTo } from '../lists/index.ts';
import { Chips } from './Chips.tsx';
import type { SearchRow } from '../../workers/index.ts';
import type { SearchResults } from './commands.ts';
import { OptionRow } from './OptionRow.tsx';
import { firstOption, sectionsOf, type SearchOption, type Section } from './options.ts';
import styles from './SearchBox.module.css';
import { saveRules, saveSmartList } from './smart-lists.ts';
import { paletteQuery, type OfferedCommand } from './palette.ts';
import { rememberWhere } from './return-to.ts';
import { usePalette } from './use-palette.ts';
import { useCompletions } from './use-completions.ts';
import { useSearch } from './use-search.ts';

interface SearchBoxProps {
  /** Opens what a row found; its `terms` are the words to mark. */
  readonly onOpen: (row: SearchRow) => void;
  readonly onClose: () => void;
  /** The commands, as they can be had when the box opens. */
  readonly offer: () => readonly OfferedCommand[];
  /** Runs a command once the box is closed and the focus is back where it was. */
  readonly onCommand: (id: CommandId) => void;
}

const LIST = 'search-results';
const PAGE = 8;
const optionId = (n: number): string => `search-result-${n}`;

/** *Search everything*: finds papers, notes and highlights while typing, shows how it understood, and keeps a search as a list. */
export function SearchBox(props: SearchBoxProps) {
  const [goBack] = useState(rememberWhere);
  // What changes with each key is inside, so that the sheet is not drawn again for it.
  return (
    <Sheet title={t.search.title} hideTitle width={660} onClose={props.onClose}>
      <Box {...props} goBack={goBack} />
    </Sheet>
  );
}

function Box({
  onOpen,
  onClose,
  offer,
  onCommand,
  goBack,
}: SearchBoxProps & { readonly goBack: () => void }) {
  const { query: first, smartListId } = useView((state) => state.asking);
  const [{ query, caret }, setTyped] = useState({ query: first, caret: first.length });
  const [at, setAt] = useState<number | null>(null);
  const field = useRef<HTMLInputElement>(null);
  const caretTo = useRef<number | null>(null);
  const entered = useRef<string | null>(null);
  const asked = paletteQuery(query);
  const results = useSearch(asked === null ? query : '');
  // With the results of plain words, so that both are drawn at once, and nothing for words that are still being looked for.
  const palette = usePalette(asked === null ? (results?.query ?? '') : query, offer);
  const recent = useSearches((state) => state.recent);
  const completions = useCompletions(asked === null ? query : '', caret);
  const editing = smartListId !== null;
  const sections = sectionsOf({
    query,
    completions,
    recent,
    results,
    editing,
    ...(editing ? {} : { palette }),
  });
  const nothing =
    asked !== null && sections.length === 0 ? t.keys.palette.nothing(asked.typed) : nothingIn(results);
  const options = sections.flatMap((section) => section.options);
  const answered = asked !== null || isBlank(query) || results?.query === query;
  const here = Math.min(at ?? firstOption(sections), Math.max(0, options.length - 1));
  const go = (n: number): void => {
    const to = Math.min(options.length - 1, Math.max(0, n));
    setAt(to);
    document.getElementById(optionId(to))?.scrollIntoView({ block: 'nearest' });
  };
  const type = (text: string, to = text.length): void => {
    setTyped({ query: text, caret: to });
    setAt(null);
    field.current?.focus();
    // Before the next key: a caret that is set later would stand in front of what was typed meanwhile.
    caretTo.current = to;
  };
  useLayoutEffect(() => {
    if (caretTo.current !== null) field.current?.setSelectionRange(caretTo.current, caretTo.current);
    caretTo.current = null;
  }, [query, caret]);
  const leave = (): void => {
    rememberSearch(query);
    onClose();
  };
  const pick = (option: SearchOption): void => {
    switch (option.kind) {
      case 'command':
        if (option.command.why !== null) return;
        rememberCommand(option.command.id);
        onClose();
        return void requestAnimationFrame(() => {
          goBack();
          onCommand(option.command.id);
        });
      case 'place':
        onClose();
        return goTo(option.place.view);
      case 'setting':
        return openSettings(option.setting.name);
      case 'complete':
        return type(option.completion.text, option.completion.caret);
      case 'recent':
        return type(option.query);
      case 'narrow':
        return type(`${option.query} `);
      case 'loosen':
        return type(option.loosened.query);
      case 'row':
        rememberSearch(query);
        return onOpen(option.row);
      case 'all':
        leave();
        return goTo({ kind: 'search', query: query.trim() });
      case 'save':
        leave();
        return void (smartListId === null ? saveSmartList(query) : saveRules(smartListId, query));
    }
  };
  const picking = useRef(pick);
  useLayoutEffect(() => {
    picking.current = pick;
  });
  // Enter that came before the answer waits for it, unless more is typed.
  useEffect(() => {
    if (entered.current !== query || !answered) return;
    entered.current = null;
    const option = options[here];
    if (option?.kind === 'row') picking.current(option);
  });
  const onPick = useCallback((option: SearchOption) => picking.current(option), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const option = options[here];
    const completion = option?.kind === 'complete' ? option.completion : completions[0];
    if (event.key === 'ArrowDown') go(here + 1);
    else if (event.key === 'ArrowUp') go(here - 1);
    else if (event.key === 'PageDown') go(here + PAGE);
    else if (event.key === 'PageUp') go(here - PAGE);
    else if (event.key === 'Tab' && !event.shiftKey && completion) type(completion.text, completion.caret);
    else if (event.key === 'Enter' && event.shiftKey && query.trim() !== '' && asked === null)
      pick({ kind: 'all' });
    else if (event.key === 'Enter' && !answered && at === null && option?.kind !== 'complete')
      entered.current = query;
    else if (event.key === 'Enter' && option) pick(option);
    else return;
    event.preventDefault();
  };
  const follow = (input: HTMLInputElement): void => {
    const to = input.selectionStart ?? input.value.length;
    setTyped((last) =>
      last.query === input.value && last.caret === to ? last : { query: input.value, caret: to },
    );
  };
  return (
    <div className={styles['box']}>
      <div className={styles['field']}>
        <Search size={18} strokeWidth={1.75} aria-hidden />
        <input
          ref={field}
          role="combobox"
          aria-expanded={options.length > 0}
          aria-controls={LIST}
          aria-autocomplete="list"
          aria-activedescendant={options.length > 0 ? optionId(here) : undefined}
          aria-label={t.search.title}
          placeholder={t.search.placeholder}
          value={query}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          autoFocus
          onChange={(event) => {
            follow(event.target);
            setAt(null);
          }}
          onSelect={(event) => follow(event.currentTarget)}
          onKeyDown={onKeyDown}
        />
        <Kbd>Esc</Kbd>
      </div>
      <Chips
        parts={parseQuery(asked === null ? query : '')}
        onChange={(text) => type(text === '' ? '' : `${text} `)}
      />
      {nothing !== null && <p className={styles['nothing']}>{nothing}</p>}
      <div
        id={LIST}
        className={styles['results']}
        role="listbox"
        aria-label={t.search.results}
        data-empty={options.length === 0}
        aria-busy={!answered || (results !== null && results.indexing !== null)}
      >
        {sections.map((section, n) => {
          const from = sections.slice(0, n).reduce((sum, each) => sum + each.options.length, 0);
          const at = here - from;
          return (
            <Group
              key={section.title}
              section={section}
              from={from}
              here={at >= 0 && at < section.options.length ? at : null}
              editing={editing}
              onPick={onPick}
            />
          );
        })}
      </div>
      <div className={styles['foot']}>
        <span role="status" className={nothing === null ? '' : 'visually-hidden'}>
          {nothing ?? (asked === null ? statusOf(query, results) : t.search.found(options.length))}
        </span>
        {query.trim() === '' && recent.length > 0 ? (
          <button type="button" className={styles['forget']} onClick={forgetSearches}>
            {t.search.forgetRecent}
          </button>
        ) : (
          options.length > 0 && (
            <span className={styles['keys']} aria-hidden>
              <Kbd>↵</Kbd> {t.search.open}
            </span>
          )
        )}
      </div>
    </div>
  );
}

interface GroupProps {
  readonly section: Section;
  /** Which option the first of it is. */
  readonly from: number;
  /** Which of its own is chosen. */
  readonly here: number | null;
  readonly editing: boolean;
  readonly onPick: (option: SearchOption) => void;
}

const Group = memo(function Group({ section, from, here, editing, onPick }: GroupProps) {
  const { title, count, options } = section;
  return (
    <div role="group" aria-label={title}>
      <div className={styles['group']} aria-hidden>
        {title}
        {count && (
          <span className={styles['groupCount']}>
            {t.common.number(count.n)}
            {count.more && '+'}
          </span>
        )}
      </div>
      {options.map((option, n) => (
        <OptionRow
          key={n}
          id={optionId(from + n)}
          option={option}
          selected={here === n}
          editing={editing}
          onPick={onPick}
        />
      ))}
    </div>
  );
});

function nothingIn(results: SearchResults | null): string | null {
  return results !== null && results.indexing === null && results.total === 0
    ? t.search.nothing(results.query.trim())
    : null;
}

function statusOf(query: string, results: SearchResults | null): string {
  if (query.trim() === '') return t.search.hint;
  if (!results) return '';
  if (results.indexing !== null) return t.search.indexing(results.indexing);
  return results.more ? t.search.foundMore(results.total) : t.search.found(results.total);
}
