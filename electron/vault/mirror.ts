/** Documents and their files: which file is whose, merging them, and writing what came of it. */
import type { VaultDocument, VaultIssue, VaultOutcome, VaultSettled } from '../../shared/vault/contract.ts';
import { withLinks } from '../../shared/vault/document.ts';
import { foldPath, freePath, safeName } from '../../shared/vault/names.ts';
import { idOf, keysIn, reconcile } from '../../shared/vault/reconcile.ts';
import { renderDocument } from '../../shared/vault/render.ts';
import type { Base, Bases } from './bases.ts';
import type { VaultFolder } from './folder.ts';

/** A running mirror. One call at a time. */
export interface Mirror {
  /** Looks at the folder; answers the documents whose file changed. Null when the folder is not there. */
  scan(): Promise<readonly string[] | null>;
  exchange(documents: readonly VaultDocument[]): Promise<readonly VaultOutcome[]>;
  settle(settled: readonly VaultSettled[]): Promise<void>;
  /** Forgets which files and blocks are not there, so that they are written again; answers all documents. */
  rewrite(): Promise<readonly string[]>;
  issues(): readonly VaultIssue[];
  files(): number;
  readonly touched: { writtenAt: number | null; readAt: number | null };
}

/** Before the stamp of a file in which something is still to be settled: it is no file's, so that the next start looks at it again. */
const OPEN = 'open ';
const inodeIn = (stamp: string): string => stamp.slice(stamp.lastIndexOf(':') + 1);

/** Files that are waited for together: most of a write is waiting for the disk. */
const AT_ONCE = 16;

const FOLDERS = { paper: 'Papers', list: 'Lists' } as const;

