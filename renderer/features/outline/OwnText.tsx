import { displayText } from '../../../shared/display.ts';
import type { OutlineItem } from '../../../shared/outline/model.ts';
import { t } from '../../../shared/strings/index.ts';
import { setItemText } from '../../storage/library.ts';
import { setHighlights } from '../../stores/highlights.ts';
import { flushText, typeText, useText } from '../writing/index.ts';
import { addOwn } from './commands.ts';
import styles from './OutlineList.module.css';

type OwnItem = Exclude<OutlineItem, { kind: 'quote' }>;

/** The reader's own words in an outline: read as they are, written in place, saved while they are typed. */
export function OwnText({ item, isEditing }: { readonly item: OwnItem; readonly isEditing: boolean }) {
  const key = `outline:${item.id}`;
  const text = useText(key, item.text);
  const hint = item.kind === 'heading' ? t.outline.headingHint : t.outline.textHint;
  if (!isEditing) {
    return (
      <p className={styles['own']} data-empty={text.trim() === ''} dir="auto">
        {displayText(text) || hint}
      </p>
    );
  }
  const leave = (): void => {
    void flushText(key);
    setHighlights({ editingId: null });
  };
  return (
    <textarea
      className={styles['own']}
      aria-label={hint}
      placeholder={hint}
      value={text}
      rows={1}
      dir="auto"
      autoFocus
      onFocus={(event) => event.target.setSelectionRange(text.length, text.length)}
      onChange={(event) =>
        typeText(
          { key, when: 'pausing', save: (next, from) => setItemText(item.id, next, from) },
          event.target.value,
          text,
        )
      }
      // Another window in front is no leaving.
      onBlur={() => (document.hasFocus() ? leave() : void flushText(key))}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        const mod = event.metaKey || event.ctrlKey;
        // A heading is one line: Enter goes on with a text under it.
        const onward = event.key === 'Enter' && item.kind === 'heading' && !mod && !event.shiftKey;
        if (!onward && event.key !== 'Escape' && !(event.key === 'Enter' && mod)) return;
        event.preventDefault();
        event.stopPropagation();
        leave();
        if (onward) void addOwn('text');
      }}
    />
  );
}
