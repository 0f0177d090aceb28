// npm test: everything that must hold, in sequence, and a count as the last line. Plain Node 20 without dependencies, because
// it installs them first; what it runs, runs on the Node that package.json names.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const windows = process.platform === 'win32';
const bin = join(root, 'node_modules/node/bin');
const node = join(bin, windows ? 'node.exe' : 'node');
const reports = mkdtempSync(join(tmpdir(), 'lectern-check-'));
const module = (path) => join(root, 'node_modules', path);

install();
const failures = [];
step('types', [module('typescript/bin/tsc'), '-b']);
step('lint', [module('oxlint/bin/oxlint'), '--type-aware', '--deny-warnings']);
step('format', [module('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.']);
const unitReport = join(reports, 'unit.json');
step('unit tests', [
  module('vitest/vitest.mjs'),
  'run',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${unitReport}`,
]);
const built = step('build', [module('vite/bin/vite.js'), 'build', '--logLevel', 'warn']);
const endReport = join(reports, 'e2e.json');
if (built) {
  step('end-to-end tests', [join(root, 'tests/tools/e2e.mjs'), '--reporter=line,json', '--retries=2'], {
    PLAYWRIGHT_JSON_OUTPUT_NAME: endReport,
  });
} else console.error('\nend-to-end tests did not run: there is no build');

summarize();

function install() {
  if (existsSync(node)) return;
  console.log('Installing what the tests need: npm ci');
  const { status } = spawnSync('npm', ['ci'], { cwd: root, stdio: 'inherit', shell: windows });
  if (status === 0 && existsSync(node)) return;
  console.error('npm ci failed.\n0 passed, 1 failed');
  process.exit(1);
}

function step(name, args, env = {}) {
  console.log(`\n— ${name}`);
  const path = `${bin}${windows ? ';' : ':'}${process.env['PATH'] ?? ''}`;
  const { status } = spawnSync(node, args, {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ...env },
  });
  if (status !== 0) failures.push(name);
  return status === 0;
}

function summarize() {
  const unit = unitCounts();
  const end = endCounts();
  const host = existsSync(module('electron/path.txt')) ? 'Electron' : 'the stand-in';
  console.log(
    `\n${unit.passed + unit.failed} unit tests on Node, ${end.passed + end.failed} end-to-end tests on ${host}.`,
  );
  console.log(absentSamples());
  if (end.skipped + unit.skipped > 0) console.log(`${end.skipped + unit.skipped} tests were skipped.`);
  for (const name of failures) console.error(`FAILED: ${name}`);
  rmSync(reports, { recursive: true, force: true });
  const passed = unit.passed + end.passed;
  // A failed step that counts no test of its own (types, lint, format, build, a crash) still counts as a failure.
  const failed = Math.max(unit.failed + end.failed, failures.length);
  console.log(`${passed} passed, ${failed} failed`);
  process.exit(failed > 0 ? 1 : 0);
}

function read(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

function unitCounts() {
  const report = read(unitReport);
  if (!report && !failures.includes('unit tests')) failures.push('unit tests');
  return {
    passed: report?.numPassedTests ?? 0,
    failed: report?.numFailedTests ?? 0,
    skipped: (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0),
  };
}

function endCounts() {
  const stats = read(endReport)?.stats;
  if (!stats && built && !failures.includes('end-to-end tests')) failures.push('end-to-end tests');
  return {
    passed: (stats?.expected ?? 0) + (stats?.flaky ?? 0),
    failed: stats?.unexpected ?? 0,
    skipped: stats?.skipped ?? 0,
  };
}

/** Sample digests live beside the repository and may not be there; the tests that read them say less then. */
function absentSamples() {
  const folder = resolve(root, '../shared/digests');
  if (!existsSync(folder)) return 'Sample digests (../shared/digests) are absent: tests on them did not run.';
  const empty = readdirSync(folder, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && readdirSync(join(folder, entry.name)).length === 0,
  );
  return empty.length > 0
    ? `Sample digests without a file: ${empty.map((entry) => entry.name).join(', ')}.`
    : 'All sample digests (../shared/digests) were there.';
}
