// npm run bench -- learnt [--seeds 1,2,3] [--decided N] [--json]: whether the learnt order beats digest order, with true reasons.
import { parseArgs } from 'node:util';
import { load } from './source.mjs';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    seeds: { type: 'string', default: '1,2,3,4,5,6,7,8' },
    decided: { type: 'string', default: '600' },
    json: { type: 'boolean', default: false },
  },
});
const { benchLearnt } = await load('tests/bench/learnt.ts');
benchLearnt({
  seeds: values.seeds.split(',').map(Number),
  decided: Number(values.decided),
  output: values.json ? 'json' : 'table',
});
process.exit(0);
