import { Menu } from '@base-ui/react/menu';
import { Ellipsis } from 'lucide-react';
import { t } from '../../../shared/strings/index.ts';
import styles from './RowMenu.module.css';

interface RowMenuProps {
  readonly label: string;
  readonly entries: readonly { readonly label: string; readonly run: () => void }[];
}

/** The menu of one row of the sidebar. */
export function RowMenu({ label, entries }: RowMenuProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className={styles['trigger']} aria-label={`${t.shell.more}: ${label}`}>
        <Ellipsis size={15} aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className={styles['positioner']} align="start" sideOffset={4}>
          <Menu.Popup className={styles['popup']}>
            {entries.map((entry) => (
              <Menu.Item key={entry.label} className={styles['item']} onClick={entry.run}>
                {entry.label}
              </Menu.Item>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
