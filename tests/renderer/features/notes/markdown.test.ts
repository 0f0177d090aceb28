import { EditorSelection, EditorState, type StateCommand } from '@codemirror/state';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkLabel } from '../../../../renderer/features/notes/completion.ts';
import {
  continueList,
  noteLanguage,
  toggleTask,
  wrapIn,
} from '../../../../renderer/features/notes/markdown.ts';

const open = (text: string, anchor = text.length, head = anchor): EditorState =>
  EditorState.create({
    doc: text,
    selection: EditorSelection.single(anchor, head),
    extensions: [EditorState.lineSeparator.of('\n'), noteLanguage],
  });

/** What a command makes of a note whose caret is at `|`; null where it does nothing. */
function run(command: StateCommand, marked: string): string | null {
  const at = marked.indexOf('|');
  let state = open(marked.replace('|', ''), at);
  const done = command({ state, dispatch: (transaction) => (state = transaction.state) });
  const { head } = state.selection.main;
  return done ? `${state.sliceDoc(0, head)}|${state.sliceDoc(head)}` : null;
}

describe('a note in the editor', () => {
  it('is the text that it was given, to the last character', () => {
    const unit = fc.constantFrom('a', '\n', '\r', '\t', '\u2028', '\u00a0', '\ufeff', '\\', '#', 'é', '🜚');
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit })), (text) => {
        expect(open(text, 0).sliceDoc()).toBe(text);
      }),
    );
  });
});

describe('Enter in a list', () => {
  it('begins the next item, with its number and an empty box', () => {
    expect(run(continueList, '- one|')).toBe('- one\n- |');
    expect(run(continueList, '  * one| two')).toBe('  * one\n  * | two');
    expect(run(continueList, '9. nine|')).toBe('9. nine\n10. |');
    expect(run(continueList, '- [x] done|')).toBe('- [x] done\n- [ ] |');
  });

  it('ends the list in an empty item', () => {
    expect(run(continueList, '- one\n- |')).toBe('- one\n|');
    expect(run(continueList, '- [ ] |')).toBe('|');
  });

  it('is Enter elsewhere: in text, before the item’s text, and in code', () => {
    expect(run(continueList, 'text|')).toBeNull();
    expect(run(continueList, '|- one')).toBeNull();
    expect(run(continueList, '```\n- one|\n```')).toBeNull();
  });
});

it('ticks the box of a line off and opens it again', () => {
  expect(run(toggleTask(), 'a\n- [ ] read|')).toBe('a\n- [x] read|');
  expect(run(toggleTask(), '1. [X] read|')).toBe('1. [ ] read|');
  expect(run(toggleTask(), '- read|')).toBeNull();
});

it('puts marks around what is selected, and takes them away again', () => {
  let state = open('a word', 2, 6);
  const press = () => wrapIn('**')({ state, dispatch: (transaction) => (state = transaction.state) });
  press();
  expect(state.sliceDoc()).toBe('a **word**');
  press();
  expect(state.sliceDoc()).toBe('a word');
  expect(state.sliceDoc(state.selection.main.from, state.selection.main.to)).toBe('word');
});

it('names a paper in a link by what its title begins with, where that is a name', () => {
  expect(linkLabel('MUVERA: Multi-Vector Retrieval via Fixed Dimensional Encodings')).toBe('MUVERA');
  expect(linkLabel('Random Forests')).toBe('Random Forests');
  const long = 'A title whose first part is far too long to be a name: really';
  expect(linkLabel(long)).toBe(long);
  expect(linkLabel(': odd')).toBe(': odd');
});
