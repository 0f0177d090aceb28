import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import styles from './ImportScreen.module.css';

/** What the digest will be called, dated, and which list its papers go on; empty for none. */
export interface DigestDraft {
  readonly name: string;
  readonly date: string;
  readonly listId: string;
}

interface DigestFieldsProps {
  readonly lists: readonly ReadingList[];
  readonly draft: DigestDraft;
  readonly onChange: (draft: DigestDraft) => void;
}

/** The digest's own fields. */
export function DigestFields({ lists, draft, onChange }: DigestFieldsProps) {
  return (
    <div className={styles['fields']}>
      <label>
        {t.importing.name}
        <input
          dir="auto"
          value={draft.name}
          onChange={(event) => onChange({ ...draft, name: event.target.value })}
        />
      </label>
      <label>
        {t.importing.date}
        <input
          type="date"
          value={draft.date}
          onChange={(event) => onChange({ ...draft, date: event.target.value })}
        />
      </label>
      <label>
        {t.importing.list}
        <select value={draft.listId} onChange={(event) => onChange({ ...draft, listId: event.target.value })}>
          <option value="">{t.importing.noList}</option>
          {lists.map((list) => (
            <option key={list.id} value={list.id}>
              {list.name}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
