/** What `fuzz.bench.mjs` runs. */
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { TARGETS, type Target } from '../fuzz/targets.ts';

const { values } = parseArgs({
  allowPositionals: true,
  options: { minutes: { type: 'string', default: '10' }, seed: { type: 'string' } },
});
/** No input that the generators make is worth more than this; a step that runs away is a failure like any other. */
const SLOWEST_MS = 5_000;
const RUNS_PER_SEED = 200;

const deadline = Date.now() + Number(values.minutes) * 60_000;
let seed = Number(values.seed ?? Date.now() % 2 ** 31);
const tried = new Map<Target, number>();
const failed = new Map<Target, string>();

while (Date.now() < deadline && failed.size < TARGETS.length) {
  for (const target of TARGETS) {
    if (failed.has(target)) continue;
    const details = await fc.check(target.property(), { seed, numRuns: RUNS_PER_SEED, timeout: SLOWEST_MS });
    tried.set(target, (tried.get(target) ?? 0) + details.numRuns);
    if (details.failed) {
      const error =
        details.errorInstance instanceof Error ? details.errorInstance.stack : String(details.errorInstance);
      failed.set(
        target,
        `seed ${details.seed}, path ${details.counterexamplePath}\n${fc.stringify(details.counterexample)}\n${error}`,
      );
    }
  }
  seed += 1;
}

for (const target of TARGETS) {
  console.log(
    `${target.name.padEnd(40)} ${(tried.get(target) ?? 0).toLocaleString('en').padStart(10)} inputs  ${failed.has(target) ? 'FAILED' : 'ok'}`,
  );
}
for (const [target, report] of failed) console.error(`\n${target.name}: ${report}`);
process.exitCode = failed.size > 0 ? 1 : 0;
