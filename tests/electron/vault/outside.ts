/** A library in memory, a folder in memory, and an editor that respects nothing: for the property that no word is lost. */
import type { Base, Bases } from '../../../electron/vault/bases.ts';
import type { VaultFolder } from '../../../electron/vault/folder.ts';
import { createMirror, type Mirror } from '../../../electron/vault/mirror.ts';
import { mergeText } from '../../../shared/merge-text.ts';
import { VERDICTS } from '../../../shared/model.ts';
import type { ExportedPaper } from '../../../shared/export/record.ts';
import type { VaultConflict, VaultEdit, VaultSettled } from '../../../shared/vault/contract.ts';
import { namesOf } from '../../../shared/vault/decide.ts';
import { paperDocument } from '../../../shared/vault/document.ts';

/** Everything that a reader can write about one paper, by the key of its field. */
export type Written = Map<string, string>;

export const WORD = /w\d+x/g;
export const wordsIn = (text: string): ReadonlySet<string> => new Set(text.match(WORD));

/** Numbers from a seed, the same for the same seed. */
export function chance(seed: number): (below: number) => number {
  let state = seed | 1;
  return (below) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return (state >> 8) % below;
  };
}

export function memoryFolder() {
  const files = new Map<string, { readonly text: string; readonly stamp: string }>();
  let n = 0;
  const hooks = { beforeReplace: (_path: string): void => undefined };
  const put = (path: string, text: string, isReplaced: boolean): string => {
    n += 1;
    // Written in place by others; Lectern puts another file in its place.
    const same = isReplaced ? undefined : files.get(path)?.stamp.split(':')[1];
    const stamp = `${n}:${same ?? n}`;
    files.set(path, { text, stamp });
    return stamp;
  };
  const write = (path: string, text: string): string => put(path, text, false);
  const folder: VaultFolder = {
    walk: async () => [...files].map(([path, { stamp }]) => ({ path, stamp })),
    read: async (path) => files.get(path) ?? null,
    async replace(path, text, expected) {
      hooks.beforeReplace(path);
      if ((files.get(path)?.text ?? null) !== expected) return null;
      return put(path, text, true);
    },
    sync: async () => undefined,
  };
  return { folder, files, write, hooks };
}

export function memoryBases(): Bases & { readonly lost: { next: boolean } } {
  const all = new Map<string, Base>();
  const lost = { next: false };
  return {
    all,
    lost,
    async put(changed) {
      if (lost.next) {
        lost.next = false;
        throw new Error('the power is gone');
      }
      for (const [id, base] of changed) {
        if (base === null) all.delete(id);
        else all.set(id, base);
      }
    },
  };
}

const HIGHLIGHTS = ['h1', 'h2'];

export const newPaper = (): Written =>
  new Map([
    ['abstract', 'We survey things. They are many.'],
    ['status', 'inbox'],
    ['starred', 'false'],
    ['gist', ''],
    ['note', 'The first line.\nThe second line.'],
    ['tags', ''],
    ['lists', ''],
    ...HIGHLIGHTS.map((id): [string, string] => [`highlight-note ${id}`, '']),
  ]);

export function documentOf(id: string, written: Written) {
  const of = (key: string): string => written.get(key) ?? '';
  const paper: ExportedPaper = {
    id,
    title: `Paper ${id}`,
    abstract: of('abstract'),
    authors: [],
    ids: {},
    urls: [],
    citationKey: `key${id}`,
    verdict: VERDICTS.find((each) => each === of('status')) ?? 'inbox',
    read: false,
    starred: of('starred') === 'true',
    gist: of('gist'),
    note: of('note'),
    tags: namesOf(of('tags')),
    lists: namesOf(of('lists')),
    highlights: HIGHLIGHTS.filter((each) => written.has(`highlight-note ${each}`)).map((each) => ({
      id: each,
      target: {
        field: 'abstract',
        start: 0,
        end: 9,
        exact: 'We survey',
        prefix: '',
        suffix: '',
        textHash: '',
      },
      place: { state: 'ok', span: { start: 0, end: 9 }, score: 1, how: 'position' },
      color: 'amber',
      label: 'Key point',
      note: of(`highlight-note ${each}`),
      tags: [],
      createdAt: 0,
    })),
    digests: [],
  };
  return paperDocument(paper, 'write');
}

/** The library takes an edit as `renderer/storage/vault-edits.ts` does: what moved on since is merged, not replaced. */
export function take(written: Written, { key, value, ours }: VaultEdit): void {
  const stored = written.get(key);
  if (stored === undefined) return;
  if (key === 'tags' || key === 'lists') {
    const [before, after] = [namesOf(ours), namesOf(value)];
    const kept = namesOf(stored).filter((name) => !before.includes(name) || after.includes(name));
    const added = after.filter((name) => !before.includes(name) && !kept.includes(name));
    written.set(key, [...kept, ...added].join('\n'));
  } else if (key === 'status' || key === 'starred') {
    if (stored === ours) written.set(key, value);
  } else written.set(key, stored === ours ? value : mergeText(ours, value, stored));
}

/** An app with some papers and a mirror, and all that can happen to them. */
export function createWorld(papers: number) {
  const library = new Map<string, Written>();
  for (let n = 0; n < papers; n++) library.set(String(n), newPaper());
  const { folder, files, write, hooks } = memoryFolder();
  const bases = memoryBases();
  let mirror: Mirror = createMirror(folder, bases);
  const dirty = new Set(library.keys());
  const conflicts = new Map<string, readonly VaultConflict[]>();
  const idOf = (document: string): string => document.slice('paper:'.length);
  return {
    library,
    files,
    write,
    hooks,
    bases,
    dirty,
    conflicts,
    restart() {
      mirror = createMirror(folder, bases);
    },
    rewrite: async () => (await mirror.rewrite()).forEach((id) => dirty.add(idOf(id))),
    settle: (settled: readonly VaultSettled[]) => mirror.settle(settled),
    issues: () => mirror.issues(),
    /** What the runner in the window does. `between` happens after the files were read and before the library takes what they say. */
    async sync({ between = () => undefined, crash = false }: { between?: () => void; crash?: boolean } = {}) {
      for (const id of (await mirror.scan()) ?? []) dirty.add(idOf(id));
      // A file may say that it is of a paper that nobody knows.
      const ids = [...dirty].filter((id) => library.has(id));
      dirty.clear();
      const outcomes = await mirror.exchange(ids.map((id) => documentOf(id, library.get(id) ?? newPaper())));
      between();
      const settled: VaultSettled[] = [];
      for (const outcome of outcomes) {
        const id = idOf(outcome.id);
        conflicts.set(id, outcome.conflicts);
        for (const edit of outcome.edits) {
          take(library.get(id) ?? newPaper(), edit);
          settled.push({ id: outcome.id, key: edit.key, theirs: edit.theirs });
          dirty.add(id);
        }
        if (outcome.again) dirty.add(id);
      }
      if (!crash) await mirror.settle(settled);
      return { edits: settled.length, again: outcomes.filter(({ again }) => again).length };
    },
  };
}
export type World = ReturnType<typeof createWorld>;
