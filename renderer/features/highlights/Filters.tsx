import { CalendarDays, Search, X } from 'lucide-react';
import { CARD_LABELS, type CardLabel } from '../../../shared/cards.ts';
import { displayTitle } from '../../../shared/display.ts';
import type { Digest, ReadingList, Tag } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { clearFilters, isFiltered, setHighlights, useHighlights } from '../../stores/highlights.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { Key } from '../../ui/Kbd.tsx';
import { Dot } from '../../ui/Lane.tsx';
import { Popover } from '../../ui/Popover.tsx';
import { toggleLabel } from './commands.ts';
import styles from './Filters.module.css';

const ICON = { size: 14, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface FiltersProps {
  readonly lists: readonly ReadingList[];
  readonly tags: readonly Tag[];
  readonly digests: readonly Digest[];
  readonly counts: Readonly<Record<CardLabel, number>> | undefined;
}

/** Which cards show: by label, words, list, tag, digest and date, together. */
export function Filters({ lists, tags, digests, counts }: FiltersProps) {
  const state = useHighlights();
  const names = { ...useLabels(), note: t.highlights.note };
  const keyLabel = useKeyLabel();
  const focusCards = (): void => document.querySelector<HTMLElement>('[data-pane="list"]')?.focus();
  return (
    <div className={styles['filters']} role="group" aria-label={t.highlights.filters}>
      <div className={styles['labels']} role="group" aria-label={t.highlights.labels}>
        {CARD_LABELS.map((label, n) => (
          <button
            type="button"
            key={label}
            aria-pressed={state.labels.has(label)}
            title={label === 'note' ? t.highlights.noteOn : `${names[label]} (${n + 1})`}
            onClick={() => toggleLabel(label)}
          >
            <Dot color={label} />
            <span dir="auto">{names[label]}</span>
            <span className={styles['count']}>{t.common.number(counts?.[label] ?? 0)}</span>
          </button>
        ))}
      </div>
      <div className={styles['row']}>
        <div className={styles['find']}>
          <Search {...ICON} />
          <input
            type="text"
            aria-label={t.highlights.find}
            placeholder={t.highlights.find}
            value={state.text}
            dir="auto"
            spellCheck={false}
            data-find-cards=""
            onChange={(event) => setHighlights({ text: event.target.value })}
            onKeyDown={(event) => {
              if (event.nativeEvent.isComposing) return;
              if (event.key === 'Escape') setHighlights({ text: '' });
              if (event.key === 'Escape' || event.key === 'Enter' || event.key === 'ArrowDown') {
                event.preventDefault();
                focusCards();
              }
            }}
          />
          <Key of={keyLabel('highlights.find')} />
        </div>
        <Choice
          label={t.highlights.list}
          any={t.highlights.anyList}
          value={state.listId}
          options={lists}
          onChange={(listId) => setHighlights({ listId })}
        />
        <Choice
          label={t.tags.title}
          any={t.tags.any}
          value={state.tagId}
          options={tags}
          onChange={(tagId) => setHighlights({ tagId })}
        />
        <Choice
          label={t.highlights.digest}
          any={t.highlights.anyDigest}
          value={state.digestId}
          options={digests}
          onChange={(digestId) => setHighlights({ digestId })}
        />
        <Dates />
        <select
          aria-label={t.highlights.order}
          value={state.order}
          onChange={(event) => setHighlights({ order: event.target.value === 'paper' ? 'paper' : 'newest' })}
        >
          <option value="newest">{t.highlights.orders.newest}</option>
          <option value="paper">{t.highlights.orders.paper}</option>
        </select>
        {isFiltered(state) && (
          <button
            type="button"
            className={styles['clear']}
            onClick={() => {
              clearFilters();
              focusCards();
            }}
          >
            <X {...ICON} /> {t.highlights.clear}
          </button>
        )}
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly any: string;
  readonly value: string | null;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (id: string | null) => void;
}

function Choice({ label, any, value, options, onChange }: ChoiceProps) {
  if (options.length === 0) return null;
  return (
    <select
      aria-label={label}
      data-set={value !== null}
      value={value ?? ''}
      onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
    >
      <option value="">{any}</option>
      {options.map(({ id, name }) => (
        <option key={id} value={id}>
          {displayTitle(name)}
        </option>
      ))}
    </select>
  );
}

function Dates() {
  const { from, until } = useHighlights();
  return (
    <Popover
      label={`${t.highlights.dates}: ${datesText(from, until)}`}
      className={styles['dates']}
      trigger={
        <>
          <CalendarDays {...ICON} /> {datesText(from, until)}
        </>
      }
    >
      <div className={styles['days']}>
        <label>
          {t.highlights.from}
          <input
            type="date"
            value={from ?? ''}
            max={until ?? undefined}
            onChange={(event) => setHighlights({ from: event.target.value || null })}
          />
        </label>
        <label>
          {t.highlights.until}
          <input
            type="date"
            value={until ?? ''}
            min={from ?? undefined}
            onChange={(event) => setHighlights({ until: event.target.value || null })}
          />
        </label>
      </div>
    </Popover>
  );
}

function datesText(from: string | null, until: string | null): string {
  if (from !== null && until !== null) return t.highlights.between(from, until);
  if (from !== null) return t.highlights.since(from);
  return until === null ? t.highlights.anyTime : t.highlights.upTo(until);
}
