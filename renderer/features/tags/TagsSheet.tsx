import { useState } from 'react';
import type { Tagged } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { setView, useView } from '../../stores/view.ts';
import { targetIds, told } from '../inbox/index.ts';
import { toggleTag } from './commands.ts';
import { TagPicker } from './TagPicker.tsx';

const UNKNOWN: ReadonlyMap<string, 'on' | 'some'> = new Map();
const close = (): void => setView({ overlay: null, tagging: null });

/** The picker of tags for what commands are about, or for a highlight. */
export function TagsSheet() {
  const tagging = useView((state) => state.tagging);
  // What it is about stays the same, whatever leaves the list while tags change.
  const [on] = useState<Tagged>(() => tagging ?? { paperIds: targetIds() });
  const tags = useQuery(library.tags, []) ?? [];
  const states = useQuery(() => library.tagStates(on), [on]);
  const title = 'highlightId' in on ? t.tags.pickForMark : t.tags.pickFor(on.paperIds.length);
  return (
    <TagPicker
      title={title}
      tags={tags}
      states={states ?? UNKNOWN}
      onClose={close}
      onCreate={(name) =>
        void library.asCommand('paper.tag', () => library.setTag(on, { name }, 'on')).then(told)
      }
      onToggle={({ id }) => void toggleTag(on, id)}
    />
  );
}
