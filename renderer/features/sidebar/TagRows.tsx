import type { Tag, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { setView, useView } from '../../stores/view.ts';
import { TagDot } from '../../ui/TagDot.tsx';
import { goTo } from '../lists/index.ts';
import { deleteTag, dropOnTag, moveTag, renameTag } from '../tags/index.ts';
import { NameField } from './NameField.tsx';
import { RowMenu } from './RowMenu.tsx';
import { SidebarRow } from './SidebarRow.tsx';
import styles from './TagRows.module.css';

/** The tags, each with how many papers have it. Papers can be dropped on a row. */
export function TagRows({ tags, view }: { readonly tags: readonly Tag[]; readonly view: View }) {
  const renaming = useView((state) => state.renaming);
  return tags.map(({ id, name, color, papers }, at) =>
    renaming === id ? (
      <NameField
        key={id}
        label={t.tags.name}
        name={name}
        nested={false}
        onName={(next) => void renameTag(id, next)}
      />
    ) : (
      <SidebarRow
        key={id}
        icon={
          <span className={styles['icon']}>
            <TagDot color={color} />
          </span>
        }
        label={name}
        count={papers}
        current={view.kind === 'tag' && view.id === id}
        onOpen={() => goTo({ kind: 'tag', id })}
        onDropPapers={(ids) => void dropOnTag(ids, id)}
        menu={
          <RowMenu
            label={name}
            entries={[
              { label: t.tags.rename, run: () => setView({ renaming: id }) },
              { label: t.tags.edit, run: () => setView({ overlay: 'tag.edit', editingTagId: id }) },
              { label: t.tags.moveUp, run: () => void moveTag(id, -1), disabled: at === 0 },
              { label: t.tags.moveDown, run: () => void moveTag(id, 1), disabled: at === tags.length - 1 },
              { label: t.tags.remove, run: () => void deleteTag(id) },
            ]}
          />
        }
      />
    ),
  );
}
