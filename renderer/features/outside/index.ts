/** The command line beside the running app: what it wishes is granted in this window, by the library that is open here. */
import { DIGEST_STREAM_PATH, type IncomingDigest } from '../../../shared/bridge.ts';
import type { Hearer, OutsideWish } from '../../../shared/outside.ts';
import { fail, type Problem } from '../../../shared/problem.ts';
import { bridge } from '../../bridge.ts';
import { useLibrary } from '../../stores/library.ts';
import { ingestForOutside, search } from '../../workers/index.ts';
import { grantWish, type OutsidePorts } from '../../workers/outside.ts';
import { settled } from '../library/index.ts';
import { flushTexts } from '../writing/index.ts';

/** Grants wishes from now on. Answers a function that ends it. */
export function grantWishes(): () => void {
  const stop = bridge.on('outside', ({ id, wish }) => void grant(id, wish));
  void bridge.listenOutside();
  return stop;
}

const ports: OutsidePorts = {
  search,
  ingest: ingestForOutside,
  urlOf: ({ id }) => `${DIGEST_STREAM_PATH}${id}`,
  keepOf:
    ({ id }: IncomingDigest) =>
    (step) => {
      const { digestId } = step;
      if (step.kind === 'begin') return bridge.keepDigest({ digestId, original: { kind: 'file', id } });
      if (step.kind === 'lines') return bridge.keepEntries({ digestId, lines: step.lines });
      return bridge.endDigest({ digestId, keep: step.keep });
    },
  settle,
};

async function grant(id: string, wish: OutsideWish): Promise<void> {
  let told = 0;
  const hear: Hearer = {
    progress(done, of) {
      // A line in a terminal shows whole percents.
      const percent = Math.floor((100 * done) / Math.max(1, of));
      if (percent === told) return;
      told = percent;
      void bridge.answerOutside({ id, said: { kind: 'progress', done, of } });
    },
    async piece(text) {
      const isWanted = await bridge.answerOutside({ id, said: { kind: 'piece', text } });
      if (!isWanted) throw new Unwanted();
    },
  };
  try {
    const result = await grantWish(wish, ports, hear);
    await bridge.answerOutside({ id, said: { kind: 'answer', result } });
  } catch (error) {
    if (error instanceof Unwanted) return;
    await bridge.answerOutside({
      id,
      said: { kind: 'answer', result: fail('unexpected', String(error)) },
    });
    throw error;
  }
}

/** Whoever wished it is gone. */
class Unwanted extends Error {}

/** Writes what is typed and waits until the journal has everything; answers what keeps it from being saved. */
async function settle(): Promise<Problem | null> {
  await flushTexts();
  const failing = (): Problem | null => {
    const { saving } = useLibrary.getState();
    return saving.state === 'failing' ? saving.problem : null;
  };
  const before = failing();
  if (before !== null) return before;
  // While saving fails nothing ever settles.
  let stop = (): void => undefined;
  const failed = new Promise<Problem | null>((resolve) => {
    stop = useLibrary.subscribe(() => failing() !== null && resolve(failing()));
  });
  const problem = await Promise.race([settled().then(() => null), failed]);
  stop();
  return problem;
}
