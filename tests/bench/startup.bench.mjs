// npm run bench -- startup --papers 100000 [--json]: imports a library, takes IndexedDB away, and times the start that rebuilds it. Needs a build.
import { needChromium } from '../tools/chromium.mjs';

process.env['LECTERN_CHROMIUM'] ??= await needChromium();
await import('./startup.ts');
