import { ListTree, Palette, PanelLeft } from 'lucide-react';
import { useEffect, useId } from 'react';
import { COLOR_COMMANDS, type CommandId } from '../../../shared/commands.ts';
import type { Digest, ReadingList, Tag } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { isFiltered, setHighlights, useHighlights } from '../../stores/highlights.ts';
import { IconButton } from '../../ui/Button.tsx';
import { useKeyLabel } from '../../stores/keys.ts';
import { Key } from '../../ui/Kbd.tsx';
import { OutlinePanel } from '../outline/index.ts';
import { CardList } from './CardList.tsx';
import { collectCards } from './commands.ts';
import { setShownCards } from './current-cards.ts';
import { Filters } from './Filters.tsx';
import styles from './HighlightsView.module.css';
import { useCards } from './use-cards.ts';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const KEYS = ['highlights.add', 'highlights.copy', 'list.select', 'list.open'] as const;

interface HighlightsViewProps {
  readonly lists: readonly ReadingList[];
  readonly tags: readonly Tag[];
  readonly digests: readonly Digest[];
  /** One pane at a time. */
  readonly single: boolean;
  /** Room for everything, the sidebar's button too. */
  readonly wide: boolean;
  readonly run: (id: CommandId) => void;
}

const dropCards = (ids: readonly string[], beforeId: string | null): void => void collectCards(ids, beforeId);

/** Every highlight and note of the library as cards, and the outline that is made of them. */
export function HighlightsView({ lists, tags, digests, single, wide, run }: HighlightsViewProps) {
  const heading = useId();
  const state = useHighlights();
  const shown = useCards();
  const keyLabel = useKeyLabel();
  const colorKeys = COLOR_COMMANDS.flatMap((id) => keyLabel(id) ?? []);
  const outlines = useQuery(library.outlines, []);
  useEffect(() => {
    if (shown) setShownCards(shown.refs);
  }, [shown]);
  const title = `${t.highlights.title} – ${t.common.appName}`;
  useEffect(() => {
    document.title = title;
  }, [title]);
  const isEmpty = shown?.total === 0;
  const offered = wide ? !isEmpty : !single && outlines !== undefined && outlines.length > 0;
  const hasOutline = state.outlineShown ?? offered;
  return (
    <div className={styles['view']} data-single={single}>
      {!(single && hasOutline) && (
        <main className={styles['cards']} aria-labelledby={heading}>
          <header className={styles['head']}>
            <h1 id={heading}>{t.highlights.title}</h1>
            {shown && <span className={styles['count']}>{t.common.number(shown.refs.length)}</span>}
            <span className={styles['tools']}>
              {wide && (
                <IconButton
                  label={t.commands['sidebar.toggle']}
                  shortcut={keyLabel('sidebar.toggle')}
                  icon={<PanelLeft {...ICON} />}
                  onClick={() => run('sidebar.toggle')}
                />
              )}
              <IconButton
                label={t.highlights.nameColors}
                icon={<Palette {...ICON} />}
                onClick={() => run('labels.name')}
              />
              <IconButton
                label={hasOutline ? t.outline.hide : t.outline.show}
                shortcut={keyLabel('outline.show')}
                icon={<ListTree {...ICON} />}
                pressed={hasOutline}
                onClick={() => (hasOutline ? setHighlights({ outlineShown: false }) : run('outline.show'))}
              />
            </span>
          </header>
          {!isEmpty && <Filters lists={lists} tags={tags} digests={digests} counts={shown?.counts} />}
          {shown === undefined ? (
            <div className={styles['rest']} aria-busy />
          ) : shown.refs.length === 0 ? (
            <div className={styles['empty']} role="status">
              {isEmpty && !isFiltered(state) ? t.highlights.none(colorKeys) : t.highlights.noMatch}
            </div>
          ) : (
            <CardList refs={shown.refs} />
          )}
          <footer className={styles['foot']}>
            {state.selected.size > 1 && <strong>{t.shell.selected(state.selected.size)}</strong>}
            {KEYS.map((id) => (
              <button type="button" key={id} disabled={shown?.refs.length === 0} onClick={() => run(id)}>
                <Key of={keyLabel(id)} /> {id === 'list.open' ? t.highlights.open : t.commands[id]}
              </button>
            ))}
          </footer>
          <span className="visually-hidden" role="status">
            {shown && t.highlights.shown(shown.refs.length)}
          </span>
        </main>
      )}
      {hasOutline && (
        <div className={styles['outline']}>
          <OutlinePanel onDropCards={dropCards} />
        </div>
      )}
    </div>
  );
}
