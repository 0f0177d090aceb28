import { syntaxTree } from '@codemirror/language';
import type { EditorState } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { isActive, spans } from './preview.ts';
import { targets } from './targets.ts';

/** What leads out of a note. */
export interface NoteActions {
  readonly openPaper: (paperId: string) => void;
  readonly openAddress: (url: string) => void;
  readonly searchTag: (tag: string) => void;
}

/** What stands at a position and leads somewhere: a link to a paper, an address or a tag. Null where nothing does. */
export function actionAt(state: EditorState, at: number, actions: NoteActions): (() => void) | null {
  const span = state.field(spans).find(({ start, end, kind }) => kind !== 'math' && at >= start && at <= end);
  if (span?.kind === 'tag') return () => actions.searchTag(span.tag);
  if (span?.kind === 'link') {
    const target = state.field(targets).get(span.paperId);
    return target === null ? () => undefined : () => actions.openPaper(target?.paperId ?? span.paperId);
  }
  for (const side of [-1, 1] as const) {
    for (let node = syntaxTree(state).resolveInner(at, side); ;) {
      const address = node.name === 'URL' ? node : node.name.endsWith('ink') ? node.getChild('URL') : null;
      if (address) {
        const text = state.sliceDoc(address.from, address.to);
        return () => actions.openAddress(/^www\./i.test(text) ? `https://${text}` : text);
      }
      if (node.parent === null) break;
      node = node.parent;
    }
  }
  return null;
}

/**
 * A press on what leads somewhere goes there: always for a link to a paper, which the caret steps over; for the others where
 * their line is not being edited, or with the Mod key.
 */
export function pressed(event: MouseEvent, view: EditorView, actions: NoteActions): boolean {
  if (event.button !== 0 || !(event.target instanceof HTMLElement)) return false;
  const drawn = event.target.closest<HTMLElement>('[data-act]');
  if (drawn === null || !view.contentDOM.contains(drawn)) return false;
  const at = view.posAtDOM(drawn, 0);
  const isAtOnce = drawn.dataset['act'] === 'always' || event.metaKey || event.ctrlKey;
  if (!isAtOnce && isActive(view.state, at, at)) return false;
  const act = actionAt(view.state, at, actions);
  if (act === null) return false;
  event.preventDefault();
  act();
  return true;
}
