import { command, type CommandId } from '../shared/commands.ts';
import { bridge } from './bridge.ts';
import { deckCommands, deckShown, openDeck } from './features/deck/index.ts';
import { highlightsCommands, showOutline } from './features/highlights/index.ts';
import { importOffer, importSample } from './features/import/index.ts';
import { inboxCommands, redo, undo } from './features/inbox/index.ts';
import { openHealth } from './features/library/index.ts';
import { goTo } from './features/lists/index.ts';
import { noteHistory } from './features/notes/index.ts';
import { readerCommands } from './features/reader/index.ts';
import { focusList, focusPane, focusReader, focusSoon, isTyping, nextTheme } from './features/shell/index.ts';
import { watchCommands } from './features/watch/index.ts';
import { digests, Refused } from './storage/library.ts';
import { announceProblem } from './stores/activity.ts';
import { DEFAULTS, setSettings, useSettings } from './stores/settings.ts';
import { openSearch, setView, useView } from './stores/view.ts';

const resize = (by: number) => () =>
  setSettings({ fontSize: Math.min(24, Math.max(15, useSettings.getState().fontSize + by)) });

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
  undo: orField('undo', undo),
  redo: orField('redo', redo),
  'import.choose': async () => importOffer(await bridge.chooseDigests()),
  'import.paste': paste,
  'import.sample': importSample,
  'health.open': () => openHealth(),
  'search.focus': () => openSearch(),
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
  'go.digests': newestDigest,
  'outline.show': () => {
    goTo({ kind: 'highlights' });
    showOutline();
  },
  'labels.name': () => setView({ overlay: 'labels' }),
  'deck.open': openDeck,
  'pane.next': () => focusPane(1),
  'pane.previous': () => focusPane(-1),
  'sidebar.toggle': () => setSettings({ sidebar: !useSettings.getState().sidebar }),
  'theme.next': nextTheme,
  'text.larger': resize(1),
  'text.smaller': resize(-1),
  'text.reset': () => setSettings({ fontSize: DEFAULTS.fontSize }),
  help: () => setView({ overlay: 'help' }),
  'list.open': () => {
    setView({ narrowPane: 'reader' });
    focusSoon(focusReader);
  },
  'list.back': () => {
    if (useView.getState().selected.size > 0) return setView({ selected: new Set(), anchor: null });
    setView({ narrowPane: 'list' });
    focusSoon(focusList);
  },
};

/** There the keys of the list, of the reader and of its colours are about cards; those of a paper have none. */
function onHighlights(id: CommandId): (() => void | Promise<void>) | undefined {
  const own: Partial<typeof bindings> = highlightsCommands;
  const isOfPaper = ['triage', 'list', 'reader'].includes(command(id).group) && id !== 'paper.add';
  return own[id] ?? (isOfPaper ? undefined : bindings[id]);
}

/** In a deck the keys of the list have no list: only those that the deck gives a meaning do something. */
function inDeck(id: CommandId): (() => void | Promise<void>) | undefined {
  const own: Partial<typeof bindings> = {
    ...deckCommands,
    undo: orField('undo', deckCommands.undo),
    redo: orField('redo', deckCommands.redo),
  };
  return own[id] ?? (command(id).group === 'list' ? undefined : bindings[id]);
}

function boundTo(id: CommandId): (() => void | Promise<void>) | undefined {
  if (deckShown()) return inDeck(id);
  return useView.getState().view.kind === 'highlights' ? onHighlights(id) : bindings[id];
}

/** Runs a command. False where it has nothing to run. A failure is shown, never swallowed. */
export function runCommand(id: CommandId): boolean {
  const act = boundTo(id);
  if (!act) return false;
  void Promise.resolve().then(act).catch(explain);
  return true;
}

/** Tells why something was not done: the problem that stood in its way, or that it broke. */
export function explain(error: unknown): void {
  announceProblem(error instanceof Refused ? error.problem : { code: 'not-saved', detail: String(error) });
}
