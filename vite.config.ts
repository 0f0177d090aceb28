import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import type { EnvironmentOptions } from 'vite';
import { defineConfig } from 'vitest/config';

const external = ['electron', /^electron\//, ...builtinModules, /^node:/];
const at = (path: string): string => resolve(import.meta.dirname, path);

/** What every bundle for Node has in common: everything bundled except Electron and Node itself. */
const nodeBundle: EnvironmentOptions = {
  consumer: 'server',
  resolve: { noExternal: true, external: ['electron'] },
};
const nodeOutput = { ssr: true, copyPublicDir: false, emptyOutDir: true } as const;

/** One file builds everything that ships: the window (with its workers), main, preload and the command line. */
export default defineConfig({
  root: at('renderer'),
  base: './',
  publicDir: false,
  plugins: [react()],
  worker: { format: 'es' },
  resolve: {
    alias: {
      // Markdown's parser decodes character references with this package. Its browser build makes them with `document`,
      // with which the ingest worker would die at its start; its other build is a table and runs everywhere.
      'decode-named-character-reference': at('node_modules/decode-named-character-reference/index.js'),
    },
  },
  server: {
    host: '127.0.0.1',
    port: 5173,
    strictPort: true,
    fs: { allow: [at('.')] },
    hmr: { protocol: 'ws', host: '127.0.0.1', clientPort: 5173 },
  },
  environments: {
    client: {
      build: {
        outDir: at('dist/renderer'),
        emptyOutDir: true,
        target: 'chrome150',
        modulePreload: { polyfill: false },
        assetsInlineLimit: 0,
        // Read from the disk, not from a network: one chunk of this size costs nothing.
        chunkSizeWarningLimit: 2000,
      },
    },
    main: {
      ...nodeBundle,
      build: {
        ...nodeOutput,
        outDir: at('dist/main'),
        target: 'node24',
        rolldownOptions: {
          input: at('electron/main.ts'),
          external,
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    },
    preload: {
      ...nodeBundle,
      build: {
        ...nodeOutput,
        outDir: at('dist/preload'),
        target: 'chrome150',
        rolldownOptions: {
          input: at('electron/preload.ts'),
          external,
          output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
        },
      },
    },
    cli: {
      ...nodeBundle,
      build: {
        ...nodeOutput,
        emptyOutDir: false,
        outDir: at('dist'),
        target: 'node20',
        rolldownOptions: {
          input: { cli: at('cli/main.ts') },
          external,
          output: { format: 'es', entryFileNames: '[name].js', codeSplitting: false },
        },
      },
    },
  },
  builder: {
    sharedConfigBuild: true,
    async buildApp(builder) {
      for (const environment of Object.values(builder.environments)) {
        if (environment.name !== 'ssr') await builder.build(environment);
      }
    },
  },
  test: {
    root: at('.'),
    dir: 'tests',
    exclude: ['**/node_modules/**', '**/e2e/**', '**/bench/**'],
    // A busy machine is not a fault: what is too slow, the growth tests and benchmarks say.
    testTimeout: 30_000,
  },
});
