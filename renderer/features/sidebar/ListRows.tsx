import { draggable, dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { combine } from '@atlaskit/pragmatic-drag-and-drop/combine';
import { Folder, ListIcon } from 'lucide-react';
import { useEffect, useRef } from 'react';
import type { ReadingList, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { setView, useView } from '../../stores/view.ts';
import { drop, goTo, moveOut, nest, newList, remove, rename } from '../lists/index.ts';
import { NameField } from './NameField.tsx';
import { RowMenu } from './RowMenu.tsx';
import { SidebarRow } from './SidebarRow.tsx';

/** The reading lists, folders first above what is nested in them. Papers and lists can be dropped on a row. */
export function ListRows({ lists, view }: { readonly lists: readonly ReadingList[]; readonly view: View }) {
  const renaming = useView((state) => state.renaming);
  const parents = new Set(lists.map((list) => list.parentId));
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
      />
    ),
  );
}

function ListRow({
  list,
  folder,
  current,
}: {
  readonly list: ReadingList;
  readonly folder: boolean;
  readonly current: boolean;
}) {
  const row = useRef<HTMLLIElement>(null);
  useEffect(() => {
    const element = row.current;
    if (!element) return;
    const over = (is: boolean) => element.toggleAttribute('data-over', is);
    return combine(
      draggable({ element, getInitialData: () => ({ listId: list.id }) }),
      dropTargetForElements({
        element,
        onDragEnter: () => over(true),
        onDragLeave: () => over(false),
        onDrop: ({ source }) => {
          over(false);
          const { paperIds, listId } = source.data;
          if (Array.isArray(paperIds)) void drop(paperIds.map(String), list.id);
          else if (typeof listId === 'string') void nest(listId, list.id);
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
      menu={
        <RowMenu
          label={list.name}
          entries={[
            { label: t.shell.rename, run: () => setView({ renaming: list.id }) },
            list.parentId === null
              ? { label: t.shell.newListIn(list.name), run: () => void newList(list.id) }
              : { label: t.shell.moveToTop, run: () => void moveOut(list.id) },
            { label: t.shell.remove, run: () => void remove(list.id) },
          ]}
        />
      }
    />
  );
}
