import { Menu as Base } from '@base-ui/react/menu';
import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Menu.module.css';

/** One line of a menu. `key` is the shortcut as it is shown, where there is one. */
export interface MenuEntry {
  readonly label: string;
  readonly run: () => void;
  readonly key?: string | null;
  readonly disabled?: boolean;
}

interface MenuProps {
  /** Name and tooltip of the button that opens it. */
  readonly label: string;
  readonly trigger: ReactNode;
  readonly className: string | undefined;
  readonly entries: readonly MenuEntry[];
  readonly align?: 'start' | 'end';
}

/** A button that opens a list of actions. Arrows and letters move, Enter runs, Escape closes. */
export function Menu({ label, trigger, className, entries, align = 'start' }: MenuProps) {
  return (
    <Base.Root>
      <Base.Trigger className={className} aria-label={label} title={label}>
        {trigger}
      </Base.Trigger>
      <Panel align={align}>
        {entries.map((entry) => (
          <Base.Item
            key={entry.label}
            className={styles['item']}
            disabled={entry.disabled ?? false}
            onClick={entry.run}
          >
            <span>{entry.label}</span>
            {entry.key && <kbd>{entry.key}</kbd>}
          </Base.Item>
        ))}
      </Panel>
    </Base.Root>
  );
}

interface ChoiceMenuProps<T extends string> {
  readonly label: string;
  readonly trigger: ReactNode;
  readonly className: string | undefined;
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

/** A button that opens a list of which one is chosen. */
export function ChoiceMenu<T extends string>(props: ChoiceMenuProps<T>) {
  const { label, trigger, className, options, chosen, onChoose } = props;
  return (
    <Base.Root>
      <Base.Trigger className={className} aria-label={label} title={label}>
        {trigger}
      </Base.Trigger>
      <Panel align="start">
        <Base.RadioGroup value={chosen}>
          {options.map((option) => (
            <Base.RadioItem
              key={option.value}
              value={option.value}
              className={styles['item']}
              closeOnClick
              onClick={() => onChoose(option.value)}
            >
              <span>{option.label}</span>
              <Base.RadioItemIndicator className={styles['check']}>
                <Check size={15} strokeWidth={2} aria-hidden />
              </Base.RadioItemIndicator>
            </Base.RadioItem>
          ))}
        </Base.RadioGroup>
      </Panel>
    </Base.Root>
  );
}

/** An action that opened a field to type in keeps the focus there; after any other it goes back to the button. */
const fieldHasFocus = (): boolean => document.activeElement instanceof HTMLInputElement;

function Panel({ align, children }: { readonly align: 'start' | 'end'; readonly children: ReactNode }) {
  return (
    <Base.Portal>
      <Base.Positioner className={styles['positioner']} align={align} sideOffset={4} collisionPadding={8}>
        <Base.Popup className={styles['popup']} finalFocus={() => !fieldHasFocus()}>
          {children}
        </Base.Popup>
      </Base.Positioner>
    </Base.Portal>
  );
}
