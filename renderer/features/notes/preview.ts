/**
 * The note as it is read, drawn over its own text: the marks of Markdown are out of sight except on the lines of the caret, links
 * show their labels, formulas are set. Only drawing: the text is never touched, and what is hidden is still copied.
 */
import { syntaxTree } from '@codemirror/language';
import {
  Facet,
  StateEffect,
  StateField,
  type EditorState,
  type Extension,
  type Range,
  type Transaction,
} from '@codemirror/state';
import { Decoration, EditorView, type DecorationSet } from '@codemirror/view';
import { t } from '../../../shared/strings/index.ts';
import { noteSpans, type NoteSpan } from '../../../shared/note/spans.ts';
import styles from './editor.module.css';
import { setTargets, targets } from './targets.ts';
import { drawTree } from './tree.ts';
import { FormulaWidget, type RenderFormula } from './widgets.ts';

/** Longer notes show as plain text: nobody writes them by hand, and every key would take longer than a frame. */
const LONGEST = 50_000;

/** How formulas are set. Without it they show as their source. */
export const formulaRenderer = Facet.define<RenderFormula, RenderFormula | null>({
  combine: ([render]) => render ?? null,
});

const focusEffect = StateEffect.define<boolean>();
const focused = StateField.define<boolean>({
  create: () => false,
  update: (now, { effects }) => effects.findLast((effect) => effect.is(focusEffect))?.value ?? now,
});

/** Links to papers, formulas and tags of the text. */
export const spans = StateField.define<readonly NoteSpan[]>({
  create: (state) => spansOf(state),
  update: (now, { docChanged, state }) => (docChanged ? spansOf(state) : now),
});

const spansOf = (state: EditorState): readonly NoteSpan[] =>
  state.doc.length > LONGEST ? [] : noteSpans(state.doc.toString());

/** Whether the caret is on one of the lines of a range. */
export function isActive(state: EditorState, from: number, to: number): boolean {
  if (!state.field(focused)) return false;
  const [first, last] = [state.doc.lineAt(from).from, state.doc.lineAt(to).to];
  return state.selection.ranges.some((range) => range.from <= last && range.to >= first);
}

interface Drawn {
  readonly all: DecorationSet;
  /** What the caret steps over as one. */
  readonly atoms: DecorationSet;
}

const drawn = StateField.define<Drawn>({
  create: draw,
  update: (now, transaction) => (isStale(transaction) ? draw(transaction.state) : now),
  provide: (field) => [
    EditorView.decorations.from(field, ({ all }) => all),
    EditorView.atomicRanges.of((view) => view.state.field(field).atoms),
  ],
});

const isStale = ({ docChanged, selection, effects, startState, state }: Transaction): boolean =>
  docChanged ||
  selection !== undefined ||
  effects.some((effect) => effect.is(focusEffect) || effect.is(setTargets)) ||
  syntaxTree(startState) !== syntaxTree(state);

function draw(state: EditorState): Drawn {
  if (state.doc.length > LONGEST) return { all: Decoration.none, atoms: Decoration.none };
  const found = state.field(spans);
  const all = found.flatMap((span) => drawSpan(state, span));
  all.push(...drawTree(state, { taken: found, isActive: (from, to) => isActive(state, from, to) }));
  const atoms = found.filter(({ kind }) => kind === 'link').map(({ start, end }) => atom.range(start, end));
  return { all: Decoration.set(all, true), atoms: Decoration.set(atoms, true) };
}

const atom = Decoration.mark({});
const hidden = Decoration.replace({});
const mark = (name: string, attributes: Readonly<Record<string, string>> = {}): Decoration =>
  Decoration.mark({ class: styles[name] ?? '', attributes });

function drawSpan(state: EditorState, span: NoteSpan): readonly Range<Decoration>[] {
  const { start, end } = span;
  if (span.kind === 'tag') return [mark('tag', { 'data-act': '' }).range(start, end)];
  if (span.kind === 'link') return drawLink(state, span);
  const render = state.facet(formulaRenderer);
  const isTouched =
    state.field(focused) && state.selection.ranges.some(({ from, to }) => from <= end && to >= start);
  if (render === null || isTouched) return [mark('source').range(start, end)];
  const source = state.sliceDoc(start, end);
  const widget = new FormulaWidget({ source, tex: span.tex, display: span.display }, render);
  return [Decoration.replace({ widget }).range(start, end)];
}

function drawLink(
  state: EditorState,
  { start, end, labelAt, paperId, label }: Extract<NoteSpan, { kind: 'link' }>,
): readonly Range<Decoration>[] {
  if (label.trim() === '') return [];
  const target = state.field(targets).get(paperId);
  const title = target === null ? t.notes.notInLibrary : (target?.title ?? '');
  const escapes = [...state.sliceDoc(labelAt.start, labelAt.end).matchAll(/\\./g)];
  return [
    hidden.range(start, labelAt.start),
    mark(target === null ? 'missing' : 'paper', { title, 'data-act': 'always' }).range(
      labelAt.start,
      labelAt.end,
    ),
    ...escapes.map(({ index }) => hidden.range(labelAt.start + index, labelAt.start + index + 1)),
    hidden.range(labelAt.end, end),
  ];
}

/** Draws the note as it is read. */
export const preview: Extension = [
  focused,
  EditorView.focusChangeEffect.of((_, focusing) => focusEffect.of(focusing)),
  targets,
  spans,
  drawn,
];
