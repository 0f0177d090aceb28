/**
 * Every command, once: buttons, menus, shortcuts, the help sheet and the palette all read this table, and `App` binds
 * each id to what it runs. Its keys are those that it comes with; `keys/` says which are in force. Keys are written as in `keyboard.md`: `Mod` is Ctrl, or Cmd on macOS; a single letter is upper case.
 */
export type CommandGroup = 'anywhere' | 'triage' | 'list' | 'reader' | 'highlights';
export type MenuName = 'file' | 'edit' | 'view' | 'paper' | 'help';

interface CommandShape {
  readonly id: string;
  readonly group: CommandGroup;
  readonly keys: readonly string[];
  readonly menu?: MenuName;
  /** Also runs while a text field has the focus, by those of its keys that are chords with Mod, or function keys. */
  readonly whileTyping?: true;
  /** Not in the help sheet (an alias of something that is). */
  readonly quiet?: true;
}

export const COMMANDS = [
  { id: 'import.choose', group: 'anywhere', keys: ['Mod+O'], menu: 'file', whileTyping: true },
  { id: 'import.recent', group: 'anywhere', keys: [], menu: 'file', quiet: true },
  { id: 'import.paste', group: 'anywhere', keys: ['Mod+V'], menu: 'file' },
  { id: 'paper.add', group: 'anywhere', keys: [], menu: 'file', quiet: true },
  { id: 'export.open', group: 'anywhere', keys: ['Mod+Shift+E'], menu: 'file' },
  { id: 'print.open', group: 'anywhere', keys: ['Mod+Shift+B'], menu: 'file' },
  { id: 'import.sample', group: 'anywhere', keys: [], menu: 'file', quiet: true },
  { id: 'folders.open', group: 'anywhere', keys: [], menu: 'file', quiet: true },
  { id: 'window.new', group: 'anywhere', keys: ['Mod+Shift+N'], menu: 'file', whileTyping: true },
  { id: 'health.open', group: 'anywhere', keys: [], menu: 'file', quiet: true },
  { id: 'vault.open', group: 'anywhere', keys: [], menu: 'file', quiet: true },
  { id: 'sync.open', group: 'anywhere', keys: [], menu: 'file', quiet: true },
  { id: 'sync.now', group: 'anywhere', keys: [], quiet: true },
  { id: 'search.focus', group: 'anywhere', keys: ['/', 'Mod+K'], menu: 'edit', whileTyping: true },
  { id: 'commands.open', group: 'anywhere', keys: ['Mod+Shift+P'], menu: 'edit', whileTyping: true },
  { id: 'quick.open', group: 'anywhere', keys: ['Mod+P'], menu: 'edit', whileTyping: true },
  { id: 'undo', group: 'anywhere', keys: ['Mod+Z', 'Z'], menu: 'edit' },
  { id: 'redo', group: 'anywhere', keys: ['Mod+Shift+Z', 'Mod+Y'], menu: 'edit' },
  { id: 'history.open', group: 'anywhere', keys: ['Mod+Shift+H'], menu: 'edit' },
  { id: 'go.inbox', group: 'anywhere', keys: ['G I'], menu: 'view' },
  { id: 'go.later', group: 'anywhere', keys: ['G L'], menu: 'view' },
  { id: 'go.reading', group: 'anywhere', keys: ['G W'], menu: 'view', quiet: true },
  { id: 'go.done', group: 'anywhere', keys: ['G E'], menu: 'view', quiet: true },
  { id: 'go.starred', group: 'anywhere', keys: ['G S'], menu: 'view' },
  { id: 'go.highlights', group: 'anywhere', keys: ['G H'], menu: 'view' },
  { id: 'go.trash', group: 'anywhere', keys: ['G T'], menu: 'view', quiet: true },
  { id: 'go.notes', group: 'anywhere', keys: ['G N'], menu: 'view' },
  { id: 'go.digests', group: 'anywhere', keys: ['G D'], menu: 'view' },
  { id: 'go.picture', group: 'anywhere', keys: ['G R'], menu: 'view' },
  { id: 'learnt.toggle', group: 'anywhere', keys: [], menu: 'view', quiet: true },
  { id: 'deck.open', group: 'anywhere', keys: ['Shift+D'], menu: 'view' },
  { id: 'watch.edit', group: 'anywhere', keys: ['W'], menu: 'edit' },
  { id: 'pane.next', group: 'anywhere', keys: ['F6'], whileTyping: true },
  { id: 'pane.previous', group: 'anywhere', keys: ['Shift+F6'], whileTyping: true, quiet: true },
  { id: 'sidebar.toggle', group: 'anywhere', keys: ['Mod+B'], menu: 'view' },
  { id: 'theme.next', group: 'anywhere', keys: [], menu: 'view', quiet: true },
  { id: 'settings.open', group: 'anywhere', keys: ['Mod+,'], menu: 'edit', whileTyping: true },
  { id: 'text.larger', group: 'anywhere', keys: ['Mod+=', 'Mod++'], menu: 'view', whileTyping: true },
  { id: 'text.smaller', group: 'anywhere', keys: ['Mod+-'], menu: 'view', whileTyping: true },
  { id: 'text.reset', group: 'anywhere', keys: ['Mod+0'], menu: 'view', whileTyping: true, quiet: true },
  { id: 'guide.open', group: 'anywhere', keys: ['F1'], menu: 'help', whileTyping: true },
  { id: 'help', group: 'anywhere', keys: ['?'], menu: 'help' },
  { id: 'updates.open', group: 'anywhere', keys: [], menu: 'help', quiet: true },
  { id: 'keys.edit', group: 'anywhere', keys: [], menu: 'help', quiet: true },
  { id: 'keys.single', group: 'anywhere', keys: [], quiet: true },

  { id: 'paper.out', group: 'triage', keys: ['E'], menu: 'paper' },
  { id: 'paper.later', group: 'triage', keys: ['R'], menu: 'paper' },
  { id: 'paper.reading', group: 'triage', keys: ['D'], menu: 'paper' },
  { id: 'paper.inbox', group: 'triage', keys: ['I'], menu: 'paper' },
  { id: 'paper.star', group: 'triage', keys: ['S'], menu: 'paper' },
  { id: 'paper.list', group: 'triage', keys: ['L'], menu: 'paper' },
  { id: 'paper.tag', group: 'triage', keys: ['T'], menu: 'paper' },
  { id: 'paper.listAgain', group: 'triage', keys: ['Shift+L'], menu: 'paper' },
  { id: 'paper.read', group: 'triage', keys: ['M'], menu: 'paper' },
  { id: 'paper.copyKey', group: 'triage', keys: ['Y'], menu: 'paper' },
  { id: 'paper.copyBibtex', group: 'triage', keys: ['Shift+Y'], menu: 'paper' },
  { id: 'paper.copyCitation', group: 'triage', keys: [], menu: 'paper', quiet: true },
  { id: 'paper.copyMarkdown', group: 'triage', keys: [], menu: 'paper', quiet: true },
  { id: 'paper.edit', group: 'triage', keys: [], menu: 'paper', quiet: true },
  { id: 'paper.merge', group: 'triage', keys: [], menu: 'paper', quiet: true },

  { id: 'list.next', group: 'list', keys: ['J', 'ArrowDown'] },
  { id: 'list.previous', group: 'list', keys: ['K', 'ArrowUp'] },
  { id: 'list.first', group: 'list', keys: ['Home'] },
  { id: 'list.last', group: 'list', keys: ['End'] },
  { id: 'list.nextUnread', group: 'list', keys: ['Shift+J'] },
  { id: 'list.previousUnread', group: 'list', keys: ['Shift+K'], quiet: true },
  { id: 'list.scroll', group: 'list', keys: ['Space'] },
  { id: 'list.scrollBack', group: 'list', keys: ['Shift+Space'], quiet: true },
  { id: 'list.select', group: 'list', keys: ['X'] },
  { id: 'list.extendDown', group: 'list', keys: ['Shift+ArrowDown'] },
  { id: 'list.extendUp', group: 'list', keys: ['Shift+ArrowUp'], quiet: true },
  { id: 'list.selectAll', group: 'list', keys: ['Mod+A'] },
  { id: 'list.selectAbove', group: 'list', keys: ['Mod+Shift+ArrowUp'], quiet: true },
  { id: 'list.selectBelow', group: 'list', keys: ['Mod+Shift+ArrowDown'] },
  { id: 'list.rest', group: 'list', keys: ['Shift+A'], menu: 'paper' },
  { id: 'list.sort', group: 'list', keys: ['Shift+O'], menu: 'view' },
  { id: 'list.density', group: 'list', keys: [], menu: 'view', quiet: true },
  { id: 'list.moveDown', group: 'list', keys: ['Alt+ArrowDown'] },
  { id: 'list.moveUp', group: 'list', keys: ['Alt+ArrowUp'] },
  { id: 'list.remove', group: 'list', keys: ['Delete', '#'] },
  { id: 'list.open', group: 'list', keys: ['Enter', 'O'] },
  { id: 'list.back', group: 'list', keys: ['Escape', 'U'] },

  { id: 'reader.nextSentence', group: 'reader', keys: ['.'] },
  { id: 'reader.previousSentence', group: 'reader', keys: [','] },
  { id: 'reader.growSelection', group: 'reader', keys: ['>'] },
  { id: 'reader.shrinkSelection', group: 'reader', keys: ['<'] },
  { id: 'reader.highlight', group: 'reader', keys: ['H'] },
  { id: 'reader.color1', group: 'reader', keys: ['1'] },
  { id: 'reader.color2', group: 'reader', keys: ['2'], quiet: true },
  { id: 'reader.color3', group: 'reader', keys: ['3'], quiet: true },
  { id: 'reader.color4', group: 'reader', keys: ['4'], quiet: true },
  { id: 'reader.color5', group: 'reader', keys: ['5'], quiet: true },
  { id: 'reader.note', group: 'reader', keys: ['N'] },
  { id: 'reader.gist', group: 'reader', keys: [], menu: 'paper', quiet: true },
  { id: 'reader.nextHighlight', group: 'reader', keys: [']'] },
  { id: 'reader.previousHighlight', group: 'reader', keys: ['['] },
  { id: 'mark.endOn', group: 'reader', keys: ['Shift+ArrowRight'] },
  { id: 'mark.endBack', group: 'reader', keys: ['Shift+ArrowLeft'] },
  { id: 'mark.startOn', group: 'reader', keys: ['Alt+Shift+ArrowRight'] },
  { id: 'mark.startBack', group: 'reader', keys: ['Alt+Shift+ArrowLeft'] },
  { id: 'reader.removeHighlight', group: 'reader', keys: ['Delete', 'Backspace'], quiet: true },
  { id: 'reader.find', group: 'reader', keys: ['Mod+F'], menu: 'edit', whileTyping: true },
  { id: 'reader.openLink', group: 'reader', keys: ['V'], menu: 'paper' },
  { id: 'reader.focus', group: 'reader', keys: ['F'], menu: 'view' },
  { id: 'reader.source', group: 'reader', keys: [], menu: 'view', quiet: true },
  { id: 'reader.lines', group: 'reader', keys: [], menu: 'view', quiet: true },
  { id: 'reader.copyTitle', group: 'reader', keys: [], menu: 'paper' },

  { id: 'highlights.add', group: 'highlights', keys: ['A'] },
  { id: 'highlights.copy', group: 'highlights', keys: ['C'] },
  { id: 'highlights.find', group: 'highlights', keys: ['F'] },
  { id: 'highlights.clear', group: 'highlights', keys: ['0'] },
  { id: 'outline.show', group: 'highlights', keys: ['G O'], menu: 'view' },
  { id: 'labels.name', group: 'highlights', keys: [], menu: 'edit', quiet: true },
] as const satisfies readonly CommandShape[];

