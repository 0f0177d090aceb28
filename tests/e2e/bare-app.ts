import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { builtApp } from './launch.ts';

const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="csp-nonce" content="%CSP_NONCE%" />
    <title>Host</title>
  </head>
  <body></body>
</html>
`;

/** Puts the built main process and preload into `folder` around an empty page, so that specs meet the host alone. */
export function makeBareApp(folder: string): string {
  mkdirSync(join(folder, 'dist/renderer'), { recursive: true });
  cpSync(join(builtApp, 'package.json'), join(folder, 'package.json'));
  for (const part of ['dist/main', 'dist/preload']) {
    cpSync(join(builtApp, part), join(folder, part), { recursive: true });
  }
  writeFileSync(join(folder, 'dist/renderer/index.html'), PAGE);
  return folder;
}
