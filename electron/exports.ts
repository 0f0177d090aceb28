/** Texts that leave the library: main asks where, and writes the file whole or not at all. */
import { basename, dirname } from 'node:path';
import { dialog, type BrowserWindow } from 'electron';
import type { Bridge } from '../shared/bridge.ts';
import { ok } from '../shared/problem.ts';
import { longText, record, text } from './arguments.ts';
import { guarded } from './library/disk-problem.ts';
import { disk, once, replaceFile } from './library/disk.ts';
import { t } from '../shared/strings/index.ts';

const EXTENSION = 'md';
const LONGEST_NAME = 80;

/** The methods of the contract, taking what a stranger might send. */
export type ExportHandlers = {
  readonly [M in 'saveMarkdown']: (argument: unknown) => ReturnType<Bridge[M]>;
};

/** Saves what the window gives where the reader says. */
export function createExports(window: () => BrowserWindow | null): ExportHandlers {
  return {
    async saveMarkdown(wish) {
      const fields = record(wish);
      const [name, content] = [fileName(text(fields['name'])), longText(fields['text'])];
      const owner = window();
      if (!owner) return ok(null);
      const { canceled, filePath } = await dialog.showSaveDialog(owner, {
        title: t.desktop.saveMarkdown,
        defaultPath: `${name}.${EXTENSION}`,
        filters: [{ name: t.desktop.markdown, extensions: [EXTENSION] }],
      });
      if (canceled || filePath === '') return ok(null);
      return guarded(disk, dirname(filePath), async () => {
        await replaceFile(disk, filePath, once(content));
        return ok({ name: basename(filePath) });
      });
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
