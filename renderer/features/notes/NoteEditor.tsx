import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { t } from '../../../shared/strings/index.ts';
import { linkedPapers } from '../../../shared/note/spans.ts';
import { linkTargets, textId, type StoredText, type TextOwner } from '../../storage/library.ts';
import { useQuery } from '../../storage/use-query.ts';
import { useSettings } from '../../stores/settings.ts';
import { openSearch, setView } from '../../stores/view.ts';
import { formulaElement } from '../math/index.ts';
import { findPapers } from './commands.ts';
import { flushTexts } from '../writing/index.ts';
import { noteText, typeNote, useNote } from './drafts.ts';
import { loadedEditor, subscribeToEditor, takeCaret } from './load-editor.ts';
import type { NoteEditorHandle } from './editor.ts';
import { leaveNote, NoteField } from './NoteField.tsx';
import { NoteStatus } from './NoteStatus.tsx';
import styles from './Note.module.css';

interface NoteEditorProps {
  readonly owner: TextOwner;
  readonly stored: StoredText;
  readonly label: string;
  readonly onOpenLink: (url: string) => void;
}

/** The note on a paper. Until the editor is loaded a plain field stands in its place, so that no key is ever lost. */
export function NoteEditor(props: NoteEditorProps) {
  const isLoaded = useSyncExternalStore(subscribeToEditor, () => loadedEditor() !== null);
  const raw = useSettings((state) => state.latexSource);
  if (!isLoaded) return <NoteField {...props} />;
  return <LoadedEditor key={`${textId(props.owner)} ${raw}`} {...props} />;
}

function LoadedEditor({ owner, stored, label, onOpenLink }: NoteEditorProps) {
  const note = useNote(owner, stored);
  const place = useRef<HTMLDivElement>(null);
  const [handle, setHandle] = useState<NoteEditorHandle | null>(null);
  const ids = linkedPapers(note.text);
  const found = useQuery(async () => linkTargets(ids), [ids.join('\n')]);
  const textNow = useEffectEvent(() => noteText(owner, stored));
  const openLink = useEffectEvent(onOpenLink);
  const begin = useEffectEvent((parent: HTMLElement) =>
    loadedEditor()?.createEditor(parent, {
      id: textId(owner),
      text: noteText(owner, stored),
      label,
      textNow: () => textNow(),
      onType: (text, before) => typeNote(owner, text, before),
      onBlur: () => void flushTexts(),
      onLeave: leaveNote,
      findPapers,
      ...(useSettings.getState().latexSource ? {} : { renderFormula: formulaElement }),
      openPaper: (paperId) =>
        setView({ paperId, selected: new Set(), anchor: null, terms: [], narrowPane: 'reader' }),
      openAddress: (url) => openLink(url),
      searchTag: (tag) => openSearch({ query: `"#${tag}"`, smartListId: null }),
    }),
  );
  useEffect(() => {
    const parent = place.current;
    const editor = parent ? begin(parent) : undefined;
    if (!editor) return;
    setHandle(editor);
    const caret = takeCaret();
    if (caret) editor.focus(caret);
    return () => {
      setHandle(null);
      editor.destroy();
    };
  }, []);
  useEffect(() => handle?.sync());
  useEffect(() => handle?.setLabel(label), [handle, label]);
  useEffect(() => {
    if (found) handle?.setTargets(new Map(found.map((target, at) => [ids[at] ?? '', target])));
    // The ids are those that were asked for.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [found, handle]);
  return (
    <div className={styles['note']} data-note="">
      <div ref={place} />
      {note.text === '' && (
        <span className={styles['placeholder']} aria-hidden>
          {t.reader.notePlaceholder}
        </span>
      )}
      <NoteStatus note={note} />
    </div>
  );
}
