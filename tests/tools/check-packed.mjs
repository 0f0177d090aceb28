// node tests/tools/check-packed.mjs FOLDER: looks at every app that was packed into a folder. Its archive has what was built and
// package.json and nothing else, and its binary has its fuses flipped. Says what is wrong and fails, also when there is no app.
import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const require = createRequire(import.meta.url);
const builder = createRequire(require.resolve('electron-builder'));
const { listPackage } = builder('@electron/asar');
const { getCurrentFuseWire } = createRequire(builder.resolve('app-builder-lib'))('@electron/fuses');

/** By their numbers in @electron/fuses: 4 checks the archive's integrity, 5 loads the app from it alone; all others are off. */
const ON = [4, 5];
const FUSES = 8;

const folder = resolve(process.argv[2] ?? 'release');
const archives = existsSync(folder)
  ? readdirSync(folder, { recursive: true })
      .map(String)
      .filter((path) => /(^|[\\/])app\.asar$/.test(path))
  : [];
const wrong = archives.length === 0 ? [`no app was packed into ${folder}`] : [];
for (const path of archives) {
  const archive = join(folder, path);
  const strange = listPackage(archive, { isPack: false })
    .map((each) => each.replaceAll('\\', '/'))
    .filter((each) => !/^\/(dist(\/.*)?|package\.json)$/.test(each) || each.endsWith('.map'));
  wrong.push(...strange.map((each) => `${path} has ${each}`));
  const binary = binaryOf(dirname(dirname(archive)));
  if (binary === null) wrong.push(`${path} has no binary beside it`);
  else {
    const wire = await getCurrentFuseWire(binary);
    for (let fuse = 0; fuse < FUSES; fuse++)
      if (String.fromCharCode(wire[fuse]) !== (ON.includes(fuse) ? '1' : '0'))
        wrong.push(`${binary}: fuse ${fuse} is ${String.fromCharCode(wire[fuse])}`);
  }
}
for (const each of wrong) console.error(each);
console.log(`${archives.length} packed, ${wrong.length} wrong`);
process.exit(wrong.length > 0 ? 1 : 0);

/** Linux and Windows have it beside the resources; on macOS it is Electron's framework. */
function binaryOf(place) {
  const candidates = ['lectern', 'Lectern.exe', 'Frameworks/Electron Framework.framework/Electron Framework'];
  return candidates.map((name) => join(place, name)).find((path) => existsSync(path)) ?? null;
}
