/** The menu under the pointer: spelling, and what one does with a text. Pages have menus of their own elsewhere, and then this one does not open. */
import { Menu, type ContextMenuParams, type MenuItemConstructorOptions, type WebContents } from 'electron';
import { t } from '../shared/strings/index.ts';

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };
const MOST_SUGGESTIONS = 5;

/** What Chromium says of the place that was clicked, as far as the menu needs it. */
export type Clicked = Pick<
  ContextMenuParams,
  'isEditable' | 'selectionText' | 'misspelledWord' | 'dictionarySuggestions' | 'editFlags'
>;

/** What the entries do to the page. */
export interface Spelling {
  readonly replace: (word: string) => void;
  readonly learn: (word: string) => void;
}

/** Opens the menu where there is something in it. */
export function offerContextMenu(contents: WebContents): void {
  contents.on('context-menu', (_event, clicked) => {
    const items = contextMenu(clicked, {
      replace: (word) => contents.replaceMisspelling(word),
      learn: (word) => void contents.session.addWordToSpellCheckerDictionary(word),
    });
    if (items.length > 0) Menu.buildFromTemplate(items).popup();
  });
}

/** The entries for a place; none outside of fields and selections. */
export function contextMenu(clicked: Clicked, spelling: Spelling): Item[] {
  const { isEditable, selectionText, editFlags } = clicked;
  if (!isEditable) return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
  return [
    ...suggestions(clicked, spelling),
    { role: 'undo', enabled: editFlags.canUndo },
    { role: 'redo', enabled: editFlags.canRedo },
    SEPARATOR,
    { role: 'cut', enabled: editFlags.canCut },
    { role: 'copy', enabled: editFlags.canCopy },
    { role: 'paste', enabled: editFlags.canPaste },
    { role: 'selectAll', enabled: editFlags.canSelectAll },
  ];
}

function suggestions(
  { misspelledWord, dictionarySuggestions }: Clicked,
  { replace, learn }: Spelling,
): Item[] {
  if (misspelledWord === '') return [];
  const offered = dictionarySuggestions
    .slice(0, MOST_SUGGESTIONS)
    .map((word): Item => ({ label: word.replaceAll('&', '&&'), click: () => replace(word) }));
  return [
    ...(offered.length > 0 ? offered : [{ label: t.desktop.noSuggestions, enabled: false }]),
    SEPARATOR,
    { label: t.desktop.addToDictionary, click: () => learn(misspelledWord) },
    SEPARATOR,
  ];
}
