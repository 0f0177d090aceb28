import { describe, expect, it } from 'vitest';
import { simulate } from './simulation.ts';

const RUNS = 1200;

describe('devices that sync through one folder', () => {
  it('come to the same library, with every acknowledged change in it, however badly the folder is copied', () => {
    const wrong: unknown[] = [];
    let changes = 0;
    for (let seed = 1; seed <= RUNS; seed++) {
      const outcome = simulate(seed);
      changes += outcome.changes;
      if (outcome.libraries.size !== 1 || outcome.lost.length > 0)
        wrong.push({ seed, libraries: outcome.libraries.size, lost: outcome.lost });
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(changes).toBeGreaterThan(RUNS * 10);
  }, 60_000);
});
