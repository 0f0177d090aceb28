/** Texts that leave the library: main asks where, and writes the file whole or not at all, however long it is. */
import { randomUUID } from 'node:crypto';
import { basename, dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { ok, type Result } from '../shared/problem.ts';
import { exportExtension, longText, record, text } from './arguments.ts';
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

/** A file that is being written. */
interface Writing {
  readonly id: string;
  readonly fed: Fed;
  readonly written: Promise<Result<null>>;
}

class Cancelled extends Error {}

/** Saves what the window gives where the reader says. One file of pieces at a time: another one gives up the one before. */
export function createExports(window: () => BrowserWindow | null): ExportHandlers {
  let writing: Writing | null = null;
  const giveUp = async (): Promise<void> => {
    const old = writing;
    writing = null;
    old?.fed.fail(new Cancelled());
    await old?.written.catch(() => undefined);
  };
  const ask = async (name: string, extension: string): Promise<string | null> => {
    const owner = window();
    if (!owner) return null;
    const { canceled, filePath } = await dialog.showSaveDialog(owner, {
      title: extension === 'md' ? t.desktop.saveMarkdown : t.desktop.exportTo,
      defaultPath: `${fileName(name)}.${extension}`,
      filters: [
        { name: extension === 'md' ? t.desktop.markdown : extension.toUpperCase(), extensions: [extension] },
      ],
    });
    return canceled || filePath === '' ? null : filePath;
  };
  return {
    async saveMarkdown(wish) {
      const fields = record(wish);
      const [name, content] = [text(fields['name']), longText(fields['text'])];
      const path = await ask(name, 'md');
      if (path === null) return ok(null);
      return guarded(disk, dirname(path), async () => {
        await replaceFile(disk, path, once(content));
        return ok({ name: basename(path) });
      });
    },
    async beginExport(wish) {
      const fields = record(wish);
      const [name, extension] = [text(fields['name']), exportExtension(fields['extension'])];
      await giveUp();
      const path = await ask(name, extension);
      if (path === null) return ok(null);
      const fed = createFed();
      const written = guarded<null>(disk, dirname(path), async () => {
        await replaceFile(disk, path, fed.chunks);
        return ok(null);
      });
      // Who ends it hears of it.
      written.catch(() => undefined);
      writing = { id: randomUUID(), fed, written };
      return ok({ id: writing.id, name: basename(path) });
    },
    async feedExport(wish) {
      const fields = record(wish);
      const [id, piece] = [text(fields['id']), longText(fields['text'])];
      if (writing?.id !== id) return ok(null);
      // Where the disk takes no more, nobody takes the piece.
      return Promise.race([writing.fed.push(piece).then(() => ok(null)), writing.written]);
    },
    async endExport(wish) {
      const fields = record(wish);
      const id = text(fields['id']);
      if (writing?.id !== id) return ok(null);
      const { fed, written } = writing;
      if (fields['keep'] !== true) {
        await giveUp();
        return ok(null);
      }
      writing = null;
      fed.end();
      return written;
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
