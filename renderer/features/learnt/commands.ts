import { t } from '../../../shared/strings/index.ts';
import { say } from '../../stores/activity.ts';
import { setLearnt } from '../../stores/learnt.ts';
import { setSettings, useSettings } from '../../stores/settings.ts';
import { insight } from '../../workers/index.ts';

/** Puts papers in the learnt order; leaves them as they are, and says so, while there is too little to learn from. */
export async function learntOrder(ids: readonly string[]): Promise<readonly string[]> {
  const answer = await insight().learntOrder(ids);
  if (answer.kind === 'few') {
    setLearnt({ few: answer, whys: new Map() });
    return ids;
  }
  // What was thought of a paper is another thing now.
  setLearnt({ few: null, whys: new Map() });
  return answer.ids;
}

/** Switches the learnt order on or off; off, what was learnt is forgotten. */
export async function toggleLearnt(): Promise<void> {
  const learnt = !useSettings.getState().learnt;
  setSettings({ learnt });
  say(learnt ? t.learnt.on : t.learnt.off);
  if (learnt) return;
  setLearnt({ few: null, whys: new Map() });
  await insight().forgetLearnt();
}
