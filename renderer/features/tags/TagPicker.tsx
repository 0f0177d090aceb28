import { Check, Minus, Plus } from 'lucide-react';
import { useState } from 'react';
import type { Tag } from '../../../shared/model.ts';
import { byName } from '../../../shared/search/by-name.ts';
import { t } from '../../../shared/strings/index.ts';
import { Sheet } from '../../ui/Sheet.tsx';
import { TagDot } from '../../ui/TagDot.tsx';
import styles from './TagPicker.module.css';

interface TagPickerProps {
  readonly title: string;
  readonly tags: readonly Tag[];
  readonly states: ReadonlyMap<string, 'on' | 'some'>;
  readonly onToggle: (tag: Tag) => void;
  readonly onCreate: (name: string) => void;
  readonly onClose: () => void;
}

const plain = (name: string): string => name.trim().replace(/^#+/, '').trim();
const same = (a: string, b: string): boolean => a.localeCompare(b, undefined, { sensitivity: 'base' }) === 0;

/** *Tag…*: type to narrow, arrows, and Enter to put a tag on or take it off; a name that no tag has makes one. Stays open for the next. */
export function TagPicker({ title, tags, states, onToggle, onCreate, onClose }: TagPickerProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const name = plain(typed);
  const { holding, like } = byName(tags, name);
  const creates = name !== '' && !tags.some((tag) => same(tag.name, name));
  const choices: readonly (Tag | null)[] = [...holding, ...(creates ? [null] : []), ...like];
  const active = Math.min(at, Math.max(0, choices.length - 1));
  const choose = (n: number) => {
    const tag = choices[n];
    if (tag) onToggle(tag);
    else if (tag === null) onCreate(name);
    if (name !== '') setAt(0);
    setTyped('');
  };
  return (
    <Sheet title={title} hideTitle width={420} onClose={onClose}>
      <input
        className={styles['input']}
        role="combobox"
        aria-expanded
        aria-controls="tag-picker"
        aria-activedescendant={choices.length > 0 ? `pick-tag-${active}` : undefined}
        aria-label={title}
        placeholder={t.tags.find}
        value={typed}
        dir="auto"
        autoFocus
        onChange={(event) => {
          setTyped(event.target.value);
          setAt(0);
        }}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'ArrowDown') setAt(Math.max(0, Math.min(choices.length - 1, active + 1)));
          else if (event.key === 'ArrowUp') setAt(Math.max(0, active - 1));
          else if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onClose();
          else if (event.key === 'Enter') choose(active);
          else return;
          event.preventDefault();
        }}
      />
      <ul className={styles['options']} role="listbox" id="tag-picker" aria-label={t.tags.title}>
        {choices.map((tag, n) => (
          <li
            key={tag?.id ?? ''}
            id={`pick-tag-${n}`}
            role="option"
            aria-selected={n === active}
            aria-checked={tag === null ? undefined : CHECKED[states.get(tag.id) ?? 'off']}
            onClick={() => choose(n)}
          >
            {tag === null ? (
              <>
                <Plus size={15} aria-hidden /> {t.tags.create(name)}
              </>
            ) : (
              <>
                <State state={states.get(tag.id)} />
                <TagDot color={tag.color} />
                <span className={styles['name']} dir="auto">
                  {tag.name}
                </span>
                <span className={styles['count']}>{t.common.number(tag.papers)}</span>
              </>
            )}
          </li>
        ))}
      </ul>
      <p className={styles['hint']}>{t.tags.hint}</p>
    </Sheet>
  );
}

const CHECKED = { on: true, some: 'mixed', off: false } as const;

function State({ state }: { readonly state: 'on' | 'some' | undefined }) {
  return (
    <span className={styles['box']} data-state={state ?? 'off'} aria-hidden>
      {state === 'on' && <Check size={13} strokeWidth={2.5} />}
      {state === 'some' && <Minus size={13} strokeWidth={2.5} />}
    </span>
  );
}
