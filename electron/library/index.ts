/** The library on disk: everything that a reader wrote or imported, in files of its own. `README.md` describes them. */
import { cellKey, type Change } from '../../shared/change.ts';
import { foldCells, standing } from '../../shared/journal.ts';
import type {
  Finding,
  JournalBatch,
  JournalHead,
  LibraryHealth,
  LibraryState,
} from '../../shared/library-files.ts';
import { ok, type Result } from '../../shared/problem.ts';
import { openDigests, type Digests } from './digests.ts';
import { guarded } from './disk-problem.ts';
import { once, replaceFile, type Disk } from './disk.ts';
import { readIdentity } from './identity-file.ts';
import { openJournal, type Journal } from './journal.ts';
import { openSnapshots, type Snapshots } from './snapshots.ts';

const HISTORY = 5_000;

export interface Library {
  readonly on: Disk;
  readonly folder: string;
  readonly generation: string;
  readonly digests: Digests;
  readonly snapshots: Snapshots;
  readonly journal: Pick<Journal, 'read' | 'position'>;
  state(): LibraryState;
  append(batches: readonly JournalBatch[]): Promise<Result<JournalHead>>;
  /** The last 5,000 batches, oldest first, without those that others took the place of. */
  history(): Promise<readonly JournalBatch[]>;
  health(): Promise<LibraryHealth>;
  /** Reads everything back. */
  verify(): Promise<LibraryHealth>;
  close(): Promise<void>;
}

export interface LibraryOptions {
  readonly on: Disk;
  readonly folder: string;
  /** What was found before the library was opened. */
  readonly findings?: readonly Finding[];
  readonly now?: () => number;
}

/** Opens a library, making or mending what is needed. Fails with `library-newer`, and then touches nothing, or with a problem of the disk. */
export function openLibrary({
  on,
  folder,
  findings = [],
  now = Date.now,
}: LibraryOptions): Promise<Result<Library>> {
  return guarded(on, folder, async () => {
    const identity = await readIdentity(on, folder);
    const found = [...findings];
    const digestCells = new Map<string, Change>();
    const journal = await openJournal({
      on,
      folder: `${folder}/journal`,
      device: identity.device,
      visit: ({ changes }) =>
        void foldCells(
          changes.filter(({ table }) => table === 'digests'),
          digestCells,
        ),
    });
    const digests = await openDigests(on, `${folder}/digests`);
    const snapshots = await openSnapshots({
      on,
      folder: `${folder}/snapshots`,
      generation: identity.generation,
      journal,
      report: (finding) => found.push(finding),
      now,
    });
    found.push(...journal.findings, ...(await missing(digestCells, (id) => digests.has(id))));
    return ok(assemble({ on, folder, now, journal, digests, snapshots, found, ...identity }));
  });
}

interface Parts {
  readonly on: Disk;
  readonly folder: string;
  readonly now: () => number;
  readonly generation: string;
  readonly device: string;
  readonly journal: Journal;
  readonly digests: Digests;
  readonly snapshots: Snapshots;
  readonly found: Finding[];
}

function assemble(parts: Parts): Library {
  const { on, folder, now, generation, device, journal, digests, snapshots, found } = parts;
  const verified = `${folder}/verified.json`;

  const health = async (): Promise<LibraryHealth> => {
    const taken = await snapshots.measure();
    return {
      head: journal.head(),
      journalBytes: await journal.bytes(),
      digests: (await digests.ids()).length,
      digestBytes: await digests.bytes(),
      snapshots: taken.count,
      snapshotBytes: taken.bytes,
      lastSnapshotAt: taken.lastAt,
      lastVerifiedAt: await readVerified(on, verified),
      freeBytes: await on.freeBytes(folder),
      findings: [...found],
    };
  };

  return {
    on,
    folder,
    generation,
    digests,
    snapshots,
    journal,
    state: () => ({ generation, device, head: journal.head(), findings: [...found] }),
    append: (batches) => guarded(on, folder, async () => ok(await journal.append(batches))),
    async history() {
      let recent: JournalBatch[] = [];
      for await (const batches of journal.read()) recent = [...recent, ...batches].slice(-2 * HISTORY);
      return standing(recent).slice(-HISTORY);
    },
    health,
    async verify() {
      const cells = await snapshots.cells();
      const seen = [
        ...(await journal.damage()),
        ...(await snapshots.verify()),
        ...(await missing(cells, (id) => digests.reads(id))),
      ];
      const known = new Set(found.map(nameOf));
      found.push(...seen.filter((finding) => !known.has(nameOf(finding))));
      await replaceFile(on, verified, once(JSON.stringify({ at: now() })));
      return health();
    },
    close: () => journal.close(),
  };
}

const nameOf = ({ code, detail }: Finding): string => `${code} ${detail}`;

/** The digests that cells speak of and that are not there. */
async function missing(
  cells: ReadonlyMap<string, Change>,
  isThere: (id: string) => Promise<boolean>,
): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  const ids = new Set([...cells.values()].flatMap(({ table, id }) => (table === 'digests' ? [id] : [])));
  for (const id of ids) {
    const deleted = cells.get(cellKey({ table: 'digests', id, field: 'deleted' }))?.value === true;
    if (!deleted && !(await isThere(id))) findings.push({ code: 'digest-missing', detail: id });
  }
  return findings;
}

async function readVerified(on: Disk, path: string): Promise<number | null> {
  try {
    const value: unknown = JSON.parse(Buffer.from(await on.read(path)).toString('utf8'));
    const at = typeof value === 'object' && value !== null && 'at' in value ? value.at : null;
    return typeof at === 'number' ? at : null;
  } catch {
    return null;
  }
}
