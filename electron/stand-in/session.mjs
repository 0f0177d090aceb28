// `session`: permissions, request policy.
import { EventEmitter } from 'node:events';
import { only } from './room.mjs';
import { toHttp } from './scheme.mjs';

const PERMISSIONS = {
  geolocation: 'geolocation',
  notifications: 'notifications',
  'clipboard-read': 'clipboard-read',
  'clipboard-sanitized-write': 'clipboard-write',
  'persistent-storage': 'persistent-storage',
  'idle-detection': 'idle-detection',
  'local-fonts': 'local-fonts',
  'window-management': 'window-management',
  midi: 'midi',
  media: 'camera',
};
const asked = { request: null, check: null, before: null };
const events = new EventEmitter();
/** Chromium's own checker is out of reach: what the app wants of one is kept for specs. */
const spelling = { on: false, languages: [], words: [] };

const defaultSession = only('session', {
  _spelling: spelling,
  setPermissionRequestHandler: (handler) => void (asked.request = handler),
  setPermissionCheckHandler: (handler) => void (asked.check = handler),
  setDevicePermissionHandler() {},
  setDisplayMediaRequestHandler() {},
  setSpellCheckerEnabled: (on) => void (spelling.on = on),
  setSpellCheckerLanguages: (languages) => void (spelling.languages = languages),
  availableSpellCheckerLanguages: ['de', 'en-GB', 'en-US', 'fr'],
  addWordToSpellCheckerDictionary: (word) => Boolean(spelling.words.push(word)),
  flushStorageData() {},
  on: (name, listener) => void events.on(name, listener),
  webRequest: only('webRequest', {
    onBeforeRequest: (filter, handler) => void (asked.before = handler ?? filter),
  }),
});

/** `session` as the app sees it. */
export const session = only('session', { defaultSession });

/** Whether the app's request policy cancels a request. */
export async function isCancelled(details) {
  if (!asked.before) return false;
  return Boolean((await new Promise((answer) => asked.before(details, answer)))?.cancel);
}

/** Puts the app's answers in Chromium's settings: asked once per load, since CDP has no hook per request. The CDP session must stay open. */
export async function applyPermissions(url, webContents, cdp) {
  const { protocol, host } = new URL(url);
  if (protocol === 'data:' || protocol === 'about:') return; // no origin to ask for
  const details = { requestingUrl: url, isMainFrame: true };
  const contents = only('webContents', { getURL: () => url, id: webContents.id });
  for (const [name, known] of Object.entries(PERMISSIONS)) {
    const checked = asked.check ? asked.check(contents, name, `${protocol}//${host}/`, details) : true;
    const allowed =
      checked ||
      (asked.request ? await new Promise((answer) => asked.request(contents, name, answer, details)) : true);
    await cdp.send('Browser.setPermission', {
      permission: { name: known },
      setting: allowed ? 'granted' : 'denied',
      origin: new URL(toHttp(url)).origin,
    });
  }
}
