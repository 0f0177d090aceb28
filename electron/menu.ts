import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { MenuState, RecentDigest } from '../shared/bridge.ts';
import { command, COMMANDS, type Command, type CommandId, type MenuName } from '../shared/commands.ts';
import { t } from '../shared/strings/index.ts';

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };
/** What Electron can show: anything else would make it throw. */
const CHORD = /^(?:Mod\+(?:Alt\+)?(?:Shift\+)?[!-~]|(?:Shift\+)?F\d{1,2})$/;
/** Chords that belong to a role of the Edit menu. */
const OWNED_BY_ROLES: ReadonlySet<string> = new Set(['Mod+V', 'Mod+A']);

/** What the menu is made of, and what its entries do. */
export interface MenuHost {
  readonly state: MenuState;
  readonly recents: readonly RecentDigest[];
  readonly run: (id: CommandId) => void;
  readonly openRecent: (id: string) => void;
  readonly clearRecents: () => void;
}

/** Installs the application menu: the commands that have a place in it, and the system's own roles around them. */
export function installMenu(host: MenuHost): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate(template(host, process.platform === 'darwin')));
}

/** The menu as a template; apart from installing, so that it can be checked without a window. */
export function template(host: MenuHost, mac: boolean): Item[] {
  const { state, run } = host;
  const shown = (id: CommandId): string | null => accelerator(state.keys[id] ?? command(id).keys, mac);
  const items = (menu: MenuName): Item[] =>
    (COMMANDS as readonly Command[])
      .filter((each) => each.menu === menu && each.id !== 'undo' && each.id !== 'redo')
      .map(({ id }) => item(id, t.commands[id], shown(id), run));
  const history = (id: 'undo' | 'redo', label: string): Item => ({
    ...item(id, label, shown(id), run),
  });
  return [
    ...(mac ? [{ role: 'appMenu' } satisfies Item] : []),
    menu('file', [
      ...items('file'),
      SEPARATOR,
      recentMenu(host),
      ...(mac ? shareMenu(state.share ?? null) : []),
      SEPARATOR,
      { role: mac ? 'close' : 'quit' },
    ]),
    menu('edit', [
      history('undo', state.undo === null ? t.desktop.nothingToUndo : t.desktop.undo(state.undo)),
      history('redo', state.redo === null ? t.desktop.nothingToRedo : t.desktop.redo(state.redo)),
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'selectAll' },
      SEPARATOR,
      ...items('edit'),
    ]),
    menu('view', [...items('view'), SEPARATOR, { role: 'togglefullscreen' }, { role: 'toggleDevTools' }]),
    menu('paper', items('paper')),
    { role: 'windowMenu' },
    { ...menu('help', items('help')), role: 'help' },
  ];
}

function recentMenu({ recents, openRecent, clearRecents }: MenuHost): Item {
  const files = recents.map(({ id, name }): Item => ({
    id: `recent.${id}`,
    label: name.replaceAll('&', '&&'),
    click: () => openRecent(id),
  }));
  const clear: Item = { id: 'recent.clear', label: t.desktop.clearRecents, click: clearRecents };
  return {
    id: 'menu.recent',
    label: t.desktop.openRecent,
    submenu:
      files.length > 0 ? [...files, SEPARATOR, clear] : [{ label: t.desktop.noRecents, enabled: false }],
  };
}

function shareMenu(shared: string | null): Item[] {
  return shared === null ? [] : [{ role: 'shareMenu', sharingItem: { texts: [shared] } }];
}

function menu(name: MenuName, submenu: Item[]): Item {
  return { id: `menu.${name}`, label: t.desktop.menus[name], submenu };
}

/** The page handles the keys itself, knowing what has the focus: accelerators are displayed and not registered. */
function item(id: CommandId, label: string, shown: string | null, run: (id: CommandId) => void): Item {
  return {
    id,
    label: label.replaceAll('&', '&&'),
    click: () => run(id),
    ...(shown === null ? {} : { accelerator: shown, registerAccelerator: false }),
  };
}

/** The first chord that a menu can show. macOS registers every accelerator, so there a bare letter would swallow typing. */
function accelerator(keys: readonly string[], mac: boolean): string | null {
  const chord = keys.find((key) => CHORD.test(key) || (!mac && /^(Shift\+)?[A-Z]$/.test(key)));
  if (chord === undefined || OWNED_BY_ROLES.has(chord)) return null;
  return chord.replace('Mod+', 'CmdOrCtrl+').replace(/\+\+$/, '+Plus');
}
