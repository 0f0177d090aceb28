import { useId, useState } from 'react';
import type { PaperDetail } from '../../../shared/model.ts';
import { EDITABLE, type EditableField, type FieldTexts } from '../../../shared/paper-text.ts';
import { t } from '../../../shared/strings/index.ts';
import { announceDone } from '../../stores/activity.ts';
import { setView } from '../../stores/view.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { dropDraft, fieldsOf, saveDraft, typeDraft } from './paper-draft.ts';
import styles from './PaperForm.module.css';

const LONG: ReadonlySet<EditableField> = new Set(['title', 'authors', 'abstract', 'urls']);

/** A form of all fields of a paper, or of a new one (null). Closing it keeps what was typed; only *Cancel* does not. */
export function PaperForm({ paper }: { readonly paper: PaperDetail | null }) {
  const [shown] = useState(() => fieldsOf(paper));
  const [typed, setTyped] = useState<FieldTexts>({});
  const paperId = paper?.id ?? null;
  const close = (): void => setView({ overlay: null });
  const save = async (): Promise<void> => {
    const saved = await saveDraft();
    close();
    if (saved?.done) announceDone(saved.done.label);
    if (saved && paper === null) setView({ paperId: saved.id, selected: new Set(), anchor: null, terms: [] });
  };
  const title = paper === null ? t.papers.add : t.papers.edit;
  return (
    <Sheet title={title} width={620} onClose={() => void save()}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {EDITABLE.map((field) => (
          <Field
            key={field}
            field={field}
            value={typed[field] ?? shown[field]}
            onType={(text) => {
              const next = { ...typed, [field]: text };
              setTyped(next);
              typeDraft(paperId, next);
            }}
            onSave={() => void save()}
          />
        ))}
        <footer>
          <Button
            variant="quiet"
            onClick={() => {
              dropDraft();
              close();
            }}
          >
            {t.common.cancel}
          </Button>
          <Button variant="primary" type="submit">
            {paper === null ? t.papers.addIt : t.papers.save}
          </Button>
        </footer>
      </form>
    </Sheet>
  );
}

interface FieldProps {
  readonly field: EditableField;
  readonly value: string;
  readonly onType: (text: string) => void;
  readonly onSave: () => void;
}

function Field({ field, value, onType, onSave }: FieldProps) {
  const id = useId();
  const common = {
    id,
    value,
    dir: 'auto',
    autoFocus: field === 'title',
    'aria-describedby': field in t.papers.hints ? `${id}-hint` : undefined,
  } as const;
  return (
    <div className={styles['field']} data-field={field}>
      <label htmlFor={id}>{t.papers.fields[field]}</label>
      {LONG.has(field) ? (
        <textarea
          {...common}
          rows={field === 'abstract' ? 6 : 1}
          onChange={(event) => onType(event.target.value)}
          onKeyDown={(event) => {
            const saves = event.key === 'Enter' && (event.metaKey || event.ctrlKey || field === 'title');
            if (!saves || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onSave();
          }}
        />
      ) : (
        <input {...common} spellCheck={false} onChange={(event) => onType(event.target.value)} />
      )}
      {(field === 'authors' || field === 'urls') && (
        <span id={`${id}-hint`} className={styles['hint']}>
          {t.papers.hints[field]}
        </span>
      )}
    </div>
  );
}
