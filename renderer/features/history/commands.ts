import { t } from '../../../shared/strings/index.ts';
import * as library from '../../storage/library.ts';
import { announceProblem, dismissToast } from '../../stores/activity.ts';

/** Takes back all that came after a step, and says what that did. */
export const goBackTo = (id: string | null): Promise<string> =>
  telling(() => library.undoTo(id), t.keys.history.wentBack);

/** Does again what was taken back, up to a step, and says what that did. */
export const goOnTo = (id: string): Promise<string> =>
  telling(() => library.redoTo(id), t.keys.history.wentOn);

async function telling(
  travel: () => Promise<library.Travelled>,
  say: (steps: number) => string,
): Promise<string> {
  try {
    const { steps, kept } = await travel();
    // It offers to undo what may be undone by now.
    dismissToast();
    return say(steps) + t.keys.history.kept(kept);
  } catch (error) {
    if (!(error instanceof library.Refused)) throw error;
    announceProblem(error.problem);
    return '';
  }
}
