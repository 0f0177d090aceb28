import { Dialog } from '@base-ui/react/dialog';
import { CircleHelp, X } from 'lucide-react';
import { useRef, useState, type ReactNode, type RefObject } from 'react';
import type { Topic } from '../../shared/guide/topics.ts';
import { t } from '../../shared/strings/index.ts';
import { openGuide } from '../stores/view.ts';
import { IconButton } from './Button.tsx';
import styles from './Sheet.module.css';

interface SheetProps {
  readonly title: string;
  readonly hideTitle?: boolean;
  readonly width: number;
  /** The topic of the guide that explains it. */
  readonly topic?: Topic;
  /** What has the focus first; the panel, where nothing is named. */
  readonly initialFocus?: RefObject<HTMLElement | null>;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A modal panel over the panes. Escape or a click outside closes it, and the focus goes back to where it was. */
export function Sheet({ title, hideTitle, width, topic, initialFocus, onClose, children }: SheetProps) {
  const panel = useRef<HTMLDivElement>(null);
  // Before a field in it takes the focus for itself.
  const [cameFrom] = useState(() => document.activeElement);
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles['backdrop']} />
        <Dialog.Popup
          ref={panel}
          className={styles['sheet']}
          style={{ width }}
          initialFocus={initialFocus ?? (hideTitle ? true : panel)}
          finalFocus={() => (cameFrom instanceof HTMLElement && cameFrom.isConnected ? cameFrom : true)}
        >
          {hideTitle ? (
            <Dialog.Title className="visually-hidden">{title}</Dialog.Title>
          ) : (
            <header className={styles['head']}>
              <Dialog.Title className={styles['title']}>{title}</Dialog.Title>
              {topic !== undefined && <TopicButton topic={topic} />}
              <IconButton
                label={t.common.close}
                shortcut="Esc"
                icon={<X size={16} strokeWidth={1.75} />}
                onClick={onClose}
              />
            </header>
          )}
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Opens the guide at what explains the place where it stands. */
export function TopicButton({ topic }: { readonly topic: Topic }) {
  return (
    <IconButton
      label={t.shell.guide.about}
      icon={<CircleHelp size={16} strokeWidth={1.75} />}
      onClick={() => openGuide(topic)}
    />
  );
}
