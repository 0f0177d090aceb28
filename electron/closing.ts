import { dialog, type BrowserWindow } from 'electron';
import { t } from '../shared/strings/index.ts';

const PATIENCE_MS = 2_000;
const WAIT = 0;

/** Holds a close or a quit until the window has written everything. */
export interface Closing {
  /** For the `close` and `before-quit` events: lets them pass or holds them, and calls `again` once they may. */
  hold(event: { preventDefault(): void }, again: () => void): void;
  /** The window has written everything. */
  flushed(): void;
  /** A new window has something to write again. */
  reset(): void;
}

export interface ClosingHost {
  readonly window: () => BrowserWindow | null;
  /** Whether a page is there that would answer. */
  readonly listening: () => boolean;
  readonly askToFlush: () => void;
}

/** Asks the window to write; after two seconds asks the reader whether to wait on. Nothing is ever discarded silently. */
export function createClosing(host: ClosingHost): Closing {
  let allowed = false;
  let waiting: (() => void)[] = [];

  const allow = (): void => {
    allowed = true;
    const resume = waiting;
    waiting = [];
    for (const again of resume) again();
  };

  const askReader = async (): Promise<void> => {
    const window = host.window();
    if (waiting.length === 0) return;
    if (!window || !host.listening()) return allow();
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: t.desktop.stillWriting,
      detail: t.desktop.stillWritingDetail,
      buttons: [t.desktop.wait, t.desktop.quitAnyway],
      defaultId: WAIT,
      cancelId: WAIT,
    });
    if (waiting.length === 0) return;
    if (response === WAIT) askLater();
    else allow();
  };

  const askLater = (): void => {
    setTimeout(() => void askReader(), PATIENCE_MS);
  };

  return {
    hold(event, again) {
      if (allowed || !host.window() || !host.listening()) return;
      event.preventDefault();
      waiting.push(again);
      if (waiting.length > 1) return;
      host.askToFlush();
      askLater();
    },
    flushed() {
      if (waiting.length > 0) allow();
    },
    reset() {
      allowed = false;
    },
  };
}
