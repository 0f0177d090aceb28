// npm run bench -- crash --rounds 200 [--seed N] [--json]: kills the app and its Chromium at random moments. Needs a build.
import { needChromium } from '../tools/chromium.mjs';

process.env['LECTERN_CHROMIUM'] ??= await needChromium();
await import('./crash.ts');
