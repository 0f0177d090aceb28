// npm run bench -- search-ui --papers 100000 [--seed 1] [--library FOLDER] [--json]: makes a library, and times the search box of the built app:
// from a start to an index that is ready, and from each key to painted results. Needs a build. A library in FOLDER is made once and kept.
import { needChromium } from '../tools/chromium.mjs';

process.env['LECTERN_CHROMIUM'] ??= await needChromium();
await import('./search-ui.ts');
