// npm run icons: draws every icon again from the SVGs in assets/icons, with Chromium. What it writes is committed, so that
// packaging needs no browser; tests/assets/icons.test.ts looks at it.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { needChromium } from './chromium.mjs';
import { icns, ico } from './icon-files.mjs';

const root = resolve(import.meta.dirname, '../..');
const icons = join(root, 'assets/icons');
const SIZES = [16, 24, 32, 48, 64, 128, 256, 512, 1024];
const SMALL = 32;
const ICO = [16, 24, 32, 48, 64, 128, 256];

const browser = await chromium.launch({ executablePath: await needChromium(), args: ['--no-sandbox'] });
const page = await browser.newPage();

const app = await drawn(SIZES, (size) => (size <= SMALL ? 'lectern-small' : 'lectern'));
const file = await drawn(SIZES, (size) => (size <= SMALL ? 'digest-small' : 'digest'));
for (const [size, png] of app) writeFileSync(join(icons, `${size}x${size}.png`), png);
writeFileSync(join(root, 'assets/icon.png'), app.get(1024));
writeFileSync(join(root, 'assets/icon.ico'), ico(ICO.map((size) => ({ size, png: app.get(size) }))));
writeFileSync(
  join(root, 'assets/icon.icns'),
  icns((size) => app.get(size)),
);
writeFileSync(join(root, 'assets/digest.ico'), ico(ICO.map((size) => ({ size, png: file.get(size) }))));
writeFileSync(
  join(root, 'assets/digest.icns'),
  icns((size) => file.get(size)),
);
mkdirSync(join(root, 'assets/tray'), { recursive: true });
for (const [name, size] of [
  ['menu-bar', 18],
  ['menu-bar@2x', 36],
])
  writeFileSync(join(root, `assets/tray/${name}.png`), await draw('tray', size));
writeFileSync(join(root, 'assets/tray/panel.png'), await draw('lectern-small', 32));
await browser.close();

async function drawn(sizes, nameOf) {
  const pngs = new Map();
  for (const size of sizes) pngs.set(size, await draw(nameOf(size), size));
  return pngs;
}

async function draw(name, size) {
  const svg = readFileSync(join(icons, `${name}.svg`), 'utf8');
  await page.setViewportSize({ width: size, height: size });
  await page.setContent(
    `<style>*{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${svg}`,
  );
  return page.screenshot({ omitBackground: true });
}
