// Loads a module of ours in Node as the bundler would: formats are found by `import.meta.glob`, which Node alone does not know.
import { resolve } from 'node:path';
import { runnerImport } from 'vite';

/** What a TypeScript module exports; `path` is relative to the repository. */
export async function load(path) {
  const root = resolve(import.meta.dirname, '../..');
  const { module } = await runnerImport(resolve(root, path), { configFile: false, root, logLevel: 'error' });
  return module;
}
