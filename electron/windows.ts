import { AsyncLocalStorage } from 'node:async_hooks';
import { BrowserWindow } from 'electron';

/** The windows of the app, which are alike: each shows the one library. */
export interface Windows {
  /** Those that are open, the one that was last in front first. */
  readonly all: () => readonly BrowserWindow[];
  /** The window that main is answering; outside of an answer the one that was last in front. Null when none is open. */
  readonly current: () => BrowserWindow | null;
  /** Runs an answer to a window; what it does later, too, is for that window. */
  during<T>(window: BrowserWindow | null, run: () => T): T;
  /** Keeps a new window until it closes. */
  add(window: BrowserWindow): void;
  /** The name under which the place and size of the next window are kept: each has its own, and takes over one that is free. */
  freeName(): string;
}

/** No windows yet. */
export function createWindows(): Windows {
  const answering = new AsyncLocalStorage<BrowserWindow>();
  const names = new Map<BrowserWindow, string>();
  let open: readonly BrowserWindow[] = [];
  let nextName = '';
  const freeName = (): string => {
    const taken = new Set(names.values());
    for (let n = 1; ; n++) {
      nextName = n === 1 ? 'main' : `main-${n}`;
      if (!taken.has(nextName)) return nextName;
    }
  };
  return {
    all: () => open,
    current() {
      const asked = answering.getStore();
      return asked !== undefined && open.includes(asked) ? asked : (open[0] ?? null);
    },
    during: (window, run) => (window === null ? run() : answering.run(window, run)),
    add(window) {
      names.set(window, nextName === '' ? freeName() : nextName);
      nextName = '';
      open = [window, ...open];
      window.on('focus', () => {
        open = [window, ...open.filter((each) => each !== window)];
      });
      window.on('closed', () => {
        names.delete(window);
        open = open.filter((each) => each !== window);
      });
    },
    freeName,
  };
}

/** The window whose page sent a message; null when it is gone. */
export const windowOf = (sender: Electron.WebContents): BrowserWindow | null =>
  BrowserWindow.fromWebContents(sender);

/** Brings a window to the front, as a reader who asked for it expects. */
export function showWindow(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}
