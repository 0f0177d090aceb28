import { useEffect } from 'react';
import type { Why } from '../../../shared/learnt/index.ts';
import { setLearnt, useLearnt } from '../../stores/learnt.ts';
import { useSettings } from '../../stores/settings.ts';
import { learnt } from '../../workers/index.ts';

const waiting = new Set<string>();

/** What is thought of a paper, and why. Null while that is not known, and where the learnt order is off or knows too little. */
export function useWhy(paperId: string): Why | null {
  const on = useSettings((state) => state.learnt);
  const why = useLearnt((state) => state.whys.get(paperId));
  useEffect(() => {
    if (on && why === undefined) ask(paperId);
  }, [on, why, paperId]);
  return on ? (why ?? null) : null;
}

/** All that rows ask for in one turn is one question. */
function ask(paperId: string): void {
  if (waiting.size === 0) setTimeout(() => void answer(), 0);
  waiting.add(paperId);
}

async function answer(): Promise<void> {
  const ids = [...waiting];
  waiting.clear();
  const { whys } = useLearnt.getState();
  const found = await learnt().learntWhy(ids);
  // Another order came meanwhile: its rows ask again.
  const now = useLearnt.getState().whys;
  if (now !== whys && now.size === 0) return;
  setLearnt({ whys: new Map([...now, ...ids.map((id, n) => [id, found[n] ?? null] as const)]) });
}
