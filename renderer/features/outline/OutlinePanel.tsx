import { ChevronDown, Ellipsis, Plus, X } from 'lucide-react';
import type { Outline } from '../../../shared/outline/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { setHighlights, useHighlights } from '../../stores/highlights.ts';
import { Button, IconButton } from '../../ui/Button.tsx';
import button from '../../ui/Button.module.css';
import { ChoiceMenu, Menu } from '../../ui/Menu.tsx';
import {
  addOwn,
  copyOutline,
  deleteOutline,
  newOutline,
  pickOutline,
  renameOutline,
  saveOutline,
} from './commands.ts';
import { OutlineList } from './OutlineList.tsx';
import styles from './OutlinePanel.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface OutlinePanelProps {
  /** Puts cards that were dropped before an item, or at the end (null). */
  readonly onDropCards: (ids: readonly string[], beforeId: string | null) => void;
}

/** The outline beside the cards: which one, what is in it, and how it gets out. */
export function OutlinePanel({ onDropCards }: OutlinePanelProps) {
  const keyLabel = useKeyLabel();
  const outlines = useQuery(library.outlines, []);
  const { outlineId } = useHighlights();
  if (outlines === undefined) return <aside className={styles['panel']} aria-label={t.outline.title} />;
  const outline = pickOutline(outlines, outlineId);
  return (
    <aside className={styles['panel']} aria-label={t.outline.title} data-pane="outline">
      <Head outlines={outlines} outline={outline} />
      {outline === null ? (
        <div className={styles['none']}>
          <p>{t.outline.none}</p>
          <Button onClick={() => void newOutline()}>{t.outline.createFirst}</Button>
        </div>
      ) : (
        <>
          <OutlineList
            key={outline.id}
            outline={outline}
            empty={t.outline.empty(keyLabel('highlights.add'))}
            onDropCards={onDropCards}
          />
          <footer className={styles['foot']}>
            <button type="button" onClick={() => void addOwn('heading')}>
              <Plus {...ICON} size={14} /> {t.outline.addHeading}
            </button>
            <button type="button" onClick={() => void addOwn('text')}>
              <Plus {...ICON} size={14} /> {t.outline.addText}
            </button>
          </footer>
        </>
      )}
    </aside>
  );
}

interface HeadProps {
  readonly outlines: readonly Outline[];
  readonly outline: Outline | null;
}

function Head({ outlines, outline }: HeadProps) {
  const renaming = useHighlights((state) => state.renaming);
  return (
    <header className={styles['head']}>
      {outline === null ? (
        <h2>{t.outline.title}</h2>
      ) : renaming ? (
        <NameField key={outline.id} outline={outline} />
      ) : (
        <h2>
          <ChoiceMenu
            label={`${t.outline.which}: ${outline.name}`}
            className={styles['which']}
            trigger={
              <>
                <span dir="auto">{outline.name}</span>
                <ChevronDown {...ICON} size={14} />
              </>
            }
            options={outlines.map(({ id, name }) => ({ value: id, label: name }))}
            chosen={outline.id}
            onChoose={(id) => setHighlights({ outlineId: id, itemId: null, editingId: null })}
          />
        </h2>
      )}
      <span className={styles['tools']}>
        <IconButton label={t.outline.create} icon={<Plus {...ICON} />} onClick={() => void newOutline()} />
        {outline !== null && (
          <Menu
            label={t.outline.more}
            align="end"
            className={button['icon']}
            trigger={<Ellipsis {...ICON} />}
            entries={[
              { label: t.outline.copy, run: () => void copyOutline(outline) },
              { label: t.outline.save, run: () => void saveOutline(outline) },
              { label: t.outline.rename, run: () => setHighlights({ renaming: true }) },
              { label: t.outline.remove, run: () => void deleteOutline(outline.id) },
            ]}
          />
        )}
        <IconButton
          label={t.outline.hide}
          icon={<X {...ICON} />}
          onClick={() => {
            setHighlights({ outlineShown: false });
            document.querySelector<HTMLElement>('[data-pane="list"]')?.focus();
          }}
        />
      </span>
    </header>
  );
}

function NameField({ outline }: { readonly outline: Outline }) {
  return (
    <input
      className={styles['name']}
      aria-label={t.outline.name}
      defaultValue={outline.name}
      autoFocus
      dir="auto"
      onFocus={(event) => event.target.select()}
      onBlur={(event) => void renameOutline(outline.id, event.target.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') event.currentTarget.value = outline.name;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        event.preventDefault();
        event.currentTarget.blur();
        requestAnimationFrame(() =>
          document.querySelector<HTMLElement>('[data-pane="outline"] [data-outline]')?.focus(),
        );
      }}
    />
  );
}
