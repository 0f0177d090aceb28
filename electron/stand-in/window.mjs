// `BrowserWindow` and its `webContents`, each on a Chromium page.
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { theApp } from './app.mjs';
import { browser } from './browser.mjs';
import { openChannel } from './ipc.mjs';
import { event, headed, only } from './room.mjs';
import { fromHttp, toHttp } from './scheme.mjs';
import { applyPermissions, session } from './session.mjs';
import { colorScheme } from './theme.mjs';

const INSECURE = {
  nodeIntegration: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  webviewTag: true,
  allowRunningInsecureContent: true,
  nodeIntegrationInWorker: true,
  nodeIntegrationInSubFrames: true,
};
let windows = 0;

class WebContents extends EventEmitter {
  constructor(window) {
    super();
    this.id = window.id;
    this.session = session.defaultSession;
    this._window = window;
  }
  getURL() {
    return fromHttp(this._window._page?.url() ?? '');
  }
  isDestroyed() {
    return this._window.isDestroyed();
  }
  setWindowOpenHandler(handler) {
    this._onOpen = handler;
  }
  send(channel, ...args) {
    this._window._channel.deliver({ k: 'event', ch: channel, args });
  }
  executeJavaScript(code) {
    return this._window._page.evaluate(code);
  }
  reload() {
    this._window.reload();
  }
  replaceMisspelling(word) {
    this._replaced = word;
  }
  async printToPDF(options = {}) {
    await this._window._page.waitForLoadState('load');
    const { data } = await this._window._cdp.send('Page.printToPDF', options);
    return Buffer.from(data, 'base64');
  }
  /** With a screen Chromium's own dialog; without one nobody could print, as if it were cancelled. */
  async print(_options, done) {
    if (headed) await this._window._cdp.send('Runtime.evaluate', { expression: 'print()' });
    done?.(headed, headed ? '' : 'Print job canceled');
  }
  paste() {
    // The page sees the key too, which it does not with Electron; without it Chromium pastes into fields only.
    const modifiers = process.platform === 'darwin' ? 4 : 2;
    const key = { key: 'v', code: 'KeyV', windowsVirtualKeyCode: 86, modifiers };
    for (const more of [{ type: 'rawKeyDown', commands: ['paste'] }, { type: 'keyUp' }])
      void this._window._cdp.send('Input.dispatchKeyEvent', { ...key, ...more }).catch(() => {});
  }
}

class Window extends EventEmitter {
  #gone = false;
  #visible;
  #minimized = false;
  #bounds;
  #options;
  constructor(options = {}) {
    super();
    const preferences = options.webPreferences ?? {};
    for (const [name, bad] of Object.entries(INSECURE)) {
      if (preferences[name] === bad)
        throw new Error(`stand-in: webPreferences.${name}=${bad} must not be used`);
    }
    this.id = ++windows;
    this.#options = options;
    this.#visible = options.show !== false;
    this.#bounds = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
    this._key = `w${this.id}_${randomUUID().slice(0, 8)}`;
    this._channel = openChannel(this, preferences.preload);
    this.webContents = only('webContents', new WebContents(this));
    this._seen = only('BrowserWindow', this);
    browser.windows.add(this);
    this._ready = this.#open();
    theApp.emit('web-contents-created', event(), this.webContents);
    theApp.emit('browser-window-created', event(), this._seen);
    return this._seen;
  }
  static getAllWindows() {
    return [...browser.windows].map((window) => window._seen);
  }
  /** The one that was last brought to the front: a page without a screen has no focus of its own. */
  static getFocusedWindow() {
    return browser.front?._seen ?? Window.getAllWindows()[0] ?? null;
  }
  static fromWebContents(contents) {
    return Window.getAllWindows().find((window) => window.webContents === contents) ?? null;
  }

  async #open() {
    const page = browser.spare ?? (await browser.context.newPage());
    browser.spare = null;
    this._page = page;
    this._cdp = await browser.context.newCDPSession(page);
    this._cdp.on('Page.windowOpen', ({ url, windowName }) => {
      const details = { url: fromHttp(url), frameName: windowName, features: '', disposition: 'new-window' };
      const { action } = this.webContents._onOpen?.(details) ?? { action: 'allow' };
      if (action === 'deny') return;
      console.error('stand-in: window.open was allowed; child windows are not reproduced');
      theApp.exit(70);
    });
    page.on('popup', (popup) => void popup.close().catch(() => {}));
    page.on('crash', () => {
      this.webContents.emit('render-process-gone', event(), { reason: 'crashed', exitCode: 5 });
    });
    page.on('close', () => this.#closed());
    await this._cdp.send('Page.enable');
    await this._cdp.send('Runtime.enable');
    await this._channel.attach();
    if (this.#options.webPreferences?.javascript === false)
      await this._cdp.send('Emulation.setScriptExecutionDisabled', { value: true });
    await page.emulateMedia({ colorScheme: colorScheme() });
  }
  _navigating(url) {
    this._channel.pause();
    this.webContents.emit('did-start-navigation', event({ url, isMainFrame: true, isSameDocument: false }));
  }
  async loadURL(url) {
    await this._ready;
    this._loading = toHttp(url);
    await applyPermissions(url, this.webContents, this._cdp);
    this._navigating(url);
    await this._page.goto(this._loading, { waitUntil: 'domcontentloaded' });
    this._loading = null;
    this.#loaded();
  }
  #loaded() {
    this.webContents.emit('dom-ready');
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
    process.send?.({ k: 'window', url: this._page.url() });
  }
  reload() {
    this._loading = this._page.url();
    this._navigating(fromHttp(this._loading));
    void this._page
      .reload()
      .catch((error) => console.error('stand-in: reload', error))
      .finally(() => (this._loading = null));
  }
  async _close() {
    const closing = event();
    this.emit('close', closing);
    if (closing.defaultPrevented) return false;
    await this._page?.close().catch(() => {});
    this.#closed();
    return true;
  }
  #closed() {
    if (this.#gone) return;
    this.#gone = true;
    browser.windows.delete(this);
    if (browser.front === this) browser.front = null;
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (browser.windows.size === 0) theApp._allClosed();
  }
  close() {
    void this._close();
  }
  destroy() {
    void this._page?.close().catch(() => {});
    this.#closed();
  }
  isDestroyed() {
    return this.#gone;
  }
  show() {
    const wasVisible = this.#visible;
    this.#visible = true;
    this.emit('show');
    if (!wasVisible) this.focus();
  }
  isVisible() {
    return this.#visible;
  }
  focus() {
    void this._page?.bringToFront().catch(() => {});
    browser.front = this;
    this.emit('focus');
    theApp.emit('browser-window-focus', event(), this._seen);
  }
  /** Specs say when nobody looks. */
  isFocused() {
    return !browser.looksAway && browser.front === this;
  }
  minimize() {
    this.#minimized = true;
  }
  restore() {
    this.#minimized = false;
  }
  isMinimized() {
    return this.#minimized;
  }
  getBounds() {
    return { ...this.#bounds };
  }
  getMinimumSize() {
    return [this.#options.minWidth ?? 0, this.#options.minHeight ?? 0];
  }
  setOverlayIcon(_image, description) {
    this._overlay = description;
  }
  setProgressBar(fraction) {
    this._progress = fraction;
  }
}

/** `BrowserWindow` as the app sees it. */
export const BrowserWindow = Window;
theApp._windows = () => [...browser.windows];
