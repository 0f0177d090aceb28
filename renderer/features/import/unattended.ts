/** Digests of watched folders that are imported without being looked through, in the background, one after another. */
import { DIGEST_STREAM_PATH, type Offer } from '../../../shared/bridge.ts';
import type { ProblemCode, Result } from '../../../shared/problem.ts';
import { t } from '../../../shared/strings/index.ts';
import { bridge } from '../../bridge.ts';
import { announceDone, announceProblem } from '../../stores/activity.ts';
import { useLibrary } from '../../stores/library.ts';
import { ingest } from '../../workers/index.ts';
import type { ImportDone, IngestSource } from '../../workers/ingest-api.ts';
import { importState, subscribe } from './import-state.ts';
import { keepOf, named, release } from './sources.ts';
import { tellEnd } from './tell-end.ts';

type FileSource = Extract<IngestSource, { kind: 'file' }>;

let queue: FileSource[] = [];
let running: Promise<void> | null = null;

/** Imports these once nothing else is open, with the choices that a preview starts with. What cannot be imported is listed with its folder. */
export function importArrived({ digests }: Offer): void {
  queue.push(
    ...digests.map(({ id, ...digest }): FileSource => ({
      kind: 'file',
      url: `${DIGEST_STREAM_PATH}${id}`,
      ...digest,
    })),
  );
  if (queue.length > 0) running ??= run().finally(() => (running = null));
}

/** Settles when no digest is being imported in the background: the worker reads one at a time. */
export const backgroundDone = async (): Promise<void> => {
  await step;
};

/** The digest that is being imported in the background. */
let step: Promise<unknown> = Promise.resolve();

async function run(): Promise<void> {
  const imported: ImportDone[] = [];
  for (let source = queue.shift(); source !== undefined; source = queue.shift()) {
    while (importState().phase !== 'idle') await idle();
    const { saving } = useLibrary.getState();
    if (saving.state === 'failing') {
      // Main offers them again at the next start.
      announceProblem(saving.problem);
      [source, ...queue].forEach(release);
      queue = [];
      break;
    }
    const importing = importOne(source);
    step = importing;
    const result = await importing;
    if (result.ok) imported.push(result.value);
    else if (result.problem.code !== 'already-imported') await fail(source, result.problem.code);
    release(source);
  }
  const [only] = imported;
  if (only === undefined) return;
  const text = imported.length === 1 ? only.label : t.folders.imported(imported.length);
  announceDone(text, imported.length === 1);
  tellEnd(text);
}

async function importOne(source: FileSource): Promise<Result<ImportDone>> {
  try {
    const choices = await ingest().prepare(source, () => undefined);
    if (!choices.ok) return choices;
    return await ingest().commit(named(source, choices.value), () => undefined, keepOf(source, null));
  } catch (error) {
    return { ok: false, problem: { code: 'import-failed', detail: String(error) } };
  }
}

const fail = ({ url }: FileSource, reason: ProblemCode): Promise<unknown> =>
  bridge.failWatched({ id: url.slice(DIGEST_STREAM_PATH.length), reason });

/** Waits until nothing is open for the reader. */
function idle(): Promise<void> {
  return new Promise((done) => {
    const stop = subscribe(() => {
      if (importState().phase !== 'idle') return;
      stop();
      done();
    });
  });
}
