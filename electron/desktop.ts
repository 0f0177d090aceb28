/** What the desktop around the windows shows of Lectern: badge, notifications, the tray icon, spelling. */
import { app, nativeImage, Notification, type BrowserWindow } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { t } from '../shared/strings/index.ts';
import { badgeCount, flag, label, languageTags, record } from './arguments.ts';
import { setSpelling } from './spelling.ts';
import type { TrayIcon } from './tray.ts';
import { showWindow, type Windows } from './windows.ts';

/** The methods of the contract, taking what a stranger might send. */
export type DesktopHandlers = {
  readonly [M in 'openWindow' | 'setBadge' | 'notify' | 'setDesktop']: (
    argument: unknown,
  ) => ReturnType<Bridge[M]>;
};

export interface DesktopHost {
  readonly windows: Windows;
  readonly openWindow: () => void;
  readonly tray: TrayIcon;
}

/** Answers windows about the desktop. */
export function createDesktop({ windows, openWindow, tray }: DesktopHost): DesktopHandlers {
  /** Held until they go: one that is collected hears no click. */
  const notifications = new Set<Notification>();
  return {
    async openWindow() {
      openWindow();
    },
    async setBadge(given) {
      const count = badgeCount(given);
      if (process.platform !== 'win32') app.setBadgeCount(count);
      else for (const window of windows.all()) showOverlay(window, count);
    },
    async notify(given) {
      const body = label(given);
      // Somebody who looks at Lectern has seen it.
      if (body === null || !Notification.isSupported() || windows.all().some((one) => one.isFocused()))
        return;
      const window = windows.current();
      const shown = new Notification({ title: 'Lectern', body, silent: true });
      shown.on('click', () => {
        notifications.delete(shown);
        if (window && !window.isDestroyed()) showWindow(window);
      });
      shown.on('close', () => notifications.delete(shown));
      notifications.add(shown);
      shown.show();
    },
    async setDesktop(wish) {
      const { tray: wantsTray, spelling, languages } = record(wish);
      const tags = languageTags(languages);
      if (flag(wantsTray)) tray.show();
      else tray.hide();
      setSpelling(flag(spelling) ? 'on' : 'off', tags);
    },
  };
}

const SIZE = 16;

/** Windows has no numbers on a taskbar button: a dot says that there is something, and its words how much. */
function showOverlay(window: BrowserWindow, count: number): void {
  if (count === 0) return window.setOverlayIcon(null, '');
  window.setOverlayIcon(
    nativeImage.createFromBitmap(dot(), { width: SIZE, height: SIZE }),
    t.desktop.unread(count),
  );
}

/** A disc in blue, green, red, alpha: the mark's amber. */
function dot(): Buffer {
  const pixels = Buffer.alloc(4 * SIZE * SIZE);
  const middle = (SIZE - 1) / 2;
  for (let n = 0; n < SIZE * SIZE; n++) {
    const far = Math.hypot((n % SIZE) - middle, Math.floor(n / SIZE) - middle);
    if (far <= middle) pixels.set([0x2e, 0xbd, 0xf2, 0xff], 4 * n);
  }
  return pixels;
}
