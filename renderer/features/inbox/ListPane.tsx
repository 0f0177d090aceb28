import { Rows2, Rows4 } from 'lucide-react';
import { useId, type ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import { HIGHLIGHT_COLORS } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useLabels } from '../../storage/use-labels.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { useSettings } from '../../stores/settings.ts';
import { setView, useView, type Chip } from '../../stores/view.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Kbd, Key } from '../../ui/Kbd.tsx';
import { Dot } from '../../ui/Lane.tsx';
import { LearntBar } from '../learnt/index.ts';
import { SortMenu } from './SortMenu.tsx';
import { PaperList } from './PaperList.tsx';
import styles from './ListPane.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const CHIPS = ['all', 'unread', 'highlighted', 'code'] as const satisfies readonly Chip[];
/** A key of the footer: what it runs, and its short name. The last one goes first where there is no room. */
interface FooterKey {
  readonly id: CommandId;
  readonly label: string;
}
const keys = (): readonly FooterKey[] => [
  { id: 'paper.out', label: t.commands['paper.out'] },
  { id: 'paper.later', label: t.commands['paper.later'] },
  { id: 'paper.list', label: t.shell.footerList },
  { id: 'paper.star', label: t.commands['paper.star'] },
];
const trashKeys = (): readonly FooterKey[] => [
  { id: 'paper.inbox', label: t.trash.restore },
  { id: 'list.remove', label: t.trash.eraseShort },
];
const bulkKeys = (): readonly FooterKey[] => [
  { id: 'paper.out', label: t.commands['paper.out'] },
  { id: 'paper.later', label: t.commands['paper.later'] },
  { id: 'paper.list', label: t.shell.footerList },
  { id: 'paper.tag', label: t.lists.bulk.tag },
  { id: 'paper.star', label: t.commands['paper.star'] },
  { id: 'list.remove', label: t.lists.bulk.trash },
];

interface ListPaneProps {
  readonly title: string;
  readonly count: number | null;
  readonly empty: ReactNode;
  readonly run: (id: CommandId) => void;
  readonly actions?: ReactNode;
}

/** The middle pane: where we are, what of it shows, the papers, and the four keys that matter most. */
export function ListPane({ title, count, empty, run, actions }: ListPaneProps) {
  const heading = useId();
  const keyLabel = useKeyLabel();
  const chip = useView((state) => state.chip);
  const selected = useView((state) => state.selected.size);
  const bulk = selected > 1;
  const view = useView((state) => state.view);
  const isTrash = view.kind === 'trash';
  const compact = useSettings((state) => state.density === 'compact');
  const isLabel = HIGHLIGHT_COLORS.some((color) => color === chip);
  return (
    <section className={styles['pane']} aria-labelledby={heading}>
      <header className={styles['header']}>
        <h1 id={heading} dir="auto">
          {title}
        </h1>
        {count !== null && <span className={styles['count']}>{t.common.number(count)}</span>}
        <span className={styles['actions']}>
          <SortMenu view={view} />
          <IconButton
            label={t.lists[compact ? 'comfortable' : 'compact']}
            icon={compact ? <Rows2 {...ICON} /> : <Rows4 {...ICON} />}
            onClick={() => run('list.density')}
          />
          {actions}
        </span>
      </header>
      <div className={styles['chips']}>
        {CHIPS.map((each) => (
          <button
            type="button"
            key={each}
            aria-pressed={chip === each || (each === 'highlighted' && isLabel)}
            onClick={() => setView({ chip: each })}
          >
            {t.shell.chips[each]}
          </button>
        ))}
      </div>
      {(chip === 'highlighted' || isLabel) && <LabelChips chip={chip} />}
      <LearntBar />
      <PaperList empty={empty} onEnter={() => setView({ narrowPane: 'reader' })} />
      <footer className={styles['footer']} data-bulk={bulk}>
        {bulk && <strong>{t.shell.selected(selected)}</strong>}
        {(isTrash ? trashKeys() : bulk ? bulkKeys() : keys()).map(({ id, label }, n) => (
          <button type="button" key={id} data-rank={n + 1} title={label} onClick={() => run(id)}>
            <Key of={keyLabel(id)} /> <span>{label}</span>
          </button>
        ))}
        {bulk ? (
          <button type="button" className={styles['help']} onClick={() => run('list.back')}>
            <Key of={keyLabel('list.back')} /> <span>{t.shell.clearSelection}</span>
          </button>
        ) : (
          <button
            type="button"
            className={styles['help']}
            aria-label={t.commands.help}
            title={t.commands.help}
            onClick={() => run('help')}
          >
            <Kbd>{keyLabel('help') ?? '?'}</Kbd>
          </button>
        )}
      </footer>
    </section>
  );
}

/** Of the papers with highlights, those with one label. Pressed again, all of them. */
function LabelChips({ chip }: { readonly chip: Chip }) {
  const labels = useLabels();
  return (
    <div className={styles['labels']} role="group" aria-label={t.highlights.labels}>
      {HIGHLIGHT_COLORS.map((color) => (
        <button
          type="button"
          key={color}
          aria-pressed={chip === color}
          title={labels[color]}
          onClick={() => setView({ chip: chip === color ? 'highlighted' : color })}
        >
          <Dot color={color} />
          <span dir="auto">{labels[color]}</span>
        </button>
      ))}
    </div>
  );
}
