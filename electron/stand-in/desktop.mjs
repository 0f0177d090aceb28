// `Notification`, `Tray`, `nativeImage`, `powerMonitor`: what the app shows around its windows, kept for specs and shown nowhere.
import { EventEmitter } from 'node:events';
import { browser } from './browser.mjs';
import { only } from './room.mjs';

/** What is shown now, and whether somebody looks at a window. */
export const shown = {
  notifications: [],
  trays: [],
  lookAway: (away) => void (browser.looksAway = away),
};

export class Notification extends EventEmitter {
  static isSupported() {
    return true;
  }
  /** Specs read what is shown here. */
  static _shown = shown;
  constructor({ title, body }) {
    super();
    Object.assign(this, { title, body });
  }
  show() {
    shown.notifications.push(this);
    this.emit('show');
  }
}

export class Tray extends EventEmitter {
  constructor(image) {
    super();
    if (image.isEmpty()) throw new Error('Failed to load image');
    shown.trays.push(this);
  }
  setToolTip(text) {
    this.toolTip = text;
  }
  setContextMenu(menu) {
    this.menu = menu;
  }
  destroy() {
    shown.trays.splice(shown.trays.indexOf(this), 1);
  }
}

const image = (bytes) =>
  only('nativeImage', {
    isEmpty: () => bytes.length === 0,
    addRepresentation() {},
    setTemplateImage() {},
  });

/** `nativeImage` as the app sees it. */
export const nativeImage = only('nativeImage', {
  createFromDataURL: (url) => image(Buffer.from(url.split(',')[1] ?? '', 'base64')),
  createFromBitmap: (bytes) => image(bytes),
});

/** `powerMonitor` as the app sees it: specs emit on it. */
export const powerMonitor = new EventEmitter();
