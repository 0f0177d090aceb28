import { Plus } from 'lucide-react';
import { useState } from 'react';
import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import styles from './ListPicker.module.css';

interface ListPickerProps {
  readonly lists: readonly ReadingList[];
  readonly onPick: (listId: string) => void;
  readonly onCreate: (name: string) => void;
  readonly onClose: () => void;
}

/** *Add to list…*: type to narrow, arrows and Enter; a name that no list has makes one. */
export function ListPicker({ lists, onPick, onCreate, onClose }: ListPickerProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const name = typed.trim();
  const found = lists.filter((list) => list.name.toLowerCase().includes(name.toLowerCase()));
  const creates = name !== '' && !lists.some((list) => list.name.toLowerCase() === name.toLowerCase());
  const total = found.length + (creates ? 1 : 0);
  const choose = (n: number) => {
    const list = found[n];
    if (list) onPick(list.id);
    else if (creates) onCreate(name);
  };
  return (
    <Sheet title={t.shell.pickList} hideTitle width={420} onClose={onClose}>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded
        aria-controls="list-picker"
        aria-activedescendant={total > 0 ? `pick-${at}` : undefined}
        aria-label={t.shell.pickList}
        placeholder={t.shell.findOrCreate}
        value={typed}
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') setAt(Math.min(total - 1, at + 1));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1));
          else if (event.key === 'Enter') choose(at);
          else return;
          event.preventDefault();
        }}
      />
      <ul className={styles['options']} role="listbox" id="list-picker" aria-label={t.shell.lists}>
        {found.map((list, n) => (
          <li
            key={list.id}
            id={`pick-${n}`}
            role="option"
            aria-selected={n === at}
            data-nested={list.parentId !== null}
            onClick={() => choose(n)}
          >
            {list.name} <span>{list.papers}</span>
          </li>
        ))}
        {creates && (
          <li
            id={`pick-${found.length}`}
            role="option"
            aria-selected={at === found.length}
            onClick={() => choose(found.length)}
          >
            <Plus size={15} aria-hidden /> {t.shell.createNamed(name)}
          </li>
        )}
      </ul>
    </Sheet>
  );
}
