import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReadingList } from '../../../shared/model.ts';
import { byName } from '../../../shared/search/by-name.ts';
import { t } from '../../../shared/strings/index.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './ListPicker.module.css';

interface ListPickerProps {
  readonly lists: readonly ReadingList[];
  readonly onPick: (listId: string) => void;
  readonly onCreate?: (name: string) => void;
  readonly title?: string;
  readonly onClose: () => void;
}

/** *Add to list…*: type to narrow, arrows and Enter; a name that no list has makes one. */
export function ListPicker({ lists, onPick, onCreate, onClose, title = t.shell.pickList }: ListPickerProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const name = typed.trim();
  const { holding, like } = byName(lists, name);
  const creates =
    onCreate !== undefined &&
    name !== '' &&
    !lists.some((list) => list.name.toLowerCase() === name.toLowerCase());
  // What is only like the name comes after the list that would have it: Enter never adds to another one by likeness.
  const choices: readonly (ReadingList | null)[] = [...holding, ...(creates ? [null] : []), ...like];
  const total = choices.length;
  const choose = (n: number) => {
    const list = choices[n];
    if (list) onPick(list.id);
    else if (list === null) onCreate?.(name);
  };
  return (
    <Sheet title={title} hideTitle width={420} onClose={onClose}>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded
        aria-controls="list-picker"
        aria-activedescendant={total > 0 ? `pick-${at}` : undefined}
        aria-label={title}
        placeholder={onCreate === undefined ? title : t.shell.findOrCreate}
        value={typed}
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.max(0, Math.min(total - 1, at + 1)));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter') choose(at);
          else return;
          event.preventDefault();
        }}
      />
      <ul className={styles['options']} role="listbox" id="list-picker" aria-label={t.shell.lists}>
        {choices.map((list, n) => (
          <li
            key={list?.id ?? ''}
            id={`pick-${n}`}
            role="option"
            aria-selected={n === at}
            data-nested={list !== null && list.parentId !== null}
            onClick={() => choose(n)}
          >
            {list === null ? (
              <>
                <Plus size={15} aria-hidden /> {t.shell.createNamed(name)}
              </>
            ) : (
              <>
                {list.name} <span>{list.papers}</span>
              </>
            )}
          </li>
        ))}
      </ul>
    </Sheet>
  );
}
