// node --import ./register.mjs <main>: makes `import … from 'electron'` resolve to the stand-in, in the process shape of Electron.
import { enableCompileCache, registerHooks } from 'node:module';

// Tests start it hundreds of times, and compiling what it loads was a third of its own share of a start.
enableCompileCache();

const target = new URL('./electron.mjs', import.meta.url).href;
registerHooks({
  resolve(specifier, context, next) {
    return specifier === 'electron' || specifier.startsWith('electron/')
      ? { url: target, shortCircuit: true }
      : next(specifier, context);
  },
});
Object.defineProperty(process.versions, 'electron', { value: '45.4.1-stand-in', enumerable: true });
process.type = 'browser';
process.defaultApp = true;
process.argv.splice(1, 1, process.env['STANDIN_APP'] ?? '.'); // Electron's shape: [executable, '.', ...arguments]
