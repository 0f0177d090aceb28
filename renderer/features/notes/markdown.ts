import { defineLanguageFacet, Language, syntaxTree } from '@codemirror/language';
import { EditorSelection, type EditorState, type StateCommand } from '@codemirror/state';
import { Autolink, parser, Strikethrough, TaskList } from '@lezer/markdown';

/**
 * Markdown as notes have it: CommonMark with task boxes, strikethrough and bare addresses. Without HTML, and without code and
 * headings that hang on indentation or on the line below: in a note these are accidents.
 */
export const noteLanguage = new Language(
  defineLanguageFacet({}),
  parser.configure([
    { remove: ['HTMLBlock', 'HTMLTag', 'IndentedCode', 'SetextHeading', 'LinkReference'] },
    [TaskList, Strikethrough, Autolink],
  ]),
);

const LIST_ITEM = /^(\s*)([-*+]|\d{1,9}[.)])( +)(\[[ xX]\] +)?/;

/** Enter in a list begins the next item; in an empty item it ends the list. */
export const continueList: StateCommand = ({ state, dispatch }) => {
  const { main, ranges } = state.selection;
  const line = state.doc.lineAt(main.head);
  const [marker, indent = '', bullet = '', space = '', box] = LIST_ITEM.exec(line.text) ?? [];
  if (ranges.length > 1 || !main.empty || marker === undefined || main.head < line.from + marker.length)
    return false;
  if (isCode(state, main.head)) return false;
  if (line.text.length === marker.length) {
    dispatch(state.update({ changes: { from: line.from, to: line.to }, userEvent: 'input' }));
    return true;
  }
  const next = /^\d/.test(bullet) ? `${Number.parseInt(bullet) + 1}${bullet.slice(-1)}` : bullet;
  const insert = `\n${indent}${next}${space}${box === undefined ? '' : '[ ] '}`;
  dispatch(state.update(state.replaceSelection(insert), { scrollIntoView: true, userEvent: 'input' }));
  return true;
};

const TASK = /^(\s*(?:[-*+]|\d{1,9}[.)]) +\[)([ xX])\]/;

/** Ticks the task on this position's line off, or opens it again. False where there is none. */
export const toggleTask =
  (at?: number): StateCommand =>
  ({ state, dispatch }) => {
    const line = state.doc.lineAt(at ?? state.selection.main.head);
    const [, before, mark] = TASK.exec(line.text) ?? [];
    if (before === undefined) return false;
    const from = line.from + before.length;
    dispatch(
      state.update({
        changes: { from, to: from + 1, insert: mark === ' ' ? 'x' : ' ' },
        userEvent: 'input',
      }),
    );
    return true;
  };

/** Puts marks such as `**` around what is selected, or takes them away. */
export const wrapIn =
  (mark: string): StateCommand =>
  ({ state, dispatch }) => {
    const { length } = mark;
    const changes = state.changeByRange(({ from, to }) => {
      const isIn = state.sliceDoc(from - length, from) === mark && state.sliceDoc(to, to + length) === mark;
      return isIn
        ? {
            changes: [
              { from: from - length, to: from },
              { from: to, to: to + length },
            ],
            range: EditorSelection.range(from - length, to - length),
          }
        : {
            changes: [
              { from, insert: mark },
              { from: to, insert: mark },
            ],
            range: EditorSelection.range(from + length, to + length),
          };
    });
    dispatch(state.update(changes, { userEvent: 'input' }));
    return true;
  };

/** Whether a position is in code. */
export const isCode = (state: EditorState, at: number): boolean =>
  /Code/.test(syntaxTree(state).resolveInner(at, -1).name);
