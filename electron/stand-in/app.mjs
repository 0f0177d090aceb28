// `app`: paths, lifecycle, the single-instance lock.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { isAbsolute, join } from 'node:path';
import { event, only, pkg, root } from './room.mjs';

const APP_DATA = {
  darwin: () => join(homedir(), 'Library/Application Support'),
  win32: () => process.env['APPDATA'] ?? join(homedir(), 'AppData/Roaming'),
};

/** How a stand-in that a harness drives says that it would start again: the harness starts it. */
const RELAUNCH = 75;

class App extends EventEmitter {
  #relaunch = false;
  #paths = {};
  #ready = false;
  #quitting = false;
  /** Set by the rooms that the lifecycle needs. */
  _windows = () => [];
  _stop = async () => {};
  name = pkg.productName ?? pkg.name;
  isPackaged = false;

  getName() {
    return this.name;
  }
  getVersion() {
    return pkg.version;
  }
  getLocale() {
    return 'en-US';
  }
  getAppPath() {
    return root;
  }
  getPath(name) {
    const known = {
      appData: () => (APP_DATA[process.platform] ?? (() => join(homedir(), '.config')))(),
      userData: () => join(this.getPath('appData'), this.name),
      sessionData: () => this.getPath('userData'),
      home: homedir,
      downloads: () => join(homedir(), 'Downloads'),
      temp: tmpdir,
    };
    const path = this.#paths[name] ?? known[name]?.();
    if (path === undefined) throw new Error(`stand-in: app.getPath('${name}') is not implemented`);
    return path;
  }
  setPath(name, path) {
    if (!isAbsolute(path)) throw new Error('Path must be absolute');
    mkdirSync(path, { recursive: true });
    this.#paths[name] = path;
  }
  enableSandbox() {
    if (this.#ready) throw new Error('app.enableSandbox() can only be called before app is ready');
  }
  isReady() {
    return this.#ready;
  }
  async whenReady() {
    if (!this.#ready) await new Promise((done) => this.once('ready', done));
  }
  focus() {}
  /** What the app told the system, for specs to read. */
  _told = { badge: 0, recent: [], protocols: [] };
  setBadgeCount(count) {
    this._told.badge = count;
    return true;
  }
  addRecentDocument(path) {
    this._told.recent = [path, ...this._told.recent.filter((each) => each !== path)];
  }
  clearRecentDocuments() {
    this._told.recent = [];
  }
  setAsDefaultProtocolClient(scheme) {
    this._told.protocols.push(scheme);
    return true;
  }

  requestSingleInstanceLock(additionalData) {
    const folder = join(this.getPath('userData'), 'stand-in-instance');
    mkdirSync(folder, { recursive: true });
    const lock = join(folder, 'lock');
    while (!claim(lock)) {
      if (isAlive(lock)) {
        const note = join(folder, randomUUID());
        writeFileSync(
          `${note}.tmp`,
          JSON.stringify({ argv: process.argv, cwd: process.cwd(), additionalData }),
        );
        renameSync(`${note}.tmp`, `${note}.json`);
        return false;
      }
      rmSync(lock, { force: true });
    }
    process.on('exit', () => rmSync(lock, { force: true }));
    setInterval(() => this.#readNotes(folder), 100).unref();
    return true;
  }
  #readNotes(folder) {
    if (!this.#ready) return;
    for (const name of readdirSync(folder).filter((one) => one.endsWith('.json'))) {
      const { argv, cwd, additionalData } = JSON.parse(readFileSync(join(folder, name), 'utf8'));
      rmSync(join(folder, name));
      this.emit('second-instance', event(), argv, cwd, additionalData);
    }
  }

  _start() {
    this.#ready = true;
    this.emit('will-finish-launching');
    this.emit('ready', event(), {});
  }
  quit() {
    if (this.#quitting) return;
    const before = event();
    this.emit('before-quit', before);
    if (before.defaultPrevented) return;
    this.#quitting = true;
    void this.#quit();
  }
  async #quit() {
    for (const window of this._windows()) {
      if (!(await window._close())) {
        this.#quitting = false;
        return;
      }
    }
    const will = event();
    this.emit('will-quit', will);
    if (will.defaultPrevented) {
      this.#quitting = false;
      return;
    }
    this.emit('quit', event(), 0);
    this.exit(0);
  }
  relaunch() {
    this.#relaunch = true;
    if (process.send) return;
    const args = [...process.execArgv, join(root, pkg.main), ...process.argv.slice(2)];
    // After the listener that gives the instance lock back.
    process.on('exit', () => spawn(process.execPath, args, { stdio: 'inherit', detached: true }).unref());
  }
  exit(status = 0) {
    const code = this.#relaunch && process.send ? RELAUNCH : status;
    void this._stop().finally(() => process.exit(code));
    setTimeout(() => process.exit(code), 3000).unref();
  }
  _allClosed() {
    if (this.#quitting) return;
    if (this.listenerCount('window-all-closed') > 0) this.emit('window-all-closed');
    else this.quit();
  }
}

function claim(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}

function isAlive(lock) {
  try {
    const pid = Number(readFileSync(lock, 'utf8'));
    process.kill(pid, 0);
    return pid !== process.pid;
  } catch {
    return false;
  }
}

/** The app itself, for the other rooms. */
export const theApp = new App();
/** `app` as the app's code sees it. */
export const app = only('app', theApp);
