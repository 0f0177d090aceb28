/** The formats whose parsers are not ours start in the worker of the built app: it has no document, and loads the largest of them late. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchApp, type AppHandle } from './launch.ts';

let app: AppHandle | undefined;
test.afterEach(async () => {
  await app?.kill9().catch(() => undefined);
  app = undefined;
});

const FILES = {
  'library.bib':
    '@article{a,\n title = {Counting Swifts at Dusk},\n author = {Okafor, Ada},\n year = {2020}\n}\n@article{b,\n title = {Waiting as a {S}ervice \\& More},\n author = {Ng, Wei},\n year = {2021}\n}\n',
  'list.md':
    '# List\n\n- [Counting Swifts &amp; Others](https://arxiv.org/abs/2401.00001)\n- [Waiting as a Service](https://arxiv.org/abs/2401.00002)\n- [Heads and Trolleys](https://arxiv.org/abs/2401.00003)\n',
  'table.csv': 'Title,Abstract,DOI\n"Counting, Swifts","We count.",10.1234/a\nWaiting,We wait.,10.1234/b\n',
} as const;

for (const [name, text] of Object.entries(FILES)) {
  test(`${name} is read in the worker`, async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'lectern-formats-'));
    const file = path.join(folder, name);
    writeFileSync(file, text);
    app = await launchApp({ userData: path.join(folder, 'data'), args: [file] });
    const page = await app.window();
    const count = name === 'list.md' ? 3 : 2;
    await expect(page.getByRole('heading', { name: new RegExp(`^Import ${count} papers`) })).toBeVisible();
  });
}
