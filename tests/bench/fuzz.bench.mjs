// npm run bench -- fuzz --minutes 10 [--seed 1]: every promise against as much random input as fits in the time.
import { load } from './source.mjs';

await load('tests/bench/fuzz.ts');
