import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { describe, expect, test } from 'vitest';

const root = resolve(import.meta.dirname, '..');

/** Who may import whom, by the longest matching folder. `features` may import one another only through a folder's index. */
const LAYERS: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  electron: ['shared', 'electron', 'assets'],
  'electron/stand-in': ['electron/stand-in', 'shared'],
  cli: ['shared', 'electron', 'renderer/storage', 'renderer/workers', 'cli'],
  'renderer/storage': ['shared', 'renderer/storage'],
  'renderer/stores': ['shared', 'renderer/stores'],
  'renderer/ui': ['shared', 'renderer/ui', 'renderer/stores'],
  'renderer/bridge.ts': ['shared'],
  'renderer/workers': [
    'shared',
    'renderer/storage',
    'renderer/stores',
    'renderer/bridge.ts',
    'renderer/workers',
  ],
  'renderer/features': [
    'shared',
    'renderer/storage',
    'renderer/stores',
    'renderer/ui',
    'renderer/bridge.ts',
    'renderer/workers',
    'renderer/features',
    'assets',
  ],
  renderer: ['shared', 'renderer'],
};

/** npm packages that belong to one folder. */
const OWNERS: Readonly<Record<string, string>> = {
  dexie: 'renderer/storage',
  zustand: 'renderer/stores',
  'fuse.js': 'shared/search',
  'fastest-levenshtein': 'shared',
  chardet: 'shared/digest',
  htmlparser2: 'shared/digest',
  'css-select': 'shared/digest',
  domutils: 'shared/digest',
  domhandler: 'shared/digest',
  entities: 'shared/digest',
  'postal-mime': 'shared/digest',
  papaparse: 'shared/digest',
  '@retorquere/bibtex-parser': 'shared/digest',
  'mdast-util-from-markdown': 'shared/digest',
  'micromark-extension-gfm': 'shared/digest',
  'mdast-util-gfm': 'shared/digest',
  'mdast-util-to-string': 'shared/digest',
  fflate: 'shared/digest',
  'fractional-indexing': 'renderer/storage',
  yazl: 'electron/library',
  yauzl: 'electron/library',
  'node-diff3': 'shared',
  yaml: 'shared/vault',
  temml: 'renderer/features/math',
  '@observablehq/plot': 'renderer/features/picture',
  '@codemirror': 'renderer/features/notes',
  '@lezer': 'renderer/features/notes',
  'fake-indexeddb': 'cli',
  electron: 'electron',
  'electron-updater': 'electron',
  chokidar: 'electron/watched',
  'playwright-core': 'electron/stand-in',
};

const files = walk('shared').concat(walk('electron'), walk('renderer'), walk('cli'));
const imports = new Map(files.map((file) => [file, importsOf(file)]));

describe('the house', () => {
  test('every file imports only from the layers under it', () => {
    const wrong = files.flatMap((file) =>
      localImports(file).flatMap((to) => (mayImport(file, to) ? [] : [`${file} → ${to}`])),
    );
    expect(wrong).toEqual([]);
  });

  test('every npm package stays in the folder that owns it, and node: in electron', () => {
    const wrong = files.flatMap((file) =>
      (imports.get(file) ?? []).flatMap((name) => {
        const owner = name.startsWith('node:')
          ? 'electron'
          : Object.entries(OWNERS).find(([each]) => name === each || name.startsWith(`${each}/`))?.[1];
        return owner === undefined || file.startsWith(`${owner}/`) ? [] : [`${file}: ${name}`];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('no import goes round in a circle', () => {
    expect(cycles()).toEqual([]);
  });

  test('no file is over 500 lines, the median is at most 100 and nine of ten are at most 300', () => {
    const lengths = files
      .map((file) => readFileSync(join(root, file), 'utf8').split('\n').length)
      .toSorted((a, b) => a - b);
    expect(files.filter((file) => readFileSync(join(root, file), 'utf8').split('\n').length > 500)).toEqual(
      [],
    );
    expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(100);
    expect(lengths[Math.floor(lengths.length * 0.9)]).toBeLessThanOrEqual(300);
  });
});

function walk(folder: string): string[] {
  return readdirSync(join(root, folder)).flatMap((name) => {
    const path = `${folder}/${name}`;
    if (statSync(join(root, path)).isDirectory()) return walk(path);
    return /\.tsx?$/.test(name) && !name.endsWith('.d.ts') ? [path] : [];
  });
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(root, file), 'utf8');
  return [...source.matchAll(/^(?:import|export)\s(?:[^'"`;]*?\sfrom\s)?['"]([^'"]+)['"]/gms)].map(
    (match) => match[1] ?? '',
  );
}

function localImports(file: string): string[] {
  return (imports.get(file) ?? [])
    .filter((name) => name.startsWith('.'))
    .map((name) =>
      relative(root, resolve(root, dirname(file), name.replace(/\?.*$/, '')))
        .split(sep)
        .join('/'),
    );
}

function mayImport(from: string, to: string): boolean {
  const layer =
    Object.keys(LAYERS)
      .filter((each) => under(from, each))
      .toSorted((a, b) => b.length - a.length)[0] ?? '';
  if (!(LAYERS[layer] ?? []).some((each) => under(to, each))) return false;
  if (to.startsWith('electron/stand-in/') && !from.startsWith('electron/stand-in/')) return false;
  const [feature, other] = [from, to].map((path) => /^renderer\/features\/([^/]+)\//.exec(path)?.[1]);
  return other === undefined || feature === other || to === `renderer/features/${other}/index.ts`;
}

const under = (path: string, folder: string): boolean => path === folder || path.startsWith(`${folder}/`);

function cycles(): string[] {
  const done = new Set<string>();
  const found: string[] = [];
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
    if (done.has(file) || trail.includes(file)) return;
    for (const next of localImports(file)) if (imports.has(next)) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}
