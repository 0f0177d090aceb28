/** Grants what the command line wishes, out of the library that is open: in the window, or read from its files. */
import type { IncomingDigest } from '../../shared/bridge.ts';
import { exportPieces, FORMATS } from '../../shared/export/index.ts';
import type { Hearer, ImportedFile, OutsideAnswer, OutsideWish } from '../../shared/outside.ts';
import { fail, ok, type Problem, type Result } from '../../shared/problem.ts';
import { t } from '../../shared/strings/index.ts';
import {
  EXPORT_PORTION,
  exportedPapers,
  exportedPortions,
  markdownTemplate,
  shelvedIds,
} from '../storage/library.ts';
import type { IngestApi, IngestSource, Keep, PrepareApi } from './ingest-api.ts';
import type { MendApi } from './mend.ts';
import type { SearchApi } from './search-api.ts';

/** What a wish is granted with. */
export interface OutsidePorts {
  readonly search: () => Pick<SearchApi, 'current' | 'papers'>;
  /** An ingest of its own: another one holds what a reader looks through. */
  readonly ingest: () => PrepareApi & Pick<IngestApi, 'commit'> & Pick<MendApi, 'restore'>;
  /** Where the bytes of a file are read. */
  readonly urlOf: (digest: IncomingDigest) => string;
  readonly keepOf: (digest: IncomingDigest) => Keep;
  /** Puts everything that was written, and typed, into the journal; answers what stands in the way. */
  readonly settle: () => Promise<Problem | null>;
}

/** Characters of a piece of an export, about. */
const PIECE = 256 * 1024;
/** What stands in the way of every file, not of one alone. */
const STOPPING = new Set(['disk-full', 'disk-denied', 'disk-failed', 'import-running']);

/** Grants a wish. What was imported or restored is in the journal when this answers. */
export async function grantWish(
  wish: OutsideWish,
  ports: OutsidePorts,
  hear: Hearer,
): Promise<Result<OutsideAnswer>> {
  const obstacle = await ports.settle();
  // What is on the disk can be read while nothing more can be written.
  const writes = wish.kind === 'import' || wish.kind === 'restore';
  if (obstacle !== null && (writes || wish.kind === 'settle')) return { ok: false, problem: obstacle };
  switch (wish.kind) {
    case 'search': {
      const ids = await idsOf(wish.query, ports);
      const papers = await exportedPapers(ids.slice(0, wish.limit));
      return ok({ kind: 'search', total: ids.length, papers });
    }
    case 'export':
      return ok({ kind: 'export', papers: await write(wish, await idsOf(wish.query, ports), hear) });
    case 'import':
      return importAll(wish.digests, ports, hear);
    case 'restore': {
      const { cells, digests, merged } = await ports
        .ingest()
        .restore(wish.offer, (done, of) => hear.progress(done, of));
      const after = await ports.settle();
      return after === null ? ok({ kind: 'restore', cells, digests, merged }) : { ok: false, problem: after };
    }
    case 'settle':
      return ok({ kind: 'settle' });
  }
}

/** The papers of a query, best first, as they are now; of no query all that are not in the trash. */
async function idsOf(query: string, { search }: OutsidePorts): Promise<readonly string[]> {
  if (query.trim() === '') return shelvedIds();
  await search().current();
  return (await search().papers(query)).ids;
}

async function write(
  { format, parts, title }: Extract<OutsideWish, { kind: 'export' }>,
  ids: readonly string[],
  hear: Hearer,
): Promise<number> {
  const { passes } = FORMATS[format];
  const options = {
    title: title === '' ? t.exports.title : title,
    papers: ids.length,
    parts: new Set(parts),
    now: Date.now(),
    template: await markdownTemplate(),
  };
  let done = 0;
  async function* portions(): ReturnType<typeof exportedPortions> {
    for await (const papers of exportedPortions(ids)) {
      yield papers;
      done += EXPORT_PORTION;
      hear.progress(Math.min(done, ids.length * passes.length), ids.length * passes.length);
    }
  }
  let piece = '';
  for await (const text of exportPieces(FORMATS[format], options, portions)) {
    piece += text;
    if (piece.length < PIECE) continue;
    await sendPieces(piece, hear);
    piece = '';
  }
  await sendPieces(piece, hear);
  return ids.length;
}

/** A portion with long notes is more than one piece. */
async function sendPieces(text: string, hear: Hearer): Promise<void> {
  for (let from = 0; from < text.length;) {
    // The halves of a pair stay together.
    const cut = from + PIECE;
    const end = isHighSurrogate(text.charCodeAt(cut - 1)) ? cut + 1 : cut;
    await hear.piece(text.slice(from, end));
    from = end;
  }
}

const isHighSurrogate = (unit: number): boolean => unit >= 0xd800 && unit < 0xdc00;

async function importAll(
  digests: readonly IncomingDigest[],
  ports: OutsidePorts,
  hear: Hearer,
): Promise<Result<OutsideAnswer>> {
  const of = digests.reduce((sum, { size }) => sum + size, 0);
  const files: ImportedFile[] = [];
  let before = 0;
  for (const digest of digests) {
    const from = before;
    const file = await importOne(digest, ports, (done) => hear.progress(from + done, of));
    files.push(file);
    before += digest.size;
    if (file.problem !== null && STOPPING.has(file.problem.code)) break;
  }
  const after = await ports.settle();
  return after === null ? ok({ kind: 'import', files }) : { ok: false, problem: after };
}

async function importOne(
  digest: IncomingDigest,
  { ingest, urlOf, keepOf }: OutsidePorts,
  progress: (bytes: number) => void,
): Promise<ImportedFile> {
  const { name, sha256, size, modifiedAt, part } = digest;
  const source: IngestSource = { kind: 'file', url: urlOf(digest), name, sha256, size, modifiedAt };
  const chosen = await ingest().prepare(source, progress).catch(broken);
  if (!chosen.ok) return notImported(name, chosen.problem);
  const choices =
    part === undefined
      ? chosen.value
      : { ...chosen.value, name: t.importing.parts.name(name, part.number, part.count) };
  const done = await ingest()
    .commit(choices, () => undefined, keepOf(digest))
    .catch(broken);
  if (!done.ok) return notImported(name, done.problem);
  return { name, digest: choices.name, added: done.value.added, joined: done.value.joined, problem: null };
}

/** A file that was not imported, and why. */
const notImported = (name: string, problem: Problem): ImportedFile => ({
  name,
  digest: null,
  added: 0,
  joined: 0,
  problem,
});

const broken = (error: unknown): Result<never> => fail('import-failed', String(error));