export type CommandId = (typeof COMMANDS)[number]['id'];

/** The commands that highlight with a colour, in the order of `HIGHLIGHT_COLORS`. */
export const COLOR_COMMANDS = [
  'reader.color1',
  'reader.color2',
  'reader.color3',
  'reader.color4',
  'reader.color5',
] as const satisfies readonly CommandId[];

/** One command, with the optional parts that a row may leave out. */
export interface Command extends CommandShape {
  readonly id: CommandId;
}

const byId = new Map<CommandId, Command>(COMMANDS.map((command) => [command.id, command]));

/** The command with this id. Every `CommandId` has one. */
export function command(id: CommandId): Command {
  const found = byId.get(id);
  if (!found) throw new Error(`no command ${id}`);
  return found;
}

const MAC: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const PLAIN: Readonly<Record<string, string>> = { Mod: 'Ctrl' };
const NAMED: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowUp: '↑',
  ArrowRight: '→',
  ArrowLeft: '←',
  Escape: 'Esc',
  Enter: '↵',
  Delete: 'Del',
};

/** A key chord or sequence for display. */
export function formatKey(key: string, mac: boolean): string {
  const words = mac ? MAC : PLAIN;
  return key
    .split(' ')
    .map((chord) =>
      chord
        .split(/\+(?!$)/)
        .map((part) => words[part] ?? NAMED[part] ?? part)
        .join(mac ? '' : '+'),
    )
    .join(' ');
}
