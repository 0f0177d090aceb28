/** The command line beside the running app: a door for it, and the window that grants what the queryable library is needed for. */
import type { BrowserWindow } from 'electron';
import type { OutsideWish } from '../../shared/outside.ts';
import { ok } from '../../shared/problem.ts';
import type { Files } from '../files.ts';
import type { LibraryBridge } from '../library/handlers.ts';
import type { Log } from '../log.ts';
import { perform, settleBy, type OutsideHost } from './perform.ts';
import { openDoor } from './server.ts';
import { createWishes, type WishHandlers } from './wishes.ts';

export interface OutsideParts {
  readonly userData: string;
  /** Those that are open, the one that was last in front first. */
  readonly windows: () => readonly BrowserWindow[];
  /** The window that main is answering. */
  readonly current: () => BrowserWindow | null;
  readonly send: (window: BrowserWindow, wish: { readonly id: string; readonly wish: OutsideWish }) => void;
  readonly library: Pick<LibraryBridge, 'on' | 'backups'>;
  readonly files: Files;
  readonly log: Log;
}

export interface Outside {
  readonly handlers: WishHandlers;
  /** Notices when this window goes or loads anew. */
  follow(window: BrowserWindow): void;
  /** Listens from now on. */
  open(): void;
  close(): void;
}

/** Nothing is listened to before `open`. */
export function createOutside({
  userData,
  windows,
  current,
  send,
  library,
  files,
  log,
}: OutsideParts): Outside {
  const wishes = createWishes({ windows, current, send });
  let door: Promise<() => Promise<void>> | null = null;
  return {
    handlers: wishes.handlers,
    follow(opened) {
      opened.on('closed', () => wishes.lost(opened));
      opened.webContents.on('render-process-gone', () => wishes.lost(opened));
      opened.webContents.on('did-start-navigation', (details) => {
        if (details.isMainFrame && !details.isSameDocument) wishes.lost(opened);
      });
    },
    open() {
      door = openDoor({
        userData,
        log,
        perform(request, hear, signal) {
          const ask: OutsideHost['ask'] = (wish, heard) => wishes.ask(wish, heard, signal);
          // A window that is still opening has nothing typed in it.
          const settle: OutsideHost['settle'] = async () => (wishes.listening() ? settleBy(ask) : ok(null));
          return perform(request, { ...library, userData, files, ask, settle }, hear);
        },
      });
      door.catch((error: unknown) => log.error('no door for the command line', error));
    },
    close() {
      door
        ?.then(
          (shut) => shut(),
          () => undefined,
        )
        .catch((error: unknown) => log.error('the door for the command line did not close', error));
    },
  };
}
