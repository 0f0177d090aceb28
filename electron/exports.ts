/** Texts that leave the library: main asks where, and writes the file whole or not at all, however long it is. */
import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { ok, type Result } from '../shared/problem.ts';
import { exportExtension, flag, longText, record, refused, text } from './arguments.ts';
import { createFed, type Fed } from './fed.ts';
import { guarded } from './library/disk-problem.ts';
import { disk, once, replaceFile } from './library/disk.ts';
import { t } from '../shared/strings/index.ts';

const LONGEST_NAME = 80;

/** The methods of the contract, taking what a stranger might send. */
export type ExportHandlers = {
  readonly [M in 'saveMarkdown' | 'beginExport' | 'feedExport' | 'endExport']: (
    argument: unknown,
  ) => ReturnType<Bridge[M]>;
};

/** A file that is being written, for the window that asked for it. */
interface Writing {
  readonly owner: BrowserWindow;
  readonly fed: Fed;
  readonly written: Promise<Result<null>>;
}

export interface Exports {
  readonly handlers: ExportHandlers;
  /** A window went, or its page did: nobody ends what it began, so nothing of it stays. */
  forget(window: BrowserWindow): void;
}

class Cancelled extends Error {}

/** Saves what windows give where the reader says. Each file that is begun has an id of its own, and as many are written at once as were begun. */
export function createExports(window: () => BrowserWindow | null): Exports {
  const writings = new Map<string, Writing>();
  const giveUp = async (id: string): Promise<void> => {
    const writing = writings.get(id);
    writings.delete(id);
    writing?.fed.fail(new Cancelled());
    await writing?.written.catch(() => undefined);
  };
  const ask = async (owner: BrowserWindow, name: string, extension: string): Promise<string | null> => {
    const { canceled, filePath } = await dialog.showSaveDialog(owner, {
      title: extension === 'md' ? t.desktop.saveMarkdown : t.desktop.exportTo,
      defaultPath: `${fileName(name)}.${extension}`,
      filters: [
        { name: extension === 'md' ? t.desktop.markdown : extension.toUpperCase(), extensions: [extension] },
      ],
    });
    return canceled || filePath === '' ? null : filePath;
  };
  const handlers: ExportHandlers = {
    async saveMarkdown(wish) {
      const fields = record(wish);
      const [name, content] = [text(fields['name']), longText(fields['text'])];
      const owner = window();
      const path = owner === null ? null : await ask(owner, name, 'md');
      if (path === null) return ok(null);
      return guarded(disk, dirname(path), async () => {
        await replaceFile(disk, path, once(content));
        return ok({ name: basename(path) });
      });
    },
    async beginExport(wish) {
      const fields = record(wish);
      const [name, extension] = [text(fields['name']), exportExtension(fields['extension'])];
      const owner = window();
      const path = owner === null ? null : await ask(owner, name, extension);
      if (owner === null || path === null || owner.isDestroyed()) return ok(null);
      const fed = createFed();
      const written = guarded<null>(disk, dirname(path), async () => {
        await replaceFile(disk, path, fed.chunks);
        return ok(null);
      });
      // Who ends it hears of it.
      written.catch(() => undefined);
      const id = randomUUID();
      writings.set(id, { owner, fed, written });
      return ok({ id, name: basename(path) });
    },
    async feedExport(wish) {
      const fields = record(wish);
      const [id, piece] = [text(fields['id']), longText(fields['text'])];
      const writing = writings.get(id);
      // Nobody may take a piece that is written nowhere for one that is.
      if (writing === undefined) throw refused('export');
      // Where the disk takes no more, nobody takes the piece.
      return Promise.race([writing.fed.push(piece).then(() => ok(null)), writing.written]);
    },
    async endExport(wish) {
      const fields = record(wish);
      const [id, isKept] = [text(fields['id']), flag(fields['keep'])];
      if (!isKept) {
        await giveUp(id);
        return ok(null);
      }
      const writing = writings.get(id);
      if (writing === undefined) throw refused('export');
      writings.delete(id);
      writing.fed.end();
      return writing.written;
    },
  };
  return {
    handlers,
    forget(gone) {
      for (const [id, { owner }] of writings) if (owner === gone) void giveUp(id);
    },
  };
}

/** A name that every system takes for a file: no separators, no controls, no dots around it, of bounded length. */
export function fileName(wanted: string): string {
  const safe = wanted
    // oxlint-disable-next-line no-control-regex -- controls are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]+/g, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, LONGEST_NAME)
    .toWellFormed()
    .replace(/^[\s.]+|[\s.]+$/g, '');
  return safe === '' ? t.desktop.untitled : safe;
}
