// Benchmarks: npm run bench -- import --papers 10000 --runs 5 in a real Chromium, npm run bench -- parse in Node. Plain Node 20.
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { createServer } from 'vite';
import { needChromium } from '../tools/chromium.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    papers: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    mailbox: { type: 'string', default: '100' },
  },
});
if (positionals[0] === 'parse') {
  const root = resolve(import.meta.dirname, '../..');
  const loader = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  const { benchParse } = await loader.ssrLoadModule(resolve(import.meta.dirname, 'parse.ts'));
  await benchParse({
    papers: Number(values.papers),
    runs: Number(values.runs),
    mailboxBytes: Number(values.mailbox) * 1024 * 1024,
  });
  process.exit(0);
}
if (positionals.length > 0 && positionals[0] !== 'import')
  throw new Error(`No benchmark is called ${positionals[0]}.`);

const server = await createServer({
  configFile: false,
  root: import.meta.dirname,
  cacheDir: resolve(import.meta.dirname, '../../node_modules/.vite-bench'),
  logLevel: 'error',
  server: {
    host: '127.0.0.1',
    port: 0,
    fs: { allow: [resolve(import.meta.dirname, '../..')] },
    hmr: false,
    ws: false,
  },
});
await server.listen();
const { port } = server.httpServer.address();
const browser = await chromium.launch({ executablePath: await needChromium(), args: ['--no-sandbox'] });
try {
  const page = await browser.newPage();
  page.setDefaultTimeout(120_000);
  page.on('pageerror', (error) => console.error(error));
  await page.goto(`http://127.0.0.1:${port}/index.html`);
  await page.waitForFunction(() => 'benchImport' in globalThis);
  const runs = [];
  for (let n = 0; n < Number(values.runs); n++)
    runs.push(await page.evaluate((papers) => globalThis.benchImport(papers), Number(values.papers)));
  const median = (of) => runs.map(of).toSorted((a, b) => a - b)[Math.floor(runs.length / 2)] ?? NaN;
  const papers = median((run) => run.papers);
  const perSecond = (ms) => `${Math.round((papers / ms) * 1000).toLocaleString('en')} papers/s`;
  const whole = median((run) => run.preview + run.commit);
  const bare = median((run) => run.bare);
  console.log(`${papers.toLocaleString('en')} papers, medians of ${runs.length}`);
  console.log(`parse and plan   ${perSecond(median((run) => run.preview))}`);
  console.log(`plan and write   ${perSecond(median((run) => run.commit))}`);
  console.log(`whole import     ${perSecond(whole)}`);
  console.log(
    `bare IndexedDB   ${perSecond(bare)}; the whole import takes ${(whole / bare).toFixed(1)} times as long`,
  );
} finally {
  await browser.close();
  await server.close();
}
