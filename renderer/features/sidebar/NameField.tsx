import styles from './Sidebar.module.css';

interface NameFieldProps {
  readonly label: string;
  readonly name: string;
  readonly nested: boolean;
  /** Called once with what was typed, or with the old name after Escape. */
  readonly onName: (name: string) => void;
}

/** A row that is being renamed. Enter and leaving take the name, Escape keeps the old one. */
export function NameField({ label, name, nested, onName }: NameFieldProps) {
  return (
    <li className={styles['row']} data-nested={nested}>
      <input
        className={styles['name']}
        aria-label={label}
        defaultValue={name}
        autoFocus
        onFocus={(event) => event.target.select()}
        onBlur={(event) => onName(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.value = name;
          if (event.key === 'Enter' || event.key === 'Escape') {
            event.currentTarget.blur();
            document.querySelector<HTMLElement>('[role="listbox"]')?.focus();
          }
        }}
      />
    </li>
  );
}
