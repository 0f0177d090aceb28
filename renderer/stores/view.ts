import { create } from 'zustand';
import type { Topic } from '../../shared/guide/topics.ts';
import type { HighlightColor, Tagged, View } from '../../shared/model.ts';

/** Which papers of a view the list shows; a colour: those with a highlight of that label. */
export type Chip = 'all' | 'unread' | 'highlighted' | 'code' | HighlightColor;

/** Everything about the window that may be forgotten at quit. */
export interface ViewState {
  readonly view: View;
  readonly chip: Chip;
  /** The paper in the reader. */
  readonly paperId: string | null;
  /** Papers marked for a bulk action, beside the open one. */
  readonly selected: ReadonlySet<string>;
  /** Where an extended selection began. */
  readonly anchor: string | null;
  /** What is over the panes, if anything. */
  readonly overlay:
    | 'search'
    | 'open'
    | 'lists'
    | 'tags'
    | 'list.merge'
    | 'tag.edit'
    | 'erase'
    | 'help'
    | 'health'
    | 'paper.add'
    | 'paper.edit'
    | 'paper.merge'
    | 'labels'
    | 'settings'
    | 'keys'
    | 'history'
    | 'folders'
    | 'recent'
    | 'updates'
    | 'watch'
    | 'vault'
    | 'sync'
    | 'export'
    | 'print'
    | 'guide'
    | null;
  /** The place that is exported or printed, where another than what shows. */
  readonly exporting: View | null;
  /** What the guide shows, and what was over the panes before it, which comes back after it. */
  readonly guide: { readonly topic: Topic; readonly before: ViewState['overlay'] };
  /** What the sheet of watch words begins with. */
  readonly watchText: string;
  /** Words of the search that led to the open paper. */
  readonly terms: readonly string[];
  /** At narrow widths only one pane shows. */
  readonly narrowPane: 'list' | 'reader';
  readonly lastListId: string | null;
  readonly renaming: string | null;
  /** What the search box begins with, and the smart list whose rules it edits, if any. */
  readonly asking: { readonly query: string; readonly smartListId: string | null };
  /** What the settings sheet looks for when it opens. */
  readonly settingsQuery: string;
  /** What the picker of tags is about; null for the papers that commands are about. */
  readonly tagging: Tagged | null;
  /** The list that is about to be merged into another. */
  readonly mergingListId: string | null;
  /** The tag whose colour and name are edited. */
  readonly editingTagId: string | null;
  /** A highlight to scroll to and flash, once its paper is open. */
  readonly flashId: string | null;
  /** Whether the open abstract is searched. */
  readonly finding: boolean;
}

const NOTHING_ASKED = { query: '', smartListId: null } as const;

export const useView = create<ViewState>()(() => ({
  view: { kind: 'shelf', verdict: 'inbox' },
  chip: 'all',
  paperId: null,
  selected: new Set<string>(),
  anchor: null,
  overlay: null,
  exporting: null,
  guide: { topic: 'first-digest', before: null },
  watchText: '',
  terms: [],
  narrowPane: 'list',
  lastListId: null,
  renaming: null,
  asking: NOTHING_ASKED,
  settingsQuery: '',
  tagging: null,
  mergingListId: null,
  editingTagId: null,
  flashId: null,
  finding: false,
}));

/** Changes part of the view. */
export const setView = (part: Partial<ViewState>): void => useView.setState(part);

/** Opens the search box, empty, or with a query to go on from or the rules of a smart list. */
export const openSearch = (asking: ViewState['asking'] = NOTHING_ASKED): void =>
  setView({ overlay: 'search', asking });

/** Opens the settings, all of them, or those that match a query. */
export const openSettings = (settingsQuery = ''): void => setView({ overlay: 'settings', settingsQuery });

/** Opens the export sheet, for what shows or for another place. */
export const openExport = (exporting: View | null = null): void => setView({ overlay: 'export', exporting });

/** Opens the print sheet, for what shows or for another place. */
export const openPrint = (exporting: View | null = null): void => setView({ overlay: 'print', exporting });

/** Opens the guide where it was left, or at a topic. */
export function openGuide(topic?: Topic): void {
  const { overlay, guide } = useView.getState();
  const before = overlay === 'guide' ? guide.before : overlay;
  setView({ overlay: 'guide', guide: { topic: topic ?? guide.topic, before } });
}

/** Closes the guide; what was open before it is open again. */
export const closeGuide = (): void => setView({ overlay: useView.getState().guide.before });

/** Two views are the same place. */
export function sameView(a: View, b: View): boolean {
  return viewKey(a) === viewKey(b);
}

/** A key that names a view. */
export function viewKey(view: View): string {
  if (view.kind === 'shelf') return `shelf:${view.verdict}`;
  if (view.kind === 'search') return `search:${view.query}`;
  return 'id' in view ? `${view.kind}:${view.id}` : view.kind;
}
