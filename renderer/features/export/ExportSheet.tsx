import { useEffect, useId, useRef, useState } from 'react';
import { FORMAT_IDS, FORMATS, PARTS, type FormatId, type Part } from '../../../shared/export/index.ts';
import type { View } from '../../../shared/model.ts';
import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { announceDone, announceProblem } from '../../stores/activity.ts';
import { setSettings, useSettings } from '../../stores/settings.ts';
import { Button } from '../../ui/Button.tsx';
import { Sheet } from '../../ui/Sheet.tsx';
import { Choice } from './Choice.tsx';
import { optionsFor, textOf } from './commands.ts';
import styles from './ExportSheet.module.css';
import { PatternField, TemplateField } from './OwnFields.tsx';
import { PartsField } from './PartsField.tsx';
import { saveExport } from './save.ts';
import { usePreview } from './use-preview.ts';
import { useScope } from './use-scope.tsx';

interface ExportSheetProps {
  readonly place: View;
  /** What the place is called. */
  readonly title: string;
  readonly onClose: () => void;
}

/** More papers than these are not for the clipboard. */
const MOST_COPIED = 500;
const KEYED: ReadonlySet<FormatId> = new Set(['bibtex', 'ris', 'csl-json', 'csv', 'html']);

/** *Export*: which papers, in which format, with what; the first lines of the file; and where to. */
export function ExportSheet({ place, title, onClose }: ExportSheetProps) {
  const { ids, isKnown, scope, choice } = useScope(place, title);
  const format = useSettings((state) =>
    FORMAT_IDS.includes(state.exportFormat) ? state.exportFormat : 'bibtex',
  );
  const [parts, setParts] = useState<ReadonlySet<Part>>(new Set(PARTS));
  const [progress, setProgress] = useState<number | null>(null);
  const abort = useRef<AbortController | null>(null);
  const [pattern, template] = useQuery(
    () => Promise.all([library.citationPattern(), library.markdownTemplate()]),
    [],
  ) ?? [null, null];
  useEffect(() => () => abort.current?.abort(), []);
  const name = scope === 'library' ? t.exports.libraryName : title;
  const preview = usePreview({ ids, format, title: name, parts, stamp: `${pattern}\n${template}` });
  const { carries } = FORMATS[format];

  const save = async (): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setProgress(0);
    const saved = await saveExport({
      ids,
      format,
      options: await optionsFor(name, ids.length, parts),
      signal: controller.signal,
      onProgress: setProgress,
    });
    setProgress(null);
    if (!saved.ok) return announceProblem(saved.problem);
    if (saved.value === null) return;
    onClose();
    announceDone(t.exports.saved(saved.value, ids.length), false);
  };
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(await textOf(format, await library.exportedPapers(ids), parts));
    onClose();
    announceDone(t.exports.copied(ids.length), false);
  };

  return (
    <Sheet title={t.exports.title} width={760} topic="exports" onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (ids.length > 0 && progress === null) void save();
        }}
      >
        <div className={styles['choices']}>
          {choice}
          <Choice
            label={t.exports.format}
            hint={t.exports.hints[format]}
            value={format}
            options={FORMAT_IDS.map((each) => [each, t.exports.formats[each]])}
            onChoose={(exportFormat) => setSettings({ exportFormat })}
          />
          <PartsField
            shown={PARTS.filter((part) => carries.includes(part))}
            chosen={parts}
            onChoose={setParts}
          />
          {KEYED.has(format) && pattern !== null && <PatternField key={pattern} stored={pattern} />}
          {format === 'markdown' && template !== null && <TemplateField key={template} stored={template} />}
        </div>
        <Preview text={preview} isEmpty={isKnown && ids.length === 0} />
        <footer className={styles['foot']}>
          <span role="status">
            {progress !== null &&
              t.exports.progress(
                t.common.number(Math.round(progress * ids.length)),
                t.common.number(ids.length),
              )}
          </span>
          {progress === null ? (
            <Button disabled={ids.length === 0 || ids.length > MOST_COPIED} onClick={() => void copy()}>
              {t.exports.copy}
            </Button>
          ) : (
            <Button onClick={() => abort.current?.abort()}>{t.exports.cancel}</Button>
          )}
          <Button type="submit" variant="primary" disabled={ids.length === 0 || progress !== null}>
            {t.exports.save}
          </Button>
        </footer>
      </form>
    </Sheet>
  );
}

function Preview({ text, isEmpty }: { readonly text: string | null; readonly isEmpty: boolean }) {
  const id = useId();
  return (
    <section className={styles['preview']} aria-labelledby={id}>
      <h3 id={id}>{t.exports.preview}</h3>
      {/* Scrolls, so that keys must reach it. */}
      <pre tabIndex={0} role="group" aria-labelledby={id} dir="auto" data-export-preview>
        {isEmpty ? t.exports.nothing : text === '' ? t.exports.empty : text}
      </pre>
    </section>
  );
}
