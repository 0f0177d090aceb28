/** The main process's library, in memory: what crosses the bridge crosses as JSON, as it would. */
import type { Bridge } from '../../shared/bridge.ts';
import { cellKey, wins, type Change } from '../../shared/change.ts';
import {
  type BackupOffer,
  type Finding,
  type JournalBatch,
  type JournalHead,
  type LibraryHealth,
  type OriginalSource,
} from '../../shared/library-files.ts';
import { fail, ok, type ProblemCode, type Result } from '../../shared/problem.ts';
import type { OpenStream } from '../../renderer/storage/lines.ts';
import type { Keep } from '../../renderer/workers/ingest-api.ts';

/** What a backup holds: the cells and the entries of the digests. */
export interface FakeBackup {
  readonly cells: readonly Change[];
  readonly entries: ReadonlyMap<string, string>;
}

type LibraryBridge = Pick<
  Bridge,
  | 'openLibrary'
  | 'appendJournal'
  | 'keepDigest'
  | 'keepEntries'
  | 'endDigest'
  | 'health'
  | 'verifyLibrary'
  | 'adoptBackup'
  | 'releaseBackup'
>;

const crossed = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

/** A main process with an empty library. */
export function fakeMain(generation = 'generation-1', device = 'device01') {
  const journal: JournalBatch[] = [];
  const digests = new Map<string, string>();
  /** Originals as they were given. */
  const sources = new Map<string, string>();
  const keeping = new Map<string, string>();
  const backups = new Map<string, FakeBackup>();
  const findings: Finding[] = [];
  const calls: string[] = [];
  /** Ids of the batches in each append, in order. */
  const appends: (readonly string[])[] = [];
  let broken: ProblemCode | null = null;
  let hold: Promise<void> = Promise.resolve();
  const self = { generation, device };

  const head = (): JournalHead => ({ batches: journal.length, lastId: journal.at(-1)?.id ?? null });
  const whenWhole = async (name: string): Promise<Result<null>> => {
    calls.push(name);
    await hold;
    return broken === null ? ok(null) : fail(broken, 'the disk');
  };

  const cells = (): readonly Change[] => {
    const folded = new Map<string, Change>();
    for (const change of journal.flatMap((batch) => batch.changes)) {
      const known = folded.get(cellKey(change));
      if (known === undefined || wins(change, known)) folded.set(cellKey(change), change);
    }
    return [...folded.values()];
  };

  const bridge: LibraryBridge = {
    async openLibrary() {
      calls.push('openLibrary');
      return ok({ ...self, head: head(), findings: [...findings] });
    },
    async appendJournal(wish) {
      const { batches } = crossed(wish);
      appends.push(batches.map(({ id }) => id));
      const whole = await whenWhole('appendJournal');
      if (!whole.ok) return whole;
      const known = new Set(journal.map(({ id }) => id));
      for (const batch of batches) {
        if (known.has(batch.id)) continue;
        known.add(batch.id);
        journal.push(batch);
      }
      return ok(head());
    },
    async keepDigest({ digestId, original }) {
      const whole = await whenWhole('keepDigest');
      if (!whole.ok) return whole;
      keeping.set(digestId, '');
      if (original.kind === 'text') sources.set(digestId, original.text);
      if (original.kind !== 'kept') return whole;
      const source = sources.get(original.digestId);
      if (source === undefined) return fail('file-gone', original.digestId);
      sources.set(digestId, source);
      return whole;
    },
    async keepEntries({ digestId, lines }) {
      const whole = await whenWhole('keepEntries');
      if (!lines.endsWith('\n')) throw new Error('half a line');
      if (new TextEncoder().encode(lines).length > 4 * 1024 * 1024) throw new Error('over 4 MiB');
      if (whole.ok) keeping.set(digestId, (keeping.get(digestId) ?? '') + lines);
      return whole;
    },
    async endDigest({ digestId, keep }) {
      const lines = keeping.get(digestId);
      if (!keep) {
        calls.push('forgetDigest');
        keeping.delete(digestId);
        return ok(null);
      }
      const whole = await whenWhole('endDigest');
      if (!whole.ok) return whole;
      if (lines === undefined) throw new Error(`not being kept: ${digestId}`);
      digests.set(digestId, lines);
      keeping.delete(digestId);
      return whole;
    },
    health: async () => health(),
    verifyLibrary: async () => health(),
    async adoptBackup(token) {
      const backup = backups.get(token);
      if (backup === undefined) return fail('backup-unreadable', token);
      for (const [id, lines] of backup.entries) if (!digests.has(id)) digests.set(id, lines);
      return ok(null);
    },
    async releaseBackup(token) {
      backups.delete(token);
    },
  };

  const health = (): LibraryHealth => ({
    head: head(),
    journalBytes: JSON.stringify(journal).length,
    digests: digests.size,
    digestBytes: [...digests.values()].join('').length,
    snapshots: 0,
    snapshotBytes: 0,
    lastSnapshotAt: null,
    lastVerifiedAt: null,
    freeBytes: 1e9,
    findings: [...findings],
  });

  const textOf = (path: string): string | null => {
    const lines = (all: readonly unknown[]): string =>
      all.map((each) => `${JSON.stringify(each)}\n`).join('');
    if (path === 'cells') return lines(cells());
    if (path === 'history') return lines(journal.slice(-5000));
    const [, sourceOf] = /^source\/(.*)$/.exec(path) ?? [];
    if (sourceOf !== undefined) return sources.get(sourceOf) ?? null;
    const [, token, rest = path] = /^backup\/([^/]+)\/(.*)$/.exec(path) ?? [];
    const backup = token === undefined ? undefined : backups.get(token);
    if (rest === 'cells') return backup === undefined ? null : lines(backup.cells);
    return (token === undefined ? digests : backup?.entries)?.get(rest.replace('entries/', '')) ?? null;
  };

  const open: OpenStream = async (path) => {
    const text = textOf(path);
    if (text === null) return null;
    const bytes = new TextEncoder().encode(text);
    return new ReadableStream<Uint8Array>({
      start(controller) {
        // Chunks that end in the middle of lines and of characters.
        for (let at = 0; at < bytes.length; at += 4093) controller.enqueue(bytes.slice(at, at + 4093));
        controller.close();
      },
    });
  };

  const keepFrom =
    (original: OriginalSource): Keep =>
    async (step) => {
      const { digestId } = step;
      if (step.kind === 'begin') return bridge.keepDigest({ digestId, original });
      if (step.kind === 'lines') return bridge.keepEntries({ digestId, lines: step.lines });
      return bridge.endDigest({ digestId, keep: step.keep });
    };
  /** What the window gives the ingest worker to call. */
  const keep = keepFrom({ kind: 'text', text: 'the original' });

  return {
    bridge,
    open,
    keep,
    keepFrom,
    journal,
    digests,
    findings,
    calls,
    appends,
    cells,
    self,
    append: (batches: readonly JournalBatch[]) => bridge.appendJournal({ batches }),
    /** From now on every write fails with this; null mends it. */
    failWith(code: ProblemCode | null): void {
      broken = code;
    },
    /** Answers wait until what this returns is called. */
    holdAnswers(): () => void {
      const gate = Promise.withResolvers<void>();
      hold = gate.promise;
      return gate.resolve;
    },
    /** A backup of what is here now; its token. */
    backUp(token = 'backup'): BackupOffer {
      backups.set(token, { cells: crossed(cells()), entries: new Map(digests) });
      return { ...EMPTY_OFFER, token };
    },
    /** Gives this main another one's backup. */
    lend(token: string, backup: FakeBackup): void {
      backups.set(token, backup);
    },
    backup: (token = 'backup'): FakeBackup => {
      const found = backups.get(token);
      if (found === undefined) throw new Error(`no backup ${token}`);
      return found;
    },
  };
}

export type FakeMain = ReturnType<typeof fakeMain>;

const EMPTY_OFFER: BackupOffer = {
  token: '',
  name: 'Backup',
  takenAt: 0,
  papers: 0,
  digests: { newHere: 0, same: 0 },
  cells: { newHere: 0, newerThere: 0, olderThere: 0, same: 0 },
};
