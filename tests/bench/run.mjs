// npm run bench -- NAME [options]: runs tests/bench/NAME.bench.mjs, which reads its own options.
import { readdirSync } from 'node:fs';

const [name = 'import'] = process.argv.slice(2);
const known = readdirSync(import.meta.dirname).flatMap((file) => /^(.+)\.bench\.mjs$/.exec(file)?.[1] ?? []);
if (!known.includes(name)) {
  console.error(`No benchmark is called ${name}. There are: ${known.join(', ')}.`);
  process.exit(2);
}
await import(`./${name}.bench.mjs`);
