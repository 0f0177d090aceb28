import { syntaxTree } from '@codemirror/language';
import type { EditorState, Range } from '@codemirror/state';
import { Decoration } from '@codemirror/view';
import type { SyntaxNodeRef } from '@lezer/common';
import type { NoteSpan } from '../../../shared/note/spans.ts';
import styles from './editor.module.css';
import { BulletWidget, TaskWidget } from './widgets.ts';

interface Drawing {
  /** What is drawn as something else already. */
  readonly taken: readonly NoteSpan[];
  /** Whether the caret is on one of the lines of a range. */
  readonly isActive: (from: number, to: number) => boolean;
}

const STYLES: Readonly<Record<string, string>> = {
  Emphasis: 'emphasis',
  StrongEmphasis: 'strong',
  Strikethrough: 'struck',
  InlineCode: 'code',
};
const LINES: Readonly<Record<string, string>> = {
  ATXHeading1: 'heading1',
  ATXHeading2: 'heading2',
  ATXHeading3: 'heading3',
  ATXHeading4: 'heading3',
  ATXHeading5: 'heading3',
  ATXHeading6: 'heading3',
  Blockquote: 'quote',
  FencedCode: 'fenced',
  HorizontalRule: 'rule',
};
/** Marks that are nothing but marks. */
const MARKS = new Set(['EmphasisMark', 'StrikethroughMark', 'CodeMark', 'HeaderMark', 'QuoteMark']);

const hidden = Decoration.replace({});
const style = (name: string, attributes: Readonly<Record<string, string>> = {}): Decoration =>
  Decoration.mark({ class: styles[name] ?? '', attributes });
const line = (name: string): Decoration => Decoration.line({ class: styles[name] ?? '' });

/** What Markdown's own syntax looks like: blocks and emphasis styled, marks hidden or, on the caret's lines, faded. */
export function drawTree(state: EditorState, { taken, isActive }: Drawing): readonly Range<Decoration>[] {
  const all: Range<Decoration>[] = [];
  const fade = (from: number, to: number): void => {
    if (from < to) all.push((isActive(from, to) ? style('mark') : hidden).range(from, to));
  };
  const spans = taken.filter(({ kind }) => kind !== 'tag');
  let next = 0;
  // Nodes come in the order of the text, and so do the spans.
  const isTaken = ({ from, to }: SyntaxNodeRef): boolean => {
    while ((spans[next]?.end ?? Infinity) <= from) next += 1;
    const span = spans[next];
    return span !== undefined && from >= span.start && to <= span.end && from < to;
  };
  syntaxTree(state).iterate({
    enter(node) {
      const { name, from, to } = node;
      const [block, inline] = [LINES[name], STYLES[name]];
      if (block !== undefined) eachLine(state, node, (at) => all.push(line(block).range(at)));
      if (name === 'FencedCode') return fenced(node, all);
      if (!node.type.is('Block') && isTaken(node)) return false;
      if (inline !== undefined) all.push(style(inline).range(from, to));
      else if (name === 'HorizontalRule') fade(from, to);
      else if (name === 'Escape') fade(from, from + 1);
      else if (MARKS.has(name)) {
        const isBlock = name === 'HeaderMark' || name === 'QuoteMark';
        fade(from, isBlock && state.sliceDoc(to, to + 1) === ' ' ? to + 1 : to);
      } else if (name === 'ListMark') {
        if (!isActive(from, to)) listMark(state, node, all);
      } else if (name === 'Link' || name === 'Autolink' || name === 'URL') link(node, all, fade);
      return undefined;
    },
  });
  return all;
}

/** A link that has an address to go to, and is no picture: those are not loaded. */
function link(
  { name, from, to, node }: SyntaxNodeRef,
  all: Range<Decoration>[],
  fade: (from: number, to: number) => void,
): void {
  const isInLink = name === 'URL' && ['Link', 'Autolink', 'Image'].includes(node.parent?.name ?? '');
  const address = name === 'URL' ? node : node.getChild('URL');
  if (isInLink || address === null) return;
  all.push(style('link', { 'data-act': '' }).range(from, to));
  const marks = node.getChildren('LinkMark');
  if (name === 'Autolink') for (const mark of marks) fade(mark.from, mark.to);
  // All from the bracket behind the label on is where it leads.
  else if (name === 'Link' && marks[0] && marks[1]) {
    fade(marks[0].from, marks[0].to);
    fade(marks[1].from, to);
  }
}

function listMark(state: EditorState, { node, from, to }: SyntaxNodeRef, all: Range<Decoration>[]): void {
  const item = node.parent;
  const box = item?.getChild('Task')?.getChild('TaskMarker');
  if (box) {
    const done = /x/i.test(state.sliceDoc(box.from, box.to));
    const { to: end } = state.doc.lineAt(box.to);
    const label = state.sliceDoc(box.to, end).trim();
    all.push(Decoration.replace({ widget: new TaskWidget({ done, label }) }).range(from, box.to));
    if (done && box.to + 1 < end) all.push(style('done').range(box.to + 1, end));
  } else if (item?.parent?.name === 'BulletList')
    all.push(Decoration.replace({ widget: new BulletWidget() }).range(from, to));
}

/** Fenced code shows as it is, its fences faded. */
function fenced({ node }: SyntaxNodeRef, all: Range<Decoration>[]): false {
  for (const each of [...node.getChildren('CodeMark'), ...node.getChildren('CodeInfo')])
    all.push(style('mark').range(each.from, each.to));
  return false;
}

function eachLine(
  state: EditorState,
  { from, to }: { readonly from: number; readonly to: number },
  add: (at: number) => void,
): void {
  for (let at = from; at <= to;) {
    const each = state.doc.lineAt(at);
    add(each.from);
    at = each.to + 1;
  }
}
