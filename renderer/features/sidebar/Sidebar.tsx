import {
  BookOpen,
  ChartNoAxesColumn,
  Check,
  Clock,
  FileInput,
  FilePlus2,
  Highlighter,
  Inbox,
  ListFilterPlus,
  ListPlus,
  Newspaper,
  Plus,
  Search,
  SkipForward,
  Star,
  Trash2,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { CommandId } from '../../../shared/commands.ts';
import type { Counts, Digest, ReadingList, SmartList, Tag, Verdict, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useKeyLabel } from '../../stores/keys.ts';
import { useSettings } from '../../stores/settings.ts';
import { openExport, openPrint, sameView } from '../../stores/view.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Key } from '../../ui/Kbd.tsx';
import { dropOn, finishRest } from '../inbox/index.ts';
import { goTo, newList, undoImport } from '../lists/index.ts';
import { WeekChart } from '../picture/index.ts';
import { reread } from '../reread/index.ts';
import { newSmartList } from '../search/index.ts';
import { newTag } from '../tags/index.ts';
import { ArchivedLists, ListRows } from './ListRows.tsx';
import { RowMenu } from './RowMenu.tsx';
import styles from './Sidebar.module.css';
import { SmartListRows } from './SmartListRows.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import { TagRows } from './TagRows.tsx';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
const SHELVES: readonly { readonly verdict: Verdict; readonly icon: ReactNode }[] = [
  { verdict: 'inbox', icon: <Inbox {...ICON} /> },
  { verdict: 'later', icon: <Clock {...ICON} /> },
  { verdict: 'reading', icon: <BookOpen {...ICON} /> },
  { verdict: 'done', icon: <Check {...ICON} /> },
  { verdict: 'skipped', icon: <SkipForward {...ICON} /> },
];

/** Where what is untouched in a digest can go at once. */
const REST = ['skipped', 'later', 'done'] as const satisfies readonly Verdict[];

interface SidebarProps {
  readonly view: View;
  readonly counts: Counts | undefined;
  readonly digests: readonly Digest[];
  readonly lists: readonly ReadingList[];
  readonly tags: readonly Tag[];
  readonly smartLists: readonly SmartList[];
  readonly smartCounts: ReadonlyMap<string, number>;
  /** Icons only, at middle widths. */
  readonly rail: boolean;
  readonly run: (id: CommandId) => void;
  readonly footer: ReactNode;
}

/** The left pane: search, shelves, digests and lists. */
export function Sidebar(props: SidebarProps) {
  const { view, counts, digests, lists, tags, smartLists, smartCounts, rail, run, footer } = props;
  const keyLabel = useKeyLabel();
  const hasWeek = useSettings((state) => state.weekChart);
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
              onDropPapers={(ids) => void dropOn.shelf(ids, verdict)}
            />
          ))}
          <SidebarRow
            icon={<Star {...ICON} />}
            label={t.shell.starred}
            count={counts?.starred}
            current={view.kind === 'starred'}
            onOpen={() => goTo({ kind: 'starred' })}
            onDropPapers={(ids) => void dropOn.starred(ids)}
          />
          <SidebarRow
            icon={<Highlighter {...ICON} />}
            label={t.highlights.title}
            count={counts?.cards}
            current={view.kind === 'highlights'}
            onOpen={() => run('go.highlights')}
          />
          <SidebarRow
            icon={<ChartNoAxesColumn {...ICON} />}
            label={t.picture.title}
            count={undefined}
            current={view.kind === 'picture'}
            onOpen={() => run('go.picture')}
          />
          <SidebarRow
            icon={<Trash2 {...ICON} />}
            label={t.trash.title}
            count={counts?.trash}
            current={view.kind === 'trash'}
            onOpen={() => goTo({ kind: 'trash' })}
            onDropPapers={(ids) => void dropOn.trash(ids)}
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
                    ...REST.map((verdict) => ({
                      label: t.lists.rest.menu(t.common.verdicts[verdict]),
                      run: () => void finishRest(digest.id, verdict),
                    })),
                    {
                      label: t.commands['export.open'],
                      run: () => openExport({ kind: 'digest', id: digest.id }),
                    },
                    {
                      label: t.commands['print.open'],
                      run: () => openPrint({ kind: 'digest', id: digest.id }),
                    },
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
              icon={rail ? <ListPlus {...ICON} /> : <Plus {...ICON} />}
              onClick={() => void newList(null)}
            />
          }
        >
          <ListRows lists={lists} view={view} />
          <ArchivedLists lists={lists} view={view} />
        </Section>
        {(tags.length > 0 || !rail) && (
          <Section
            title={t.tags.title}
            add={<IconButton label={t.tags.new} icon={<Plus {...ICON} />} onClick={() => void newTag()} />}
          >
            <TagRows tags={tags} view={view} />
          </Section>
        )}
        <Section
          title={t.search.smartLists}
          add={
            <IconButton
              label={t.search.newSmartList}
              icon={rail ? <ListFilterPlus {...ICON} /> : <Plus {...ICON} />}
              onClick={newSmartList}
            />
          }
        >
          <SmartListRows lists={smartLists} counts={smartCounts} view={view} />
        </Section>
      </div>
      {!rail && hasWeek && <WeekChart shortcut={keyLabel('go.picture')} onOpen={() => run('go.picture')} />}
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
