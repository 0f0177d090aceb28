// npm run bench -- journal --batches 300 --runs 5 --presses 100 [--folder DIR]: acknowledged changes per second, and how long one waits from
// append to the answer after the fsync, beside a bare append and fsync of the same bytes in the same round; then, in the built
// app, how long it is from a key to the word Saved (--presses 0 leaves that out).
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { disk } from '../../electron/library/disk.ts';
import { openJournal } from '../../electron/library/journal.ts';
import { encodeBatch } from '../../shared/journal.ts';
import { needChromium } from '../tools/chromium.mjs';
import { keyToSaved } from './saved.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    batches: { type: 'string', default: '300' },
    runs: { type: 'string', default: '5' },
    presses: { type: 'string', default: '100' },
    folder: { type: 'string', default: tmpdir() },
  },
});
const count = Number(values.batches);
const WAITING = 20;

/** What a star, a read mark and a gist make: three changes and what they replaced. */
function batch(n) {
  const cell = (field, value) => ({ table: 'readings', id: `arxiv:2503.${n}`, field, value });
  const clock = `000mb3k9q${String(n).padStart(4, '0')}device01`;
  return {
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    label: 'Star',
    changes: [cell('starred', true), cell('read', true), cell('gist', 'Worth another look.')].map((one) => ({
      clock,
      ...one,
    })),
    before: [cell('starred', null), cell('read', null), cell('gist', null)].map((one) => ({
      clock: '',
      ...one,
    })),
  };
}

const batches = Array.from({ length: count }, (_, n) => batch(n));
const lines = batches.map(encodeBatch);
const changes = batches.reduce((sum, one) => sum + one.changes.length, 0);
const CASES = { bare, one: oneByOne, together };
const rounds = [];
for (let run = 0; run < Number(values.runs); run++) {
  const round = {};
  for (const [name, measure] of Object.entries(CASES)) round[name] = await inFolder(measure);
  rounds.push(round);
}

const [alone, one, many] = Object.keys(CASES).map(median);
const bytes = lines.reduce((sum, line) => sum + line.length, 0);
console.log(
  `${count} batches, ${changes} changes, ${bytes} bytes, on ${values.folder}; medians of ${rounds.length} rounds`,
);
console.log(describe('journal, one after another', one));
console.log(describe('bare append and fsync', alone));
console.log(describe(`journal, ${WAITING} waiting`, many));
console.log(
  `one after another the journal takes ${ratio(one, alone)} times as long as the bare calls, with ${WAITING} waiting ${ratio(many, alone)} times`,
);

const presses = Number(values.presses);
if (presses > 0) {
  process.env['LECTERN_CHROMIUM'] ??= await needChromium();
  const waits = (await keyToSaved(presses)).toSorted((a, b) => a - b);
  const at = (share) => waits[Math.floor(waits.length * share)] ?? NaN;
  console.log(
    `in the app, from a key to Saved    p50 ${at(0.5).toFixed(1)} ms   p95 ${at(0.95).toFixed(1)} ms   (${(at(0.95) / alone.p95).toFixed(1)} times the p95 of a bare append and fsync)`,
  );
}

async function inFolder(measure) {
  const folder = mkdtempSync(join(values.folder, 'lectern-bench-'));
  try {
    return await measure(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function timed(work) {
  const waits = [];
  const start = performance.now();
  await work(async (run) => {
    const from = performance.now();
    await run();
    waits.push(performance.now() - from);
  });
  return { took: performance.now() - start, waits };
}

async function oneByOne(folder) {
  const journal = await openJournal({ on: disk, folder, device: 'device01' });
  const result = await timed(async (measured) => {
    for (const each of batches) await measured(() => journal.append([each]));
  });
  await journal.close();
  return result;
}

async function together(folder) {
  const journal = await openJournal({ on: disk, folder, device: 'device01' });
  const result = await timed(async (measured) => {
    for (let at = 0; at < count; at += WAITING)
      await Promise.all(
        batches.slice(at, at + WAITING).map((each) => measured(() => journal.append([each]))),
      );
  });
  await journal.close();
  return result;
}

async function bare(folder) {
  const file = await open(join(folder, 'bare'), 'a');
  const result = await timed(async (measured) => {
    for (const line of lines)
      await measured(async () => {
        await file.write(line);
        await file.sync();
      });
  });
  await file.close();
  return result;
}

function median(name) {
  const middle = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
  const p95 = ({ waits }) => waits.toSorted((a, b) => a - b)[Math.floor(waits.length * 0.95)];
  return {
    took: middle(rounds.map((round) => round[name].took)),
    p95: middle(rounds.map((round) => p95(round[name]))),
  };
}

function describe(name, { took, p95 }) {
  const perSecond = Math.round((changes / took) * 1000).toLocaleString('en');
  return `${name.padEnd(28)} ${perSecond.padStart(8)} changes/s   p95 ${p95.toFixed(2)} ms`;
}

function ratio(a, b) {
  return (a.took / b.took).toFixed(2);
}
