/** Everything in the store, and how to lose it and get it back. */
import { db } from '../../../renderer/storage/db.ts';
import { rebuildLibrary } from '../../../renderer/storage/rebuild.ts';
import { startLibrary, type Started, type StartStep } from '../../../renderer/storage/start.ts';
import type { FakeMain } from '../../fakes/main.ts';

/** Every row of every table but history, clocks too. What counts nothing is as good as absent. */
export async function everything(): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const names = db.tables
    .map(({ name }) => name)
    .filter((name) => !['batches', 'outbox', 'meta'].includes(name));
  const tables = await Promise.all(
    names.map(async (name): Promise<[string, unknown[]]> => {
      const rows: { n?: number }[] = await db.table(name).toArray();
      return [name, rows.filter((row) => name !== 'counters' || row.n !== 0)];
    }),
  );
  const horizon = await db.meta.get('horizon');
  return { ...Object.fromEntries(tables), horizon: [horizon] };
}

/** Starts the library on this main; its rebuild runs here instead of in a worker. */
export async function start(main: FakeMain): Promise<Started & { readonly steps: readonly StartStep[] }> {
  const steps: StartStep[] = [];
  const started = await startLibrary({
    main: main.bridge,
    rebuild: (state) => rebuildLibrary(main.open, state, () => undefined),
    onStep: (step) => void steps.push(step),
  });
  if (!started.ok) throw new Error(`${started.problem.code} ${started.problem.detail}`);
  return { ...started.value, steps };
}

/** The whole store gone, as when Chromium deletes it. */
export async function loseStore(): Promise<void> {
  await db.delete();
  await db.open();
}
