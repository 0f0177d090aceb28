import { useRef, type ReactNode, type RefObject } from 'react';
import { displayTitle } from '../../../shared/display.ts';
import { t } from '../../../shared/strings/index.ts';
import { usePaperDrop } from '../../ui/use-paper-drop.ts';
import styles from './Sidebar.module.css';

const graphemes = new Intl.Segmenter();

interface SidebarRowProps {
  readonly icon: ReactNode;
  readonly label: string;
  readonly count?: number | undefined;
  readonly current: boolean;
  readonly onOpen: () => void;
  readonly menu?: ReactNode;
  readonly nested?: boolean;
  /** Takes papers that are dropped on it. */
  readonly onDropPapers?: (paperIds: readonly string[]) => void;
  readonly ref?: RefObject<HTMLLIElement | null>;
}

/** One place to go: its count is part of its name. */
export function SidebarRow(props: SidebarRowProps) {
  const { icon, label, count, current, onOpen, menu, nested, onDropPapers, ref } = props;
  const own = useRef<HTMLLIElement>(null);
  usePaperDrop(own, onDropPapers);
  const shown = displayTitle(label);
  return (
    <li ref={ref ?? own} className={styles['row']} data-current={current} data-nested={nested}>
      <button type="button" aria-current={current ? 'page' : undefined} title={shown} onClick={onOpen}>
        {icon}
        {/* In the rail all digests and lists have the same picture. */}
        {menu !== undefined && (
          <span className={styles['initial']} aria-hidden>
            {graphemes.segment(shown).containing(0)?.segment}
          </span>
        )}
        <span className={styles['label']} dir="auto">
          {shown}
        </span>
        {count !== undefined && count > 0 && (
          <span className={styles['count']}>{t.common.number(count)}</span>
        )}
      </button>
      {menu}
    </li>
  );
}
