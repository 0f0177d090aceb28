import { command, COMMANDS, type CommandId } from '../shared/commands.ts';
import { isOfMark } from '../shared/keys/scopes.ts';
import type { View } from '../shared/model.ts';
import { t } from '../shared/strings/index.ts';
import { bridge } from './bridge.ts';
import { deckCommands, deckShown, openDeck } from './features/deck/index.ts';
import { exportCommands } from './features/export/index.ts';
import { highlightsCommands, showOutline } from './features/highlights/index.ts';
import { importOffer, importSample } from './features/import/index.ts';
import { inboxCommands, redo, undo } from './features/inbox/index.ts';
import { toggleLearnt } from './features/learnt/index.ts';
import { switchSingle } from './features/keys/index.ts';
import { openHealth } from './features/library/index.ts';
import { goTo } from './features/lists/index.ts';
import { noteHistory } from './features/notes/index.ts';
import { leaveFocusMode, readerCommands } from './features/reader/index.ts';
import type { OfferedCommand } from './features/search/index.ts';
import { focusList, focusPane, focusReader, focusSoon, isTyping } from './features/shell/index.ts';
import { nextTheme } from './features/settings/index.ts';
import { syncCommands } from './features/sync/index.ts';
import { pickTags } from './features/tags/index.ts';
import { vaultCommands } from './features/vault/index.ts';
import { watchCommands } from './features/watch/index.ts';
import { asCommand, digests, Refused } from './storage/library.ts';
import { announceProblem } from './stores/activity.ts';
import { readSettings } from './stores/setting-table.ts';
import { setHighlights } from './stores/highlights.ts';
import { DEFAULTS, setSettings, useSettings } from './stores/settings.ts';
import { openGuide, openSearch, openSettings, setView, useView } from './stores/view.ts';

const resize = (by: number) => () =>
  setSettings(readSettings({ fontSize: useSettings.getState().fontSize + by }));

/** In a text field undo is the field's own. */
const orField = (command: 'undo' | 'redo', act: () => Promise<void>) => async () => {
  if (noteHistory(command)) return;
  if (isTyping(document.activeElement)) document.execCommand(command);
  else await act();
};

/** Outside of any field and overlay, so that what comes back as an event is a digest, and is seen. */
async function paste(): Promise<void> {
  setView({ overlay: null });
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  await bridge.paste();
}

async function newestDigest(): Promise<void> {
  const [newest] = await digests();
  if (newest) goTo({ kind: 'digest', id: newest.id });
}

/** What each command runs. The table is `shared/commands.ts`; this is the one place that binds it. */
const bindings: Partial<Record<CommandId, () => void | Promise<void>>> = {
  ...inboxCommands,
  ...readerCommands,
  ...watchCommands,
  ...vaultCommands,
  ...syncCommands,
  ...exportCommands,
  undo: orField('undo', undo),
  redo: orField('redo', redo),
  'import.choose': async () => importOffer(await bridge.chooseDigests()),
  'import.paste': paste,
  'import.recent': () => setView({ overlay: 'recent' }),
  'folders.open': () => setView({ overlay: 'folders' }),
  'updates.open': () => setView({ overlay: 'updates' }),
  'window.new': async () => bridge.openWindow(),
  'import.sample': importSample,
  'health.open': () => openHealth(),
  'search.focus': () => openSearch(),
  'commands.open': () => openSearch({ query: '>', smartListId: null }),
  'history.open': () => setView({ overlay: 'history' }),
  'quick.open': () => setView({ overlay: 'open' }),
  'go.inbox': () => goTo({ kind: 'shelf', verdict: 'inbox' }),
  'go.later': () => goTo({ kind: 'shelf', verdict: 'later' }),
  'go.reading': () => goTo({ kind: 'shelf', verdict: 'reading' }),
  'go.done': () => goTo({ kind: 'shelf', verdict: 'done' }),
  'go.starred': () => goTo({ kind: 'starred' }),
  'go.highlights': () => {
    goTo({ kind: 'highlights' });
    focusSoon(focusList);
  },
  'go.picture': () => {
    goTo({ kind: 'picture' });
    focusSoon(focusList);
  },
  'learnt.toggle': async () => {
    await toggleLearnt();
    // Another order is another list: what had the focus is gone.
    focusSoon(focusList);
  },
  'go.trash': () => goTo({ kind: 'trash' }),
  'go.notes': () => {
    setHighlights({ labels: new Set(['note']) });
    goTo({ kind: 'highlights' });
    focusSoon(focusList);
  },
  'go.digests': newestDigest,
  'outline.show': () => {
    goTo({ kind: 'highlights' });
    showOutline();
  },
  'paper.tag': pickTags,
  'labels.name': () => setView({ overlay: 'labels' }),
  'deck.open': openDeck,
  'pane.next': () => focusPane(1),
  'pane.previous': () => focusPane(-1),
  'sidebar.toggle': () => setSettings({ sidebar: !useSettings.getState().sidebar }),
  'theme.next': nextTheme,
  'settings.open': () => openSettings(),
  'text.larger': resize(1),
  'text.smaller': resize(-1),
  'text.reset': () => setSettings({ fontSize: DEFAULTS.fontSize }),
  'guide.open': () => openGuide(),
  help: () => setView({ overlay: 'help' }),
  'keys.edit': () => setView({ overlay: 'keys' }),
  'keys.single': switchSingle,
  'list.open': () => {
    setView({ narrowPane: 'reader' });
    focusSoon(focusReader);
  },
  'list.back': () => {
    if (useView.getState().selected.size === 0 && leaveFocusMode()) return;
    if (useView.getState().selected.size > 0) return setView({ selected: new Set(), anchor: null });
    setView({ narrowPane: 'list' });
    focusSoon(focusList);
  },
};

