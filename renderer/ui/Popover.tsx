import { Popover as Base } from '@base-ui/react/popover';
import type { ReactNode } from 'react';
import styles from './Popover.module.css';

interface PopoverProps {
  /** Name of the button that opens it, and of the panel. */
  readonly label: string;
  readonly trigger: ReactNode;
  readonly className: string | undefined;
  readonly children: ReactNode;
}

/** A button that opens a small panel of controls under it. Escape or a click outside closes it. */
export function Popover({ label, trigger, className, children }: PopoverProps) {
  return (
    <Base.Root>
      <Base.Trigger className={className} aria-label={label} title={label}>
        {trigger}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={styles['positioner']} align="end" sideOffset={4} collisionPadding={8}>
          <Base.Popup className={styles['popup']} aria-label={label}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
