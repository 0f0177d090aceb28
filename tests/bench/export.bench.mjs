// npm run bench -- export --papers N --runs N [--json]: how many papers a second each format writes, and the memory of a library that is streamed.
import { parseArgs } from 'node:util';
import { load } from './source.mjs';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    papers: { type: 'string', default: '10000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'boolean', default: false },
  },
});
const { benchExport } = await load('tests/bench/export.ts');
await benchExport({ papers: Number(values.papers), runs: Number(values.runs), json: values.json });
process.exit(0);
