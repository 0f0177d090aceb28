// npm run bench -- large --megabytes 1024 [--kind mbox|jsonl|csv] [--padding 2000] [--json]: imports all parts of one large archive in the built app. Needs a build.
import { needChromium } from '../tools/chromium.mjs';

process.env['LECTERN_CHROMIUM'] ??= await needChromium();
await import('./large.ts');
