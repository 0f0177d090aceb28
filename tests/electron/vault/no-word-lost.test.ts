import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonical, findBlocks } from '../../../shared/vault/blocks.ts';
import { mergeText } from '../../../shared/merge-text.ts';
import { chance, createWorld, wordsIn, type World } from './outside.ts';

/**
 * A word is lost when somebody typed it (in the app or in a file), nobody deleted it (there, or by choosing the other side of a
 * conflict, or by undo), and it is neither in the library nor in any file. Conflicts have no place of their own: each side is where
 * it was written.
 */
const OPERATIONS = [
  'outside',
  'outside',
  'outside',
  'outside',
  'swap',
  'revert',
  'move',
  'copy',
  'unlink',
  'app',
  'app',
  'app',
  'racing',
  'sync',
  'sync',
  'late',
  'crash',
  'unsettled',
  'resolve',
  'undo',
  'restart',
  'rewrite',
  'removed',
] as const;
type Operation = (typeof OPERATIONS)[number];

const steps = fc.array(fc.record({ kind: fc.constantFrom(...OPERATIONS), seed: fc.nat() }), {
  minLength: 4,
  maxLength: 24,
});
const TEXTS = ['note', 'gist', 'highlight-note h1', 'highlight-note h2'];

function createReader(world: World) {
  const alive = new Set<string>();
  const past = new Map<string, string[]>();
  let n = 0;
  let moves = 0;
  let undoable: { id: string; key: string; before: string; after: string }[] = [];
  const word = (): string => {
    n += 1;
    alive.add(`w${n}x`);
    return `w${n}x`;
  };
  const changed = (before: string, after: string): void => {
    const there = wordsIn(after);
    for (const each of wordsIn(before)) if (!there.has(each)) alive.delete(each);
  };
  const inLibrary = (): string => [...world.library.values()].flatMap((each) => [...each.values()]).join(' ');
  const put = (path: string, text: string): void => {
    const before = world.files.get(path)?.text ?? '';
    past.set(path, [...(past.get(path) ?? []), before]);
    changed(before, text);
    world.write(path, text);
  };
  /** Inserts, deletes or replaces anywhere, marks and properties included. */
  const mangled = (text: string, pick: (below: number) => number): string => {
    const starts = [...text.matchAll(/\s\S/g)].map(({ index }) => index + 1);
    const blocks = [...findBlocks(text).blocks.values()].filter(({ key }) => TEXTS.includes(key));
    const block = blocks[pick(Math.max(1, blocks.length))];
    // Half of what an outside editor does is writing notes.
    const inside = block !== undefined && pick(2) === 0;
    const at = inside
      ? block.inner.from + 1 + pick(Math.max(1, block.inner.to - block.inner.from - 1))
      : (starts[pick(starts.length)] ?? 0);
    const gone = pick(3) === 0 ? pick(pick(6) === 0 ? 120 : 12) : 0;
    const put = pick(4) === 0 ? '' : ` ${word()}${pick(2) === 0 ? ' ' : '\n'}`;
    return text.slice(0, at) + put + text.slice(at + gone);
  };
  const write = (id: string, key: string, value: string): void => {
    const written = world.library.get(id);
    changed(written?.get(key) ?? '', value);
    written?.set(key, value);
    world.dirty.add(id);
  };
  const outside = (pick: (below: number) => number): void => {
    const paths = [...world.files.keys()];
    const path = paths[pick(Math.max(1, paths.length))];
    if (path !== undefined) put(path, mangled(world.files.get(path)?.text ?? '', pick));
  };
  const app = (pick: (below: number) => number): void => {
    const id = String(pick(world.library.size));
    const written = world.library.get(id);
    const key = [...TEXTS, ...TEXTS, 'abstract', 'status', 'starred', 'tags', 'lists'][pick(13)] ?? 'note';
    const now = written?.get(key);
    if (now === undefined) return;
    if (key === 'status') write(id, key, ['inbox', 'later', 'done'][pick(3)] ?? 'later');
    else if (key === 'starred') write(id, key, String(now !== 'true'));
    else if (key === 'tags' || key === 'lists')
      write(
        id,
        key,
        pick(3) === 0 ? now.split('\n').slice(1).join('\n') : [now, word()].filter(Boolean).join('\n'),
      );
    else {
      const tokens = now.split(/(\s)/);
      tokens.splice(pick(tokens.length + 1), pick(3) === 0 ? pick(4) : 0, ` ${word()} `);
      write(id, key, key === 'gist' ? tokens.join('').replace(/\s+/g, ' ').trim() : tokens.join(''));
    }
  };
  const watched = async (options?: Parameters<World['sync']>[0]): Promise<void> => {
    const before = [...world.library].map(([id, written]) => ({ id, written: new Map(written) }));
    let mid: typeof before | null = null;
    await world.sync({
      ...options,
      between: () => {
        options?.between?.();
        mid = [...world.library].map(([id, written]) => ({ id, written: new Map(written) }));
      },
    });
    const took = (mid ?? before).flatMap(({ id, written }) =>
      [...(world.library.get(id) ?? [])].flatMap(([key, after]) => {
        const was = written.get(key) ?? '';
        return was === after ? [] : [{ id, key, before: was, after }];
      }),
    );
    if (took.length > 0) undoable = took;
  };
  const act: Record<Operation, (pick: (below: number) => number) => Promise<void> | void> = {
    outside,
    app,
    sync: () => watched(),
    late: (pick) => watched({ between: () => (app(pick), outside(pick)) }),
    unsettled: () => watched({ crash: true }),
    crash: async () => {
      world.bases.lost.next = true;
      await watched({ crash: true }).catch(() => undefined);
      world.bases.lost.next = false;
      world.restart();
      for (const id of world.library.keys()) world.dirty.add(id);
    },
    restart: () => world.restart(),
    rewrite: () => world.rewrite(),
    async racing(pick) {
      world.hooks.beforeReplace = (path) => {
        if (pick(2) === 0 && world.files.has(path))
          put(path, mangled(world.files.get(path)?.text ?? '', pick));
      };
      await watched();
      world.hooks.beforeReplace = () => undefined;
    },
    swap(pick) {
      // A block cut out and put in somewhere else, as outliners do.
      const [path, file] = [...world.files][pick(Math.max(1, world.files.size))] ?? [];
      const blocks = [...findBlocks(file?.text ?? '').blocks.values()];
      const block = blocks[pick(Math.max(1, blocks.length))];
      if (path === undefined || file === undefined || block === undefined) return;
      const rest = file.text.slice(0, block.start) + file.text.slice(block.end);
      put(path, `${rest}\n${file.text.slice(block.start, block.end)}`);
    },
    revert(pick) {
      const [path, versions] = [...past][pick(Math.max(1, past.size))] ?? [];
      const version = versions?.[pick(Math.max(1, versions.length))];
      if (path !== undefined && version && world.files.has(path)) put(path, version);
    },
    move(pick) {
      const [path, file] = [...world.files][pick(Math.max(1, world.files.size))] ?? [];
      if (path === undefined || file === undefined) return;
      world.files.delete(path);
      world.files.set(`Moved/${world.files.size}-${(moves += 1)}.md`, file);
    },
    copy(pick) {
      const file = [...world.files.values()][pick(Math.max(1, world.files.size))];
      if (file !== undefined && world.files.size < 8) world.write(`Copies/${(moves += 1)}.md`, file.text);
    },
    unlink(pick) {
      const path = [...world.files.keys()][pick(Math.max(1, world.files.size))];
      if (path === undefined) return;
      const text = world.files.get(path)?.text ?? '';
      world.files.delete(path);
      // What is in the library is not deleted by that.
      const elsewhere = wordsIn(
        [inLibrary(), ...[...world.files.values()].map((file) => file.text)].join(' '),
      );
      for (const each of wordsIn(text)) if (!elsewhere.has(each)) alive.delete(each);
    },
    undo() {
      for (const { id, key, before, after } of undoable)
        if (world.library.get(id)?.get(key) === after) write(id, key, before);
      undoable = [];
    },
    async resolve(pick) {
      const found = [...world.conflicts].flatMap(([id, all]) => all.map((each) => ({ id, ...each })));
      const conflict = found[pick(Math.max(1, found.length))];
      if (conflict === undefined) return;
      const { id, key, base, ours, theirs } = conflict;
      if (world.library.get(id)?.get(key) === undefined || world.library.get(id)?.get(key) !== ours) return;
      const choice = pick(3);
      if (choice === 0) changed(theirs, ours);
      else write(id, key, choice === 1 ? theirs : key === 'status' ? ours : mergeText(base, ours, theirs));
      await world.settle([{ id: `paper:${id}`, key, theirs }]);
      world.dirty.add(id);
    },
    removed(pick) {
      const id = String(pick(world.library.size));
      const written = world.library.get(id);
      const note = written?.get('highlight-note h2');
      if (note === undefined || pick(4) > 0) return;
      changed(note, '');
      written?.delete('highlight-note h2');
      world.dirty.add(id);
    },
  };
  return { alive, act, inLibrary };
}

