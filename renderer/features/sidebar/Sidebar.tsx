import {
  BookOpen,
  Check,
  Clock,
  FileInput,
  FilePlus2,
  Highlighter,
  Inbox,
  Newspaper,
  Plus,
  Search,
  SkipForward,
  Star,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import type { Counts, Digest, ReadingList, SmartList, Verdict, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { sameView } from '../../stores/view.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Key } from '../../ui/Kbd.tsx';
import { goTo, newList, undoImport } from '../lists/index.ts';
import { reread } from '../reread/index.ts';
import { newSmartList } from '../search/index.ts';
import { ListRows } from './ListRows.tsx';
import { RowMenu } from './RowMenu.tsx';
import styles from './Sidebar.module.css';
import { SmartListRows } from './SmartListRows.tsx';
import { SidebarRow } from './SidebarRow.tsx';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const SHELVES: readonly { readonly verdict: Verdict; readonly icon: ReactNode }[] = [
  { verdict: 'inbox', icon: <Inbox {...ICON} /> },
  { verdict: 'later', icon: <Clock {...ICON} /> },
  { verdict: 'reading', icon: <BookOpen {...ICON} /> },
  { verdict: 'done', icon: <Check {...ICON} /> },
  { verdict: 'skipped', icon: <SkipForward {...ICON} /> },
];

interface SidebarProps {
  readonly view: View;
  readonly counts: Counts | undefined;
  readonly digests: readonly Digest[];
  readonly lists: readonly ReadingList[];
  readonly smartLists: readonly SmartList[];
  readonly smartCounts: ReadonlyMap<string, number>;
  /** Icons only, at middle widths. */
  readonly rail: boolean;
  readonly run: (id: CommandId) => void;
  readonly footer: ReactNode;
}

/** The left pane: search, shelves, digests and lists. */
export function Sidebar(props: SidebarProps) {
  const { view, counts, digests, lists, smartLists, smartCounts, rail, run, footer } = props;
  const keyLabel = useKeyLabel();
  return (
    <nav className={styles['sidebar']} aria-label={t.shell.library} data-pane="sidebar" data-rail={rail}>
      <div className={styles['top']}>
        <button
          type="button"
          className={styles['search']}
          aria-label={t.shell.searchEverything}
          onClick={() => run('search.focus')}
        >
          <Search {...ICON} />
          <span>{t.shell.searchEverything}</span>
          <Key of={keyLabel('search.focus')} />
        </button>
      </div>
      <div className={styles['scroll']}>
        <ul>
          {SHELVES.map(({ verdict, icon }) => (
            <SidebarRow
              key={verdict}
              icon={icon}
              label={t.common.verdicts[verdict]}
              count={counts?.[verdict]}
              current={sameView(view, { kind: 'shelf', verdict })}
              onOpen={() => goTo({ kind: 'shelf', verdict })}
            />
          ))}
          <SidebarRow
            icon={<Star {...ICON} />}
            label={t.shell.starred}
            count={counts?.starred}
            current={view.kind === 'starred'}
            onOpen={() => goTo({ kind: 'starred' })}
          />
          <SidebarRow
            icon={<Highlighter {...ICON} />}
            label={t.highlights.title}
            count={counts?.cards}
            current={view.kind === 'highlights'}
            onOpen={() => run('go.highlights')}
          />
        </ul>
        <Section
          title={t.shell.digests}
          add={
            <span>
              {!rail && (
                <IconButton
                  label={t.papers.add}
                  icon={<FilePlus2 {...ICON} />}
                  onClick={() => run('paper.add')}
                />
              )}
              <IconButton
                label={t.shell.importDigest}
                shortcut={keyLabel('import.choose')}
                icon={rail ? <FileInput {...ICON} /> : <Plus {...ICON} />}
                onClick={() => run('import.choose')}
              />
            </span>
          }
        >
          {digests.map((digest) => (
            <SidebarRow
              key={digest.id}
              icon={<Newspaper {...ICON} />}
              label={digest.name}
              count={digest.papers}
              current={view.kind === 'digest' && view.id === digest.id}
              onOpen={() => goTo({ kind: 'digest', id: digest.id })}
              menu={
                <RowMenu
                  label={digest.name}
                  entries={[
                    { label: t.rereading.command, run: () => void reread(digest) },
                    { label: t.shell.undoImport, run: () => void undoImport(digest.id) },
                  ]}
                />
              }
            />
          ))}
        </Section>
        <Section
          title={t.shell.lists}
          add={
            <IconButton
              label={t.shell.newList}
              icon={<Plus {...ICON} />}
              onClick={() => void newList(null)}
            />
          }
        >
          <ListRows lists={lists} view={view} />
        </Section>
        <Section
          title={t.search.smartLists}
          add={<IconButton label={t.search.newSmartList} icon={<Plus {...ICON} />} onClick={newSmartList} />}
        >
          <SmartListRows lists={smartLists} counts={smartCounts} view={view} />
        </Section>
      </div>
      <div className={styles['footer']}>{footer}</div>
    </nav>
  );
}

function Section({
  title,
  add,
  children,
}: {
  readonly title: string;
  readonly add: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section className={styles['section']}>
      <header>
        <h2>{title}</h2>
        {add}
      </header>
      <ul>{children}</ul>
    </section>
  );
}
