/** Booklets on their way to paper: set in a window that nobody sees and nothing runs in, then written as a PDF or printed. */
import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { BrowserWindow, dialog, type WebContents } from 'electron';
import { BOOKLET_PATH, type Bridge } from '../shared/bridge.ts';
import { pageCount, pagesOf } from '../shared/print/pages.ts';
import { withPages } from '../shared/print/booklet.ts';
import { fail, ok, type Result } from '../shared/problem.ts';
import { t } from '../shared/strings/index.ts';
import { longText, record, refused, text } from './arguments.ts';
import { fileName } from './exports.ts';
import { guarded } from './library/disk-problem.ts';
import { disk, replaceFile } from './library/disk.ts';
import { APP_URL } from './security.ts';

const MOST_BEGUN = 4;
const LONGEST = 64 * 1024 * 1024;
/** Numbers in the contents may move what follows once, hardly twice. */
const MOST_SETTINGS = 3;

/** The methods of the contract, taking what a stranger might send. */
export type BookletHandlers = {
  readonly [M in 'beginBooklet' | 'feedBooklet' | 'endBooklet']: (argument: unknown) => ReturnType<Bridge[M]>;
};

export interface Booklets {
  readonly handlers: BookletHandlers;
  /** The document that is being set under this name; null for none. */
  readonly html: (id: string) => string | null;
}

/** A booklet that is being made; `path` is where its PDF goes, null for the printer. */
interface Begun {
  readonly path: string | null;
  html: string;
}

/** Makes booklets of what the window gives. */
export function createBooklets(window: () => BrowserWindow | null): Booklets {
  const begun = new Map<string, Begun>();
  const shown = new Map<string, string>();

  /** Loads a document under a name that only its own load knows. */
  const load = async (pages: BrowserWindow, html: string): Promise<void> => {
    const id = randomUUID();
    shown.set(id, html);
    try {
      await pages.loadURL(new URL(`${BOOKLET_PATH}${id}`, APP_URL).href);
    } finally {
      shown.delete(id);
    }
  };
  /** The PDF, with page numbers in its contents that are those of its pages. */
  const set = async (pages: BrowserWindow, html: string): Promise<Buffer> => {
    let numbers: ReadonlyMap<string, number> = new Map();
    for (let left = MOST_SETTINGS; ; left -= 1) {
      await load(pages, withPages(html, numbers));
      const pdf = await pages.webContents.printToPDF({
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      });
      const found = pagesOf(pdf.toString('latin1'));
      if (left === 0 || isSame(numbers, found)) return pdf;
      numbers = found;
    }
  };
  const make = async ({ html, path }: Begun): Promise<Result<{ readonly pages: number } | null>> => {
    const pages = new BrowserWindow({
      show: false,
      webPreferences: {
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        webSecurity: true,
        webviewTag: false,
        javascript: false,
      },
    });
    try {
      const pdf = await set(pages, html);
      const made = { pages: pageCount(pdf.toString('latin1')) };
      if (path === null) return (await print(pages.webContents)) ? ok(made) : ok(null);
      return await guarded(disk, dirname(path), async () => {
        await replaceFile(disk, path, once(pdf));
        return ok(made);
      });
    } catch (error) {
      return fail('print-failed', error instanceof Error ? error.message : '');
    } finally {
      if (!pages.isDestroyed()) pages.destroy();
    }
  };
  return {
    html: (id) => shown.get(id) ?? null,
    handlers: {
      async beginBooklet(wish) {
        const fields = record(wish);
        const [name, to] = [fileName(text(fields['name'])), fields['to']];
        if (to !== 'pdf' && to !== 'printer') throw refused('destination');
        const path = to === 'pdf' ? await ask(window(), name) : null;
        if (to === 'pdf' && path === null) return ok(null);
        const id = randomUUID();
        begun.set(id, { path, html: '' });
        for (const old of [...begun.keys()].slice(0, -MOST_BEGUN)) begun.delete(old);
        return ok({ id, name: path === null ? name : basename(path) });
      },
      async feedBooklet(wish) {
        const fields = record(wish);
        const [id, piece] = [text(fields['id']), longText(fields['text'])];
        const one = begun.get(id);
        if (one === undefined) return ok(null);
        if (one.html.length + piece.length > LONGEST) {
          begun.delete(id);
          return fail('print-failed');
        }
        one.html += piece;
        return ok(null);
      },
      async endBooklet(wish) {
        const fields = record(wish);
        const id = text(fields['id']);
        const one = begun.get(id);
        begun.delete(id);
        return one !== undefined && fields['keep'] === true ? make(one) : ok(null);
      },
    },
  };
}

async function ask(owner: BrowserWindow | null, name: string): Promise<string | null> {
  if (!owner) return null;
  const { canceled, filePath } = await dialog.showSaveDialog(owner, {
    title: t.desktop.savePdf,
    defaultPath: `${name}.pdf`,
    filters: [{ name: 'PDF', extensions: ['pdf'] }],
  });
  return canceled || filePath === '' ? null : filePath;
}

/** The system's dialog; false when it was cancelled. */
const print = (contents: WebContents): Promise<boolean> =>
  new Promise((done, failed) => {
    contents.print({ silent: false, printBackground: true }, (printed, reason) => {
      if (printed || /cancel/i.test(reason)) done(printed);
      else failed(new Error(reason));
    });
  });

const isSame = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean =>
  a.size === b.size && [...a].every(([name, page]) => b.get(name) === page);

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
