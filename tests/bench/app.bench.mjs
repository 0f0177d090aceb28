// npm run bench -- app --papers 100000 [--seed 1] [--library FOLDER] [--json]: the built app with so many papers and with a hundred, side by side:
// start, verdicts, scrolling, switching lists, memory. Needs a build. A library in FOLDER (of `search-ui` too) is made once and kept.
import { needChromium } from '../tools/chromium.mjs';

process.env['LECTERN_CHROMIUM'] ??= await needChromium();
await import('./app.ts');
