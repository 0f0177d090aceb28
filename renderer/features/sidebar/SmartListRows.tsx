import { Zap } from 'lucide-react';
import type { SmartList, View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { useView } from '../../stores/view.ts';
import { goTo } from '../lists/index.ts';
import { renameSmart, smartListMenu } from '../search/index.ts';
import { NameField } from './NameField.tsx';
import { RowMenu } from './RowMenu.tsx';
import { SidebarRow } from './SidebarRow.tsx';

interface SmartListRowsProps {
  readonly lists: readonly SmartList[];
  readonly counts: ReadonlyMap<string, number>;
  readonly view: View;
}

/** The saved searches, each with how many papers it finds now. */
export function SmartListRows({ lists, counts, view }: SmartListRowsProps) {
  const renaming = useView((state) => state.renaming);
  return lists.map(({ id, name }) =>
    renaming === id ? (
      <NameField
        key={id}
        label={t.search.smartListName}
        name={name}
        nested={false}
        onName={(next) => void renameSmart(id, next)}
      />
    ) : (
      <SidebarRow
        key={id}
        icon={<Zap size={16} strokeWidth={1.75} aria-hidden />}
        label={name}
        count={counts.get(id)}
        current={view.kind === 'smart' && view.id === id}
        onOpen={() => goTo({ kind: 'smart', id })}
        menu={<RowMenu label={name} entries={smartListMenu(id)} />}
      />
    ),
  );
}
