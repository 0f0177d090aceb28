/** What `crash.bench.mjs` runs. */
import { parseArgs } from 'node:util';
import { crashRounds } from '../crash/rounds.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    rounds: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    json: { type: 'boolean', default: false },
  },
});
const seed = Number(values.seed);
const report = await crashRounds({
  rounds: Number(values.rounds),
  seed,
  onRound: (round, so) => {
    if (!values.json && (round + 1) % 10 === 0)
      console.log(
        `${round + 1} rounds: ${so.acknowledged} acknowledged, ${so.lost} lost, ${so.halfApplied} half`,
      );
  },
});
console.log(values.json ? JSON.stringify(report) : JSON.stringify({ seed, ...report }, null, 1));
process.exit(report.lost + report.halfApplied > 0 ? 1 : 0);
