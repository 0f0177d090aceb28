import type { ReadingList } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import type { ImportPreview } from '../../workers/ingest-api.ts';
import { encodingUnsure } from './choices.ts';
import { chooseEncoding } from './commands.ts';
import styles from './ImportScreen.module.css';

/** What the digest will be called, dated, and which list its papers go on; empty for none. */
export interface DigestDraft {
  readonly name: string;
  readonly date: string;
  readonly listId: string;
}

interface DigestFieldsProps {
  readonly preview: ImportPreview;
  readonly lists: readonly ReadingList[];
  readonly draft: DigestDraft;
  readonly onChange: (draft: DigestDraft) => void;
}

const ENCODINGS = [
  'utf-8',
  'windows-1252',
  'utf-16le',
  'utf-16be',
  'iso-8859-2',
  'windows-1251',
  'koi8-r',
  'gb18030',
  'big5',
  'shift_jis',
  'euc-jp',
  'euc-kr',
] as const;

/** The digest's own fields, and its encoding when that is a guess. */
export function DigestFields({ preview, lists, draft, onChange }: DigestFieldsProps) {
  const { label, replaced } = preview.report.encoding;
  const known = label.toLowerCase();
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
      {encodingUnsure(preview) && (
        <label className={styles['warn']}>
          {t.importing.encoding(replaced)}
          <select value={known} onChange={(event) => void chooseEncoding(event.target.value)}>
            {[...new Set([known, ...ENCODINGS])].map((each) => (
              <option key={each}>{each}</option>
            ))}
          </select>
        </label>
      )}
    </div>
  );
}
