// npm run bench -- sync --changes 100000 [--devices 3] [--folder DIR] [--json]: devices that each write their share of the changes apart, then
// tell and take through one real folder until nobody has anything new. Their journals and logs are on the disk; their rows are in
// memory, merged as the window merges them, so IndexedDB is not in the figure. Exits with 1 where libraries differ or a change is lost.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { disk } from '../../electron/library/disk.ts';
import { openLibrary } from '../../electron/library/index.ts';
import { openSync } from '../../electron/sync/index.ts';
import { joining } from '../../electron/sync/state.ts';
import { cellOf, createClock, isText, mergeRow } from '../../shared/change.ts';
import { compareIncoming, mend, versionIn, versionsIn } from '../../shared/sync/incoming.ts';
import { seenAfter } from '../../shared/sync/text-version.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: {
    changes: { type: 'string', default: '100000' },
    devices: { type: 'string', default: '3' },
    folder: { type: 'string', default: tmpdir() },
    json: { type: 'boolean', default: false },
  },
});
const total = Number(values.changes);
const PER_BATCH = 10;
const PER_APPEND = 200;
const NOTES = 50;

const root = mkdtempSync(join(values.folder, 'lectern-bench-'));
try {
  const shared = join(root, 'shared');
  mkdirSync(shared);
  const devices = [];
  for (let n = 0; n < Number(values.devices); n++) devices.push(await device(n, shared));
  const share = Math.ceil(total / devices.length);
  for (const [n, each] of devices.entries()) await write(each, n, share);
  const start = performance.now();
  for (let news = 1; news > 0;) {
    news = 0;
    for (const each of devices) await each.sync.publish();
    for (const each of devices) news += await takeAll(each);
  }
  const took = performance.now() - start;
  report(devices, took);
} finally {
  rmSync(root, { recursive: true, force: true });
}

async function device(n, shared) {
  const userData = join(root, `device-${n}`);
  mkdirSync(userData);
  const opened = await openLibrary({ on: disk, folder: join(userData, 'library') });
  if (!opened.ok) throw new Error(opened.problem.code);
  const library = opened.value;
  const state = joining(shared, library.state());
  const sync = openSync({ library, path: join(userData, 'sync.json'), state });
  // Joined while it is empty: what is written next goes through the log change by change.
  await sync.publish();
  const id = library.state().device;
  return { id, library, sync, clock: createClock(id), rows: new Map(), journal: [], written: [] };
}

/** Ratings of papers that all devices know, and notes that they write apart. */
async function write(one, who, count) {
  let batches = [];
  for (let made = 0; made < count;) {
    const clock = one.clock.tick();
    const changes = [];
    for (let at = 0; at < PER_BATCH && made < count; at++, made++) {
      const isNote = made % 100 === 0;
      const id = isNote
        ? `note:paper${(made / 100) % NOTES}`
        : `paper${(made * 7 + at) % Math.ceil(total / 4)}`;
      const [table, field] = isNote ? ['texts', 'text'] : ['readings', at % 2 === 0 ? 'starred' : 'verdict'];
      const row = one.rows.get(`${table} ${id}`);
      const own = isNote ? versionIn(row) : null;
      const seen = own === null ? [] : seenAfter(own, one.id);
      const value = isNote ? `${own?.text ?? ''} w${who}x${made}`.trim() : made;
      const change = { clock, table, id, field, value, ...(seen.length > 0 ? { seen } : {}) };
      one.rows.set(`${table} ${id}`, mergeRow(row, id, [change]));
      changes.push(change);
    }
    one.written.push(...changes);
    batches.push({ id: clock, label: 'Bench', changes, before: [] });
    if (batches.length === PER_APPEND || made >= count) {
      await append(one, batches);
      batches = [];
    }
  }
}

async function append(one, batches) {
  const done = await one.library.append(batches);
  if (!done.ok) throw new Error(done.problem.code);
  one.journal.push(...batches);
}

async function takeAll(one) {
  let taken = 0;
  for (let portion = await one.sync.take(); portion !== null; portion = await one.sync.take()) {
    taken += await merge(one, portion.batches);
    await one.sync.kept(portion.token);
  }
  return taken;
}

async function merge(one, batches) {
  const rowOf = ({ table, id }) => one.rows.get(`${table} ${id}`);
  const all = batches.flatMap(({ changes }) => changes);
  const { taken, torn } = compareIncoming(all, rowOf);
  if (taken.length === 0) return 0;
  const earlier = torn.length === 0 ? new Map() : versionsIn([...one.journal, ...batches]);
  const mended = torn.flatMap((text) => mend(text, earlier.get(text.id) ?? []) ?? []);
  for (const change of [...taken, ...mended]) {
    one.clock.observe(change.clock);
    one.rows.set(`${change.table} ${change.id}`, mergeRow(rowOf(change), change.id, [change]));
  }
  const merged = { id: one.clock.tick(), label: '', changes: taken, before: [], merged: true };
  const own = { id: one.clock.tick(), label: '', changes: mended, before: [] };
  await append(one, mended.length === 0 ? [merged] : [merged, own]);
  return taken.length;
}

function report(devices, took) {
  const libraries = new Set(
    devices.map(({ rows }) => JSON.stringify([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(flat))),
  );
  let lost = 0;
  for (const { rows } of devices)
    for (const { written } of devices)
      for (const change of written) {
        const now = cellOf(rows.get(`${change.table} ${change.id}`), change.field);
        if (now.clock < change.clock) lost += 1;
        else if (isText(change)) {
          const text = typeof now.value === 'string' ? now.value : '';
          const words = new Set(text.split(/[\s⟦‖⟧]+/));
          if (!change.value.split(' ').every((word) => words.has(word))) lost += 1;
        }
      }
  const written = devices.reduce((sum, each) => sum + each.written.length, 0);
  // Every change arrives at all devices but its own.
  const changesPerSecond = Math.round((written * (devices.length - 1) * 1000) / took);
  const converged = libraries.size === 1;
  if (values.json) console.log(JSON.stringify({ converged, lost, changesPerSecond }));
  else
    console.log(
      `${written} changes on ${devices.length} devices: ${converged ? 'one library' : `${libraries.size} libraries`}, ${lost} changes lost, ${changesPerSecond} changes/s arrived`,
    );
  if (!converged || lost > 0) process.exitCode = 1;
}

function flat([key, { clocks, ...fields }]) {
  const sorted = (record) => Object.entries(record).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return [key, sorted(clocks), sorted(fields)];
}
