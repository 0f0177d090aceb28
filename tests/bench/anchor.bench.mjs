// npm run bench -- anchor [--cases FILE.json] [--json] [--seeds 1,2,3] [--per-kind N] [--others] [--show N]: how often a highlight is found again.
import { readdirSync, existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { load } from './source.mjs';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    cases: { type: 'string' },
    json: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '101' },
    'per-kind': { type: 'string', default: '400' },
    others: { type: 'boolean', default: false },
    show: { type: 'string', default: '0' },
  },
});
const folder = resolve(import.meta.dirname, '../../../shared/digests');
const files = [
  'trending-page.txt',
  'arxiv-email',
  'biorxiv-email',
  'pubmed-nbib',
  'hf-daily-json',
  'arxiv-api-atom',
];
const digests = existsSync(folder)
  ? files.flatMap((name) => {
      const path = resolve(folder, name);
      const paths = /\.\w+$/.test(name) ? [path] : readdirSync(path).map((each) => resolve(path, each));
      return paths.map((each) => ({ name: each, bytes: new Uint8Array(readFileSync(each)) }));
    })
  : [];
const { benchAnchor } = await load('tests/bench/anchor.ts');
await benchAnchor({
  seeds: values.seeds.split(',').map(Number),
  perKind: Number(values['per-kind']),
  digests,
  cases: values.cases === undefined ? null : JSON.parse(readFileSync(values.cases, 'utf8')),
  json: values.json ? 'json' : 'table',
  others: values.others ? 'with' : 'without',
  show: Number(values.show),
});
process.exit(0);
