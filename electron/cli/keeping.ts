/** `lectern health`, `backup` and `restore`: the library as it is on the disk. */
import { basename } from 'node:path';
import { fail, ok } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import type { LibraryHealth } from '../../shared/library-files.ts';
import { disk } from '../library/disk.ts';
import { UsageError, type Command } from './command.ts';

const nothing = async (): Promise<void> => undefined;

export const health: Command = {
  synopsis: '[--verify]',
  json: 'health: { head, journalBytes, digests, digestBytes, snapshots, snapshotBytes, lastSnapshotAt, lastVerifiedAt, freeBytes, findings }',
  examples: ['lectern health', 'lectern health --verify --json'],
  options: { verify: { type: 'boolean' } },
  async run({ positionals, values }, { desk, progress }) {
    if (positionals.length > 0) throw new UsageError(positionals.join(' '));
    const verify = values['verify'] === true;
    const seen = await (await desk('missing')).run({ kind: 'health', verify }, { progress, piece: nothing });
    if (!seen.ok) return seen;
    const { health: found } = seen.value;
    return ok({ json: { health: found }, text: healthText(found) });
  },
};

export const backup: Command = {
  synopsis: '[--force] [FILE]',
  json: 'file, bytes',
  examples: ['lectern backup', 'lectern backup /mnt/backups/lectern.lectern --force'],
  options: { force: { type: 'boolean' } },
  async run({ positionals, values }, { desk, progress, path: at }) {
    const [file, ...more] = positionals;
    if (more.length > 0) throw new UsageError(more.join(' '));
    const typed = file ?? `Lectern ${new Date().toISOString().slice(0, 10)}.lectern`;
    const path = at(typed);
    if (values['force'] !== true && (await disk.size(path)) !== null)
      return fail('file-exists', basename(path));
    const made = await (await desk('missing')).run({ kind: 'backup', path }, { progress, piece: nothing });
    if (!made.ok) return made;
    const { bytes } = made.value;
    return ok({ json: { file: path, bytes }, text: t.library.backedUp(path, bytes) });
  },
};

export const restore: Command = {
  synopsis: '[--yes] FILE',
  json: 'offer: { name, takenAt, papers, digests, cells }, done: { backup, cells, digests, merged } | null',
  examples: ['lectern restore lectern.lectern', 'lectern restore --yes lectern.lectern'],
  options: { yes: { type: 'boolean', short: 'y' } },
  async run({ positionals, values }, { desk, progress, path: at }) {
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new UsageError('FILE');
    const path = at(file);
    if ((await disk.size(path)) === null) return fail('file-gone', file);
    const apply = values['yes'] === true;
    const seen = await (
      await desk('made')
    ).run({ kind: 'restore', path, apply }, { progress, piece: nothing });
    if (!seen.ok) return seen;
    const { offer, done } = seen.value;
    const words = t.library.offer;
    const counts = [
      [words.newHere, offer.cells.newHere],
      [words.newerThere, offer.cells.newerThere],
      [words.olderThere, offer.cells.olderThere],
      [words.same, offer.cells.same],
    ] as const;
    const text = [
      words.taken(timeText(offer.takenAt), offer.papers),
      ...counts.map(([name, n]) => `${name}: ${words.cells(n)}`),
      ...(offer.digests.newHere > 0 ? [words.digests(offer.digests.newHere)] : []),
      '',
      ...(done === null
        ? [t.cli.notRestored]
        : [t.cli.restored(done.cells, done.digests, done.merged), t.cli.before(done.backup)]),
    ].join('\n');
    // Nothing was done, which a script must not take for a restore.
    return ok({ json: { offer, done }, text, failed: done === null });
  },
};

/** What the health page of the app says. */
function healthText(found: LibraryHealth): string {
  const { rows } = t.library;
  const when = (at: number | null): string | null => (at === null ? null : timeText(at));
  const snapshots = t.library.snapshots(found.snapshots, found.snapshotBytes, when(found.lastSnapshotAt));
  return [
    `${rows.journal}: ${t.library.journal(found.head.batches, found.journalBytes)}`,
    `${rows.digests}: ${t.library.digests(found.digests, found.digestBytes)}`,
    `${rows.snapshots}: ${snapshots}`,
    `${rows.checked}: ${t.library.checked(when(found.lastVerifiedAt))}`,
    t.library.free(found.freeBytes),
    ...(found.findings.length === 0
      ? [t.library.noFindings]
      : [
          `${t.library.found}:`,
          ...found.findings.map(({ code, detail }) => `- ${t.library.findings[code](detail)}`),
        ]),
  ].join('\n');
}

const timeText = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ') + ' UTC';
