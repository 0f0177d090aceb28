import { dialog, type BrowserWindow } from 'electron';
import { t } from '../shared/strings/index.ts';

const PATIENCE_MS = 2_000;
const WAIT = 0;

/** Holds a close or a quit until the windows that it ends have written everything. */
export interface Closing {
  /** For the `close` event of a window: lets it pass or holds it, and calls `again` once it may. */
  holdClose(window: BrowserWindow, event: Preventable, again: () => void): void;
  /** For what ends all windows (`before-quit`, the end of the session): likewise. */
  holdQuit(event: Preventable, again: () => void): void;
  /** Calls `then` once every window has written everything; at once where none has anything to write. */
  readonly whenWritten: (then: () => void) => void;
  /** A window has written everything. */
  flushed(window: BrowserWindow): void;
  /** A window went, or its page did: it has nothing to write, and the next page will have. */
  forget(window: BrowserWindow): void;
}

interface Preventable {
  preventDefault(): void;
}

export interface ClosingHost {
  readonly windows: () => readonly BrowserWindow[];
  /** Whether a page is there that would answer. */
  readonly listening: (window: BrowserWindow) => boolean;
  readonly askToFlush: (window: BrowserWindow) => void;
}

/** One close or quit that waits. */
interface Hold {
  readonly of: () => readonly BrowserWindow[];
  readonly again: () => void;
  /** It took so long that the reader was asked; what was written first may be behind. */
  wasLong: boolean;
}

/** Asks windows to write; after two seconds asks the reader whether to wait on. Nothing is ever discarded silently. */
export function createClosing(host: ClosingHost): Closing {
  const written = new Set<BrowserWindow>();
  const asked = new Set<BrowserWindow>();
  let holds: readonly Hold[] = [];

  const unwritten = (of: () => readonly BrowserWindow[]): readonly BrowserWindow[] =>
    of().filter((window) => host.listening(window) && !written.has(window));

  const ask = (of: () => readonly BrowserWindow[]): void => {
    for (const window of unwritten(of)) {
      if (asked.has(window)) continue;
      asked.add(window);
      host.askToFlush(window);
    }
  };

  const release = (hold: Hold): void => {
    holds = holds.filter((each) => each !== hold);
    hold.again();
    // A window that is still there then did not end: what is typed in it from now on has to be written too.
    setTimeout(() => hold.of().forEach((window) => written.delete(window)), PATIENCE_MS);
  };

  const settle = (): void => {
    for (const hold of holds) {
      if (!holds.includes(hold) || unwritten(hold.of).length > 0) continue;
      if (hold.wasLong && hold.of().length > 1) {
        // The others were in the reader's hands while the last one wrote.
        hold.wasLong = false;
        for (const window of hold.of()) written.delete(window);
        ask(hold.of);
      }
      if (unwritten(hold.of).length === 0) release(hold);
    }
  };

  const askReader = async (hold: Hold): Promise<void> => {
    const [window] = holds.includes(hold) ? unwritten(hold.of) : [];
    if (window === undefined) return settle();
    hold.wasLong = true;
    const { response } = await dialog.showMessageBox(window, {
      type: 'warning',
      message: t.desktop.stillWriting,
      detail: t.desktop.stillWritingDetail,
      buttons: [t.desktop.wait, t.desktop.quitAnyway],
      defaultId: WAIT,
      cancelId: WAIT,
    });
    if (!holds.includes(hold)) return;
    if (response === WAIT) return askLater(hold);
    for (const each of hold.of()) written.add(each);
    release(hold);
  };

  const askLater = (hold: Hold): void => {
    setTimeout(() => void askReader(hold), PATIENCE_MS);
  };

  const wait = (of: () => readonly BrowserWindow[], again: () => void): void => {
    const hold: Hold = { of, again, wasLong: false };
    holds = [...holds, hold];
    ask(of);
    askLater(hold);
  };

  return {
    holdClose(window, event, again) {
      const of = (): readonly BrowserWindow[] => [window];
      if (unwritten(of).length === 0) return;
      event.preventDefault();
      wait(of, again);
    },
    holdQuit(event, again) {
      if (unwritten(host.windows).length === 0) return;
      event.preventDefault();
      wait(host.windows, again);
    },
    whenWritten(then) {
      if (unwritten(host.windows).length === 0) then();
      else wait(host.windows, then);
    },
    flushed(window) {
      // A late word that nobody waits for is nothing: the page goes on.
      if (asked.delete(window)) written.add(window);
      settle();
    },
    forget(window) {
      written.delete(window);
      asked.delete(window);
      settle();
    },
  };
}
