// Loads a module of ours in Node as the bundler would: formats are found by `import.meta.glob`, which Node alone does not know.
import { resolve } from 'node:path';
import { createServer } from 'vite';

/** What a TypeScript module exports; `path` is relative to the repository. The loader stays open for modules that load others late. */
export async function load(path) {
  const root = resolve(import.meta.dirname, '../..');
  const loader = await createServer({
    configFile: false,
    root,
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  });
  return loader.ssrLoadModule(resolve(root, path));
}
