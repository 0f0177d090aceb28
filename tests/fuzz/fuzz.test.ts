import fc from 'fast-check';
import { describe, it } from 'vitest';
import { TARGETS } from './targets.ts';

describe('whatever comes', () => {
  it.each(TARGETS.map((target) => [target.name, target] as const))(
    'keeps its promises: %s',
    async (_name, target) => {
      await fc.assert(target.property(), { numRuns: 150 });
    },
    30_000,
  );
});
