import {
  pickedCompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from '@codemirror/autocomplete';
import { displayTitle } from '../../../shared/display.ts';
import { formatLink } from '../../../shared/note/links.ts';
import { isCode } from './markdown.ts';

/** A paper to link to. */
export interface Linkable {
  readonly paperId: string;
  readonly title: string;
}

/** Finds papers by their titles, best first. `isWaiting` says whether the answer is still wanted. */
export type FindPapers = (typed: string, isWaiting: () => boolean) => Promise<readonly Linkable[]>;

const MOST = 8;
/** A title's first part stands for the paper where it is no longer than this: "MUVERA: Multi-Vector Retrieval". */
const SHORT_NAME = 40;

/** What a link to a paper says: the name that its title begins with, else the title. */
export function linkLabel(title: string): string {
  const shown = displayTitle(title).trim();
  const name = /^([^:]+): /.exec(shown)?.[1]?.trim() ?? '';
  return name !== '' && name.length <= SHORT_NAME ? name : shown;
}

/** Completes `[[` with the papers that `find` answers, best first. */
export const completePapers =
  (find: FindPapers) =>
  async (context: CompletionContext): Promise<CompletionResult | null> => {
    const typed = context.matchBefore(/\[\[[^[\]\n]{0,200}/);
    if (typed === null || isCode(context.state, context.pos)) return null;
    const found = await find(typed.text.slice(2).trim(), () => !context.aborted);
    if (context.aborted) return null;
    return { from: typed.from, filter: false, options: found.slice(0, MOST).map(option) };
  };

function option({ paperId, title }: Linkable): Completion {
  return {
    label: displayTitle(title),
    apply(view, completion, from, to) {
      const insert = formatLink({ paperId, label: linkLabel(title) });
      const end = view.state.sliceDoc(to, to + 2) === ']]' ? to + 2 : to;
      view.dispatch({
        changes: { from, to: end, insert },
        selection: { anchor: from + insert.length },
        annotations: pickedCompletion.of(completion),
        userEvent: 'input.complete',
        scrollIntoView: true,
      });
    },
  };
}