/** There the keys of the list, of the reader and of its colours are about cards; those of a paper have none. */
function onHighlights(id: CommandId): (() => void | Promise<void>) | undefined {
  const own: Partial<typeof bindings> = highlightsCommands;
  return own[id] ?? (isOfPaper(id) ? undefined : bindings[id]);
}

/** In a deck the keys of the list have no list, and there are no panes to hide: only those that the deck gives a meaning do something. */
function inDeck(id: CommandId): (() => void | Promise<void>) | undefined {
  const own: Partial<typeof bindings> = {
    ...deckCommands,
    undo: orField('undo', deckCommands.undo),
    redo: orField('redo', deckCommands.redo),
  };
  const isElsewhere = command(id).group === 'list' || id === 'reader.focus';
  return own[id] ?? (isElsewhere ? undefined : bindings[id]);
}

const isOfPaper = (id: CommandId): boolean =>
  ['triage', 'list', 'reader'].includes(command(id).group) && id !== 'paper.add';

/** What a command runs in a view. Where no paper shows, a key must not be about one that nobody sees. */
function boundIn({ kind }: View, id: CommandId): (() => void | Promise<void>) | undefined {
  if (kind === 'highlights') return onHighlights(id);
  return kind === 'picture' && isOfPaper(id) ? undefined : bindings[id];
}

function boundTo(id: CommandId): (() => void | Promise<void>) | undefined {
  return deckShown() ? inDeck(id) : boundIn(useView.getState().view, id);
}

/** Every command for the palette, with what stands in the way of those that cannot run now. */
export const offeredCommands = (): readonly OfferedCommand[] =>
  COMMANDS.map(({ id }) => ({ id, name: t.commands[id], why: whyNot(id) }));

function whyNot(id: CommandId): string | null {
  const { view, paperId } = useView.getState();
  const why = t.keys.palette;
  if (!boundTo(id)) return why.notHere;
  if (isOfMark(id) && document.activeElement?.hasAttribute('data-mark-button') !== true) return why.noMark;
  const needsPaper = ['triage', 'reader'].includes(command(id).group) && !FREE.has(id);
  return needsPaper && view.kind !== 'highlights' && paperId === null ? why.noPaper : null;
}

/** Of the groups of a paper, those that need none. */
const FREE: ReadonlySet<CommandId> = new Set(['reader.source', 'reader.lines']);

/** Runs a command. False where it has nothing to run. A failure is shown, never swallowed. */
export function runCommand(id: CommandId): boolean {
  const act = boundTo(id);
  if (!act) return false;
  void Promise.resolve()
    .then(() => asCommand(id, act))
    .catch(explain);
  return true;
}

/** Tells why something was not done: the problem that stood in its way, or that it broke. */
export function explain(error: unknown): void {
  announceProblem(error instanceof Refused ? error.problem : { code: 'not-saved', detail: String(error) });
}
