import { explain, scoreOf, train, type Model, type TooFew, type Why } from '../../shared/learnt/index.ts';
import type { decided, decisions, learntTexts, onPapersChanged } from '../storage/library.ts';

/** Papers by what the reader keeps, or how much there is to learn from yet. */
export type LearntOrder =
  { readonly kind: 'ordered'; readonly ids: readonly string[] } | ({ readonly kind: 'few' } & TooFew);

/** What is learnt of the reader. */
export interface LearntApi {
  /** These papers with those first that are most like what was kept. Learns anew where decisions changed since. */
  learntOrder(ids: readonly string[]): Promise<LearntOrder>;
  /** What was last thought of these papers, and why; null where too little is known or a paper is gone. */
  learntWhy(ids: readonly string[]): Promise<readonly (Why | null)[]>;
  /** Forgets what was learnt. */
  forgetLearnt(): Promise<void>;
}

/** The parts of the library that are learnt from. */
export interface LearntSource {
  readonly decided: typeof decided;
  readonly decisions: typeof decisions;
  readonly learntTexts: typeof learntTexts;
  readonly onPapersChanged: typeof onPapersChanged;
}

/** Decisions of each kind that are learnt from: more make the order no better and learning slower. */
const MOST_DECISIONS = 1_000;
const CHUNK = 50;

/** Learns when it is asked, never by itself, and keeps the scores of papers until decisions or texts are others. */
export function createLearnt(source: LearntSource): LearntApi {
  let learnt: { readonly from: string; readonly model: Promise<Model | TooFew> } | null = null;
  const scores = new Map<string, number>();
  source.onPapersChanged((ids) => ids.forEach((id) => scores.delete(id)));

  const learn = async (): Promise<Model | TooFew> => {
    const now = await source.decided(MOST_DECISIONS);
    const from = JSON.stringify([now.kept.toSorted(), now.skipped.toSorted()]);
    if (learnt?.from !== from) {
      scores.clear();
      learnt = { from, model: source.decisions(now).then(train) };
    }
    return learnt.model;
  };

  const scoreAll = async (model: Model, ids: readonly string[]): Promise<void> => {
    const unknown = ids.filter((id) => !scores.has(id));
    for (let at = 0; at < unknown.length; at += CHUNK) {
      const texts = await source.learntTexts(unknown.slice(at, at + CHUNK));
      for (const text of texts) if (text !== null) scores.set(text.id, scoreOf(model, text));
      await breathe();
    }
  };

  return {
    async learntOrder(ids) {
      const model = await learn();
      if (!('features' in model)) return { kind: 'few', ...model };
      await scoreAll(model, ids);
      const own = new Map(ids.map((id) => [id, scores.get(id) ?? 0]));
      return { kind: 'ordered', ids: ids.toSorted((a, b) => (own.get(b) ?? 0) - (own.get(a) ?? 0)) };
    },
    async learntWhy(ids) {
      const model = await (learnt?.model ?? learn());
      if (!('features' in model)) return ids.map(() => null);
      return (await source.learntTexts(ids)).map((text) => (text === null ? null : explain(model, text)));
    },
    async forgetLearnt() {
      learnt = null;
      scores.clear();
      return Promise.resolve();
    },
  };
}

/** Lets messages that wait be seen. */
const breathe = (): Promise<void> => new Promise((resume) => setTimeout(resume, 0));
