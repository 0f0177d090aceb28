import { useEffect, useRef, useState } from 'react';
import { PARTS, type Part } from '../../../shared/export/index.ts';
import type { View } from '../../../shared/model.ts';
import { PAGE_SIZES } from '../../../shared/print/style.ts';
import { t } from '../../../shared/strings/index.ts';
import { plainText } from '../../../shared/tex/index.ts';
import * as library from '../../storage/library.ts';
import { announceDone, announceProblem } from '../../stores/activity.ts';
import { setSettings, useSettings } from '../../stores/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Choice } from './Choice.tsx';
import styles from './ExportSheet.module.css';
import { PartsField } from './PartsField.tsx';
import { useScope } from './use-scope.tsx';

interface PrintSheetProps {
  readonly place: View;
  /** What the place is called. */
  readonly title: string;
  readonly onClose: () => void;
}

/** More papers than these are no booklet. */
const MOST_PRINTED = 2_000;

/** *Print*: which papers, on which paper, with what; to the printer or to a PDF. */
export function PrintSheet({ place, title, onClose }: PrintSheetProps) {
  const { ids, isKnown, scope, choice } = useScope(place, title);
  const size = useSettings((state) => (PAGE_SIZES.includes(state.pageSize) ? state.pageSize : 'a4'));
  const [parts, setParts] = useState<ReadonlySet<Part>>(new Set(PARTS));
  const [progress, setProgress] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);
  useEffect(() => () => abort.current?.abort(), []);
  const name = scope === 'library' ? t.exports.libraryName : title;
  const isTooMany = ids.length > MOST_PRINTED;
  const cannot = ids.length === 0 || isTooMany || progress !== null;

  const make = async (to: 'pdf' | 'printer'): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setProgress(0);
    // With the reader of Markdown, which nothing needs at the start.
    const { makeBooklet } = await import('./booklet.ts');
    const made = await makeBooklet({
      ids,
      options: {
        title: (await titleOfOne(ids)) || name,
        now: Date.now(),
        language: document.documentElement.lang,
        size,
        parts,
      },
      to,
      signal: controller.signal,
      onProgress: setProgress,
    });
    setProgress(null);
    if (!made.ok) return announceProblem(made.problem);
    if (made.value === null) return;
    onClose();
    if (to === 'pdf') announceDone(t.printing.saved(made.value.name, made.value.pages), false);
  };

  return (
    <Sheet title={t.printing.title} width={620} topic="exports" onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (!cannot) void make('pdf');
        }}
      >
        <div className={styles['choices']}>
          {choice}
          <Choice
            label={t.printing.size}
            value={size}
            options={PAGE_SIZES.map((each) => [each, t.printing.sizes[each]])}
            onChoose={(pageSize) => setSettings({ pageSize })}
          />
          <PartsField shown={PARTS} chosen={parts} onChoose={setParts} />
          <p className={styles['hint']}>
            {isTooMany
              ? t.printing.tooMany(t.common.number(MOST_PRINTED))
              : isKnown && ids.length === 0
                ? t.exports.nothing
                : t.printing.hint}
          </p>
        </div>
        <footer className={styles['foot']}>
          <span role="status">{progress !== null && said(progress, ids.length)}</span>
          {progress === null ? (
            <Button disabled={cannot} onClick={() => void make('printer')}>
              {t.printing.print}
            </Button>
          ) : (
            <Button disabled={progress === 1} onClick={() => abort.current?.abort()}>
              {t.exports.cancel}
            </Button>
          )}
          <Button type="submit" variant="primary" disabled={cannot}>
            {t.printing.save}
          </Button>
        </footer>
      </form>
    </Sheet>
  );
}

/** A paper alone is called by its own title; empty for several. */
async function titleOfOne(ids: readonly string[]): Promise<string> {
  const [paper] = ids.length === 1 ? await library.exportedPapers(ids) : [];
  return plainText(paper?.title ?? '');
}

const said = (progress: number, of: number): string =>
  progress === 1
    ? t.printing.setting
    : t.printing.reading(t.common.number(Math.round(progress * of)), t.common.number(of));