/** Opens a mirror; `scan` it before anything else. */
export function createMirror(folder: VaultFolder, bases: Bases): Mirror {
  /** Who a file at a path is, as of a stamp; null for nobody of ours. */
  const known = new Map<string, { readonly stamp: string; readonly id: string | null }>();
  for (const [id, { path, stamp }] of bases.all) known.set(path, { stamp, id });
  /** The file of each document. */
  let paths = new Map<string, string>();
  let taken = new Set<string>();
  let fromScan: readonly VaultIssue[] = [];
  const own = new Map<string, readonly VaultIssue[]>();
  const rewriting = new Set<string>();
  const touched: Mirror['touched'] = { writtenAt: null, readAt: null };

  const whose = async (path: string, stamp: string): Promise<string | null> => {
    const before = known.get(path);
    if (before?.stamp === stamp) return before.id;
    const read = await folder.read(path);
    // Not whole yet, or nothing of ours: the next look tells.
    if (read === null) return before?.id ?? null;
    const id = idOf(read.text);
    known.set(path, { stamp: read.stamp, id });
    return id;
  };

  const scan = async (): Promise<readonly string[] | null> => {
    const files = await folder.walk();
    if (files === null) return null;
    const found = new Map<string, { readonly path: string; readonly stamp: string }[]>();
    taken = new Set(files.map(({ path }) => foldPath(path)));
    const there = new Set(files.map(({ path }) => path));
    for (const path of known.keys()) if (!there.has(path)) known.delete(path);
    for (const { path, stamp } of files) {
      const id = await whose(path, stamp);
      if (id !== null) found.set(id, [...(found.get(id) ?? []), { path, stamp }]);
    }
    paths = new Map();
    const changed: string[] = [];
    const issues: VaultIssue[] = [];
    const moved = new Map<string, Base>();
    for (const [id, all] of found) {
      const base = bases.all.get(id);
      const first = all.find(({ path }) => path === base?.path) ?? all[0];
      if (first === undefined) continue;
      paths.set(id, first.path);
      for (const { path } of all) if (path !== first.path) issues.push({ kind: 'duplicate', file: path });
      if (base?.stamp !== first.stamp) changed.push(id);
      if (base === undefined || base.path === first.path) continue;
      const isSame = inodeIn(base.stamp) === inodeIn(first.stamp);
      // Another file in its place may be an old copy: what it lacks was not deleted by anybody.
      moved.set(id, isSame ? { ...base, path: first.path } : { path: first.path, stamp: '', fields: {} });
    }
    for (const [id, { path }] of bases.all) {
      if (paths.has(id)) continue;
      const kind = there.has(path) ? 'unreadable' : 'missing';
      issues.push({ kind, file: path });
      own.delete(id);
    }
    fromScan = issues;
    await bases.put(moved);
    return changed;
  };

  /** Writes the file of a document that has none. */
  const begin = async (document: VaultDocument): Promise<Base | null> => {
    const { text, fields } = renderDocument(document);
    const kind = document.id.startsWith('list:') ? 'list' : 'paper';
    const path = freePath(FOLDERS[kind], safeName(document.name), taken);
    // At once: others are being written beside it.
    taken.add(foldPath(path));
    const stamp = await folder.replace(path, text, null);
    if (stamp === null) return null;
    paths.set(document.id, path);
    known.set(path, { stamp, id: document.id });
    touched.writtenAt = Date.now();
    return { path, stamp, fields };
  };

  const one = async (given: VaultDocument, changed: Map<string, Base | null>): Promise<VaultOutcome> => {
    const { id } = given;
    const path = paths.get(id);
    const document = withLinks(given, (each) => {
      const to = paths.get(each);
      return to === undefined ? null : relative(path ?? `${FOLDERS.list}/x`, to);
    });
    const nothing = { id, edits: [], conflicts: [], again: false };
    const base = bases.all.get(id);
    if (path === undefined) {
      const isWanted = document.fresh === 'write' && base === undefined;
      if (!isWanted && !rewriting.has(id)) return nothing;
      rewriting.delete(id);
      const begun = await begin(document);
      if (begun !== null) changed.set(id, begun);
      return { ...nothing, again: begun === null };
    }
    const read = await folder.read(path);
    if (read === null) return { ...nothing, again: true };
    const wanted = rewriting.delete(id) ? without(base, read.text) : (base?.fields ?? null);
    const result = reconcile(document, read.text, wanted);
    if (result === null) return { ...nothing, again: true };
    let stamp: string | null = read.stamp;
    if (result.text !== read.text) {
      stamp = await folder.replace(path, result.text, read.text);
      if (stamp === null) return { ...nothing, again: true };
      touched.writtenAt = Date.now();
    }
    if (result.edits.length > 0) touched.readAt = Date.now();
    known.set(path, { stamp, id });
    own.set(
      id,
      result.issues.map((kind) => ({ kind, file: path })),
    );
    // What is not settled yet is looked at again at the next start.
    const open = result.edits.length > 0 || result.conflicts.length > 0;
    const next = { path, stamp: open ? `${OPEN}${stamp}` : stamp, fields: result.fields };
    if (JSON.stringify(next) !== JSON.stringify(base)) changed.set(id, next);
    return { id, edits: result.edits, conflicts: result.conflicts, again: false };
  };

  return {
    scan,
    touched,
    async exchange(documents) {
      const changed = new Map<string, Base | null>();
      const outcomes: VaultOutcome[] = [];
      for (let at = 0; at < documents.length; at += AT_ONCE) {
        const some = documents.slice(at, at + AT_ONCE);
        outcomes.push(...(await Promise.all(some.map((document) => one(document, changed)))));
      }
      await folder.sync();
      await bases.put(changed);
      return outcomes;
    },
    async settle(settled) {
      const changed = new Map<string, Base | null>();
      for (const { id, key, theirs } of settled) {
        const base = changed.get(id) ?? bases.all.get(id);
        if (base) changed.set(id, { ...base, fields: { ...base.fields, [key]: theirs } });
      }
      await bases.put(changed);
    },
    async rewrite() {
      const ids = [...bases.all.keys()];
      for (const id of ids) rewriting.add(id);
      return ids;
    },
    issues: () => [...fromScan, ...[...own.values()].flat()],
    files: () => paths.size,
  };
}

/** What was agreed on, without what is not in the file: that is new then. */
function without(base: Base | undefined, text: string): Base['fields'] | null {
  if (base === undefined) return null;
  const there = keysIn(text);
  return Object.fromEntries(Object.entries(base.fields).filter(([key]) => there.has(key)));
}

/** The way from one file to another. */
function relative(from: string, to: string): string {
  const [here, there] = [from.split('/').slice(0, -1), to.split('/')];
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same += 1;
  return [...here.slice(same).map(() => '..'), ...there.slice(same)].join('/');
}
