import { usual } from '../search/index.ts';
import { featuresOf, type Feature, type LearntText } from './features.ts';
import { countsOf, vectorOf, type Model } from './train.ts';

/** One thing that speaks for (above 0) or against keeping a paper, as the paper spells it. */
export interface Reason {
  readonly text: string;
  /** Its part of the score's logarithmic odds. */
  readonly weight: number;
}

/** What is thought of a paper, and why. */
export interface Why {
  /** 0 to 1: above a half, more like what was kept than like what was skipped. */
  readonly score: number;
  /** The strongest first; none where the paper has nothing that is known. */
  readonly reasons: readonly Reason[];
}

const MOST_REASONS = 3;
/** A reason weaker than this share of the strongest of its side says nothing, and so does … */
const LEAST = 0.7;
/** … one weaker than this share of the strongest of all. */
const LEAST_OF_ALL = 0.4;
/** What fewer decisions than this were about may be chance. */
const LEAST_PAPERS = 6;
/** Two words are one reason where the pair itself says at least this share of it, and … */
const PAIR = 0.15;
/** … neither word alone says more than this share. */
const ALONE = 0.75;

/** How much a paper is like those that were kept. Finite for any text; a text of which nothing is known has the bias alone. */
export function scoreOf(model: Model, text: LearntText): number {
  let odds = model.bias;
  for (const [key, value] of vectorOf(countsOf(text), (each) => model.features.get(each)?.idf))
    odds += value * (model.features.get(key)?.weight ?? 0);
  return 1 / (1 + Math.exp(-odds));
}

/** The score with its strongest reasons: what each feature adds to it, pairs of words together with the words in them. */
export function explain(model: Model, text: LearntText): Why {
  const parts = new Map(
    vectorOf(countsOf(text), (key) => model.features.get(key)?.idf).map(([key, value]) => [
      key,
      value * (model.features.get(key)?.weight ?? 0),
    ]),
  );
  const all = Map.groupBy(featuresOf(text), ({ key }) => key);
  const weighed = [...all].flatMap(([key, same]) => {
    const [first] = same;
    const known = (model.features.get(key)?.papers ?? 0) >= LEAST_PAPERS;
    const weight = first === undefined || !known ? null : weightOf(first, parts);
    return first === undefined || weight === null ? [] : [{ key, words: first.words, same, weight }];
  });
  const used = new Set<string>();
  const reasons: Reason[] = [];
  const strongest = weighed.toSorted(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.key < b.key ? -1 : 1),
  );
  for (const { words, same, weight } of strongest) {
    if (reasons.length === MOST_REASONS) break;
    const first = reasons.find((reason) => reason.weight * weight > 0);
    const least = Math.max(
      Math.abs(first?.weight ?? 0) * LEAST,
      Math.abs(reasons[0]?.weight ?? 0) * LEAST_OF_ALL,
    );
    if (Math.abs(weight) < least || words.some((word) => used.has(word))) continue;
    for (const word of words) used.add(word);
    reasons.push({ text: spelt(same), weight });
  }
  return { score: scoreOf(model, text), reasons };
}

/** What a feature says with the words in it; null where nothing is known of it, or where a part of it says the same. */
function weightOf({ key, words }: Feature, parts: ReadonlyMap<string, number>): number | null {
  const own = parts.get(key);
  if (own === undefined || own === 0) return null;
  if (words.length < 2) return own;
  const each = words.map((word) => parts.get(word) ?? 0);
  const sum = each.reduce((total, part) => total + part, own);
  const share = (part: number): number => part / sum;
  return share(own) >= PAIR && each.every((part) => share(part) <= ALONE && share(part) >= 0) ? sum : null;
}

function spelt(same: readonly Feature[]): string {
  const spellings = new Map<string, number>();
  for (const { spelling } of same) spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
  return usual(spellings);
}
