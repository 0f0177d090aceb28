import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { ChevronRight, Folder, ListIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReadingList, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { openExport, openPrint, setView, useView } from '../../stores/view.ts';
import type { MenuEntry } from '../../ui/Menu.tsx';
import {
  archive,
  drop,
  goTo,
  moveListBy,
  moveOut,
  nest,
  newList,
  placeList,
  remove,
  rename,
} from '../lists/index.ts';
import styles from './ListRows.module.css';
import { NameField } from './NameField.tsx';
import { RowMenu } from './RowMenu.tsx';
import { SidebarRow } from './SidebarRow.tsx';

interface ListRowsProps {
  readonly lists: readonly ReadingList[];
  readonly view: View;
}

/** The reading lists, folders first above what is nested in them. Papers and lists can be dropped on a row. */
export function ListRows({ lists, view }: ListRowsProps) {
  return (
    <Rows
      lists={lists.filter((list) => !list.isArchived)}
      parents={new Set(lists.map((list) => list.parentId))}
      view={view}
    />
  );
}

/** The lists that were put away, folded up; nothing where there are none. */
export function ArchivedLists({ lists, view }: ListRowsProps) {
  const archived = lists.filter((list) => list.isArchived);
  if (archived.length === 0) return null;
  return (
    <li>
      <details className={styles['archived']}>
        <summary>
          <ChevronRight size={14} strokeWidth={1.75} aria-hidden /> {t.lists.archived}
          <span>{archived.length}</span>
        </summary>
        <ul>
          <Rows lists={archived} parents={new Set(lists.map((list) => list.parentId))} view={view} />
        </ul>
      </details>
    </li>
  );
}

function Rows({ lists, parents, view }: ListRowsProps & { readonly parents: ReadonlySet<string | null> }) {
  const renaming = useView((state) => state.renaming);
  return lists.map((list) =>
    renaming === list.id ? (
      <NameField
        key={list.id}
        label={t.shell.listName}
        name={list.name}
        nested={list.parentId !== null}
        onName={(name) => void rename(list.id, name)}
      />
    ) : (
      <ListRow
        key={list.id}
        list={list}
        folder={parents.has(list.id)}
        current={view.kind === 'list' && view.id === list.id}
        single={lists.length < 2}
      />
    ),
  );
}

interface ListRowProps {
  readonly list: ReadingList;
  readonly folder: boolean;
  readonly current: boolean;
  /** There is no other to go before or into. */
  readonly single: boolean;
}

function ListRow({ list, folder, current, single }: ListRowProps) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const over = (where: Where | null): void => {
      if (where === null) element.removeAttribute('data-over');
      else element.setAttribute('data-over', where);
    };
    return combine(
      draggable({ element, getInitialData: () => ({ listId: list.id }) }),
      dropTargetForElements({
        element,
        onDrag: ({ source, location }) =>
          over('listId' in source.data ? whereOn(element, location.current.input.clientY) : 'into'),
        onDragLeave: () => over(null),
        onDrop: ({ source, location }) => {
          over(null);
          const { paperIds, listId } = source.data;
          if (Array.isArray(paperIds)) return void drop(paperIds.map(String), list.id);
          if (typeof listId !== 'string') return;
          const where = whereOn(element, location.current.input.clientY);
          void (where === 'into' ? nest(listId, list.id) : placeList(listId, where, list.id));
        },
      }),
    );
  }, [list.id]);
  return (
    <SidebarRow
      ref={row}
      icon={
        folder ? (
          <Folder size={16} strokeWidth={1.75} aria-hidden />
        ) : (
          <ListIcon size={16} strokeWidth={1.75} aria-hidden />
        )
      }
      label={list.name}
      count={list.papers}
      current={current}
      nested={list.parentId !== null}
      onOpen={() => goTo({ kind: 'list', id: list.id })}
      menu={<RowMenu label={list.name} entries={entriesOf(list, single)} />}
    />
  );
}

function entriesOf(list: ReadingList, single: boolean): readonly MenuEntry[] {
  const { id, name, parentId, isArchived } = list;
  return [
    { label: t.shell.rename, run: () => setView({ renaming: id }) },
    parentId === null
      ? { label: t.shell.newListIn(name), run: () => void newList(id) }
      : { label: t.shell.moveToTop, run: () => void moveOut(id) },
    { label: t.lists.moveUp, run: () => void moveListBy(id, -1), disabled: single },
    { label: t.lists.moveDown, run: () => void moveListBy(id, 1), disabled: single },
    {
      label: t.lists.merge,
      run: () => setView({ overlay: 'list.merge', mergingListId: id }),
      disabled: single,
    },
    { label: t.commands['export.open'], run: () => openExport({ kind: 'list', id }) },
    { label: t.commands['print.open'], run: () => openPrint({ kind: 'list', id }) },
    isArchived
      ? { label: t.lists.unarchive, run: () => void archive(id, 'shown') }
      : { label: t.lists.archive, run: () => void archive(id, 'archived') },
    { label: t.shell.remove, run: () => void remove(id) },
  ];
}

type Where = 'before' | 'into' | 'after';

/** What a list that is dropped here means: the outer quarters of a row are its neighbours' places. */
function whereOn(element: HTMLElement, y: number): Where {
  const { top, height } = element.getBoundingClientRect();
  const part = (y - top) / height;
  if (part < 0.27) return 'before';
  return part > 0.73 ? 'after' : 'into';
}
