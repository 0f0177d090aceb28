import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly hideTitle?: boolean;
  readonly width: number;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal panel over the panes. Escape or a click outside closes it, and the focus goes back to where it was. */
export function Sheet({ title, hideTitle, width, onClose, children }: SheetProps) {
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup className={styles['sheet']} style={{ width }}>
          <Dialog.Title className={hideTitle ? 'visually-hidden' : styles['title']}>{title}</Dialog.Title>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
