import { useId, type ReactNode } from 'react';
import { keyLabel, type CommandId } from '../../../shared/commands.ts';
import { t } from '../../../shared/strings/index.ts';
import { setView, useView, type Chip } from '../../stores/view.ts';
import { Kbd } from '../../ui/Kbd.tsx';
import { PaperList } from './PaperList.tsx';
import styles from './ListPane.module.css';

const CHIPS = ['all', 'unread', 'highlighted', 'code'] as const satisfies readonly Chip[];
const FOOTER = [
  'paper.out',
  'paper.later',
  'paper.list',
  'paper.star',
] as const satisfies readonly CommandId[];
const SHORT: Readonly<Record<(typeof FOOTER)[number], string>> = {
  'paper.out': t.commands['paper.out'],
  'paper.later': t.commands['paper.later'],
  'paper.list': t.shell.footerList,
  'paper.star': t.commands['paper.star'],
};

interface ListPaneProps {
  readonly title: string;
  readonly count: number | null;
  readonly empty: ReactNode;
  readonly mac: boolean;
  readonly run: (id: CommandId) => void;
  readonly actions?: ReactNode;
}

/** The middle pane: where we are, what of it shows, the papers, and the four keys that matter most. */
export function ListPane({ title, count, empty, mac, run, actions }: ListPaneProps) {
  const heading = useId();
  const chip = useView((state) => state.chip);
  const selected = useView((state) => state.selected.size);
  return (
    <section className={styles['pane']} aria-labelledby={heading}>
      <header className={styles['header']}>
        <h1 id={heading} dir="auto">
          {title}
        </h1>
        {count !== null && <span className={styles['count']}>{count.toLocaleString()}</span>}
        <span className={styles['actions']}>{actions}</span>
      </header>
      <div className={styles['chips']}>
        {CHIPS.map((each) => (
          <button
            type="button"
            key={each}
            aria-pressed={chip === each}
            onClick={() => setView({ chip: each })}
          >
            {t.shell.chips[each]}
          </button>
        ))}
      </div>
      <PaperList empty={empty} onEnter={() => setView({ narrowPane: 'reader' })} />
      <footer className={styles['footer']}>
        {selected > 1 && <strong>{t.shell.selected(selected)}</strong>}
        {FOOTER.map((id) => (
          <button type="button" key={id} onClick={() => run(id)}>
            <Kbd>{keyLabel(id, mac) ?? ''}</Kbd> {SHORT[id]}
          </button>
        ))}
        <button
          type="button"
          className={styles['help']}
          aria-label={t.commands.help}
          onClick={() => run('help')}
        >
          <Kbd>?</Kbd>
        </button>
      </footer>
    </section>
  );
}
