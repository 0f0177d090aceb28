import { describe, expect, it, vi } from 'vitest';
import { contextMenu, type Clicked } from '../../electron/context-menu.ts';
import { dictionaries } from '../../electron/spelling.ts';

vi.mock('electron', () => ({ Menu: {}, session: {} }));

const can = {
  canUndo: true,
  canRedo: false,
  canCut: true,
  canCopy: true,
  canPaste: true,
  canDelete: true,
  canSelectAll: true,
  canEditRichly: true,
};
const place = (part: Partial<Clicked>): Clicked => ({
  isEditable: true,
  selectionText: '',
  misspelledWord: '',
  dictionarySuggestions: [],
  editFlags: can,
  ...part,
});
const spelling = () => ({ replace: vi.fn(), learn: vi.fn() });

describe('the menu under the pointer', () => {
  it('has what one does with a text in a field, as far as it can be done', () => {
    const items = contextMenu(place({}), spelling());
    expect(items.flatMap(({ role, enabled }) => (role ? [[role, enabled]] : []))).toEqual([
      ['undo', true],
      ['redo', false],
      ['cut', true],
      ['copy', true],
      ['paste', true],
      ['selectAll', true],
    ]);
  });

  it('copies a selection outside of fields, and is empty where there is none', () => {
    expect(contextMenu(place({ isEditable: false, selectionText: 'a passage' }), spelling())).toEqual([
      { role: 'copy', enabled: true },
    ]);
    expect(contextMenu(place({ isEditable: false, selectionText: ' ' }), spelling())).toEqual([]);
  });

  it('offers five other spellings first, and to learn the word', () => {
    const does = spelling();
    const dictionarySuggestions = ['aid', 'a&b', 'c', 'd', 'e', 'f'];
    const items = contextMenu(place({ misspelledWord: 'aidd', dictionarySuggestions }), does);
    expect(items.slice(0, 5).map(({ label }) => label)).toEqual(['aid', 'a&&b', 'c', 'd', 'e']);
    items[1]?.click?.({} as never, undefined, {} as never);
    expect(does.replace).toHaveBeenCalledExactlyOnceWith('a&b');
    items.find(({ label }) => label === 'Add to dictionary')?.click?.({} as never, undefined, {} as never);
    expect(does.learn).toHaveBeenCalledExactlyOnceWith('aidd');
    expect(contextMenu(place({ misspelledWord: 'zzz' }), does)[0]).toEqual({
      label: 'No suggestions',
      enabled: false,
    });
  });
});

describe('the dictionaries', () => {
  it('are those of the reader’s languages, as near as there are, and English', () => {
    const available = ['de', 'en-GB', 'en-US', 'pt-BR', 'pt-PT'];
    expect(dictionaries(['de-AT', 'en-GB'], available)).toEqual(['de', 'en-GB', 'en-US']);
    expect(dictionaries(['pt', 'zh-CN'], available)).toEqual(['pt-BR', 'en-US']);
    expect(dictionaries(['zh-CN'], [])).toEqual([]);
  });
});
