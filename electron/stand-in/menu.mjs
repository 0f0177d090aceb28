// `Menu` and `MenuItem`: checked like Electron's, clicked by id, shown nowhere.
import { theApp } from './app.mjs';
import { BrowserWindow } from './window.mjs';

const ROLES = new Set(
  `undo redo cut copy paste pasteAndMatchStyle delete selectAll reload forceReload toggleDevTools resetZoom zoomIn zoomOut
  toggleSpellChecker togglefullscreen window minimize close help about services hide hideOthers unhide quit startSpeaking
  stopSpeaking zoom front appMenu fileMenu editMenu viewMenu shareMenu recentDocuments clearRecentDocuments windowMenu`
    .toLowerCase()
    .split(/\s+/),
);

export class MenuItem {
  constructor(options) {
    const { role, label, type, submenu } = options;
    if (role && !ROLES.has(role.toLowerCase())) throw new Error(`unknown menu role ${role}`);
    if (!role && !label && type !== 'separator') {
      throw new TypeError('Invalid template for MenuItem: must have submenu, label or role');
    }
    Object.assign(
      this,
      { enabled: true, visible: true, checked: false, type: submenu ? 'submenu' : 'normal' },
      options,
    );
    this.label = label ?? role ?? '';
    if (Array.isArray(submenu)) this.submenu = Menu.buildFromTemplate(submenu);
    this.click = () => {
      const window = BrowserWindow.getFocusedWindow() ?? undefined;
      if (!this.enabled) return;
      if (options.click) options.click(this, window, {});
      else if (role === 'quit') theApp.quit();
      else if (role === 'close') window?.close();
    };
  }
}

export class Menu {
  static #application = null;
  items = [];
  static buildFromTemplate(template) {
    const menu = new Menu();
    menu.items = template.map((options) => new MenuItem(options));
    return menu;
  }
  static #popped = null;
  /** The context menu that was opened last; it shows nowhere. */
  static _lastPopup() {
    return Menu.#popped;
  }
  popup() {
    Menu.#popped = this;
  }
  static setApplicationMenu(menu) {
    Menu.#application = menu;
  }
  static getApplicationMenu() {
    return Menu.#application;
  }
  getMenuItemById(id) {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id);
      if (found) return found;
    }
    return null;
  }
}
