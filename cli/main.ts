#!/usr/bin/env node
/** `lectern`: the composition root of the command line. */
import { runProcess } from '../electron/cli/run.ts';

await runProcess({
  // The bundle and this file are both one folder below it.
  packageFile: new URL('../package.json', import.meta.url),
  startEngine: async () => (await import('./engine.ts')).startEngine,
});
