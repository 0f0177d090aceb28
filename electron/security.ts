import { app, session, shell, type WebContents, type WebFrameMain } from 'electron';

/** The origin that owns every library. Frozen: another scheme or host would orphan them all. */
export const APP_URL = 'app://lectern/';

const PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write', 'persistent-storage']);
const MAX_LINK = 8192;

/** Whether a URL is of our own origin. (In Node `new URL('app://lectern/').origin` is "null", so protocol and host decide.) */
export function isAppUrl(url: string): boolean {
  const parsed = URL.parse(url);
  return parsed?.protocol === 'app:' && parsed.host === 'lectern';
}

/** Whether a navigation may go there: only to the page that we are. */
export function isAppPage(url: string): boolean {
  return isAppUrl(url) && ['', '/', '/index.html'].includes(new URL(url).pathname);
}

/** Throws unless a message came from the top frame of our own page. */
export function assertSender(frame: Pick<WebFrameMain, 'parent' | 'url'> | null): void {
  if (!frame || frame.parent !== null || !isAppUrl(frame.url)) throw new Error('bridge: sender refused');
}

/** The URL that may leave for the system's browser, or null. A bare `doi:` becomes its resolver's address. */
export function externalUrl(raw: string): string | null {
  if (raw.length > MAX_LINK) return null;
  const url = URL.parse(raw.trim());
  if (!url || url.username !== '' || url.password !== '') return null;
  switch (url.protocol) {
    case 'http:':
    case 'https:':
    case 'mailto:':
      return url.href;
    case 'doi:':
      return /^10\.\d{4,9}\/\S+$/.test(url.pathname) ? `https://doi.org/${url.pathname}` : null;
    default:
      return null;
  }
}

/** Opens an allow-listed link in the system's browser; false when it was refused. */
export async function openExternal(raw: string): Promise<boolean> {
  const url = externalUrl(raw);
  if (url === null) return false;
  await shell.openExternal(url);
  return true;
}

/** Denies what a page may ask of the system: permissions, devices, screens, downloads and every request that leaves the app. */
export function hardenSession(): void {
  const { defaultSession } = session;
  defaultSession.setPermissionRequestHandler((contents, permission, answer) => {
    answer(PERMISSIONS.has(permission) && isAppUrl(contents.getURL()));
  });
  defaultSession.setPermissionCheckHandler((_contents, permission, origin) => {
    return PERMISSIONS.has(permission) && isAppUrl(origin);
  });
  defaultSession.setDevicePermissionHandler(() => false);
  // Null refuses; an answer without streams would throw in main whenever a page asks.
  defaultSession.setDisplayMediaRequestHandler((_request, answer) => {
    answer(null);
  });
  defaultSession.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: !staysInside(url) });
  });
  defaultSession.on('will-download', (event) => {
    event.preventDefault();
  });
  defaultSession.setSpellCheckerEnabled(false);
}

/** Holds every page, present and future, to its place: no navigation away, no windows, no webviews. Call before `ready`. */
export function hardenContents(onFailure: (error: unknown) => void): void {
  app.on('web-contents-created', (_event, contents) => {
    harden(contents, onFailure);
  });
}

function harden(contents: WebContents, onFailure: (error: unknown) => void): void {
  contents.on('will-frame-navigate', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => {
    if (!isAppPage(event.url)) event.preventDefault();
  });
  contents.on('will-attach-webview', (event) => {
    event.preventDefault();
  });
  contents.setWindowOpenHandler(({ url }) => {
    setImmediate(() => {
      openExternal(url).catch(onFailure);
    });
    return { action: 'deny' };
  });
}

function staysInside(url: string): boolean {
  const inner = url.startsWith('blob:') ? url.slice('blob:'.length) : url;
  return isAppUrl(inner) || url.startsWith('data:') || url.startsWith('devtools:');
}
