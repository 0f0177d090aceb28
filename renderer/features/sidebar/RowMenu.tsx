import { Ellipsis } from 'lucide-react';
import { t } from '../../../shared/strings/index.ts';
import { Menu, type MenuEntry } from '../../ui/Menu.tsx';
import styles from './RowMenu.module.css';

interface RowMenuProps {
  readonly label: string;
  readonly entries: readonly MenuEntry[];
}

/** The menu of one row of the sidebar. */
export function RowMenu({ label, entries }: RowMenuProps) {
  return (
    <Menu
      label={`${t.shell.more}: ${label}`}
      className={styles['trigger']}
      trigger={<Ellipsis size={16} strokeWidth={1.75} aria-hidden />}
      entries={entries}
    />
  );
}