describe('whatever an outside editor and the app do at once', () => {
  test('no word is lost, and both come to rest', { timeout: 300_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const world = createWorld(2);
        const { alive, act, inLibrary } = createReader(world);
        const lost = (): string[] => {
          const there = wordsIn(
            [inLibrary(), ...[...world.files.values()].map(({ text }) => text)].join(' '),
          );
          return [...alive].filter((each) => !there.has(each));
        };
        await world.sync();
        for (const [at, { kind, seed }] of all.entries()) {
          await act[kind](chance(seed));
          if (lost().length > 0) throw new Error(`step ${at} (${kind}) lost ${lost().join(', ')}`);
        }
        for (let round = 0; round < 6; round++) await world.sync();
        expect(lost()).toEqual([]);
        const before = JSON.stringify([
          ...world.files,
          ...[...world.library].map(([id, each]) => [id, ...each]),
        ]);
        for (const id of world.library.keys()) world.dirty.add(id);
        expect((await world.sync()).edits).toBe(0);
        expect(
          JSON.stringify([...world.files, ...[...world.library].map(([id, each]) => [id, ...each])]),
        ).toBe(before);
        // What is in a whole block and in no conflict is the same on both sides.
        for (const [id, written] of world.library) {
          const copies = [...world.files.values()].filter(({ text }) =>
            text.startsWith(`---\nlectern-id: paper:${id}\n`),
          );
          const [file] = copies;
          if (copies.length !== 1 || file === undefined) continue;
          const { blocks, broken } = findBlocks(file.text);
          const open = new Set(world.conflicts.get(id)?.map(({ key }) => key));
          if (world.issues().some(({ kind }) => kind === 'unreadable' || kind === 'missing')) continue;
          for (const key of TEXTS) {
            const block = blocks.get(key);
            if (block === undefined || broken.has(key) || open.has(key) || !written.has(key)) continue;
            expect(canonical(block.text).replace(/\s+/g, ' ').trim()).toBe(
              canonical(written.get(key) ?? '')
                .replace(/\s+/g, ' ')
                .trim(),
            );
          }
        }
      }),
      { numRuns: Number(process.env['LECTERN_RUNS'] ?? 1_500) },
    );
  });
});
