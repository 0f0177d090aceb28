/**
 * The closed list of page furniture: lines that a copied page holds and that are no part of a paper. Every rule
 * describes a whole line. Nothing is ever dropped because it merely resembles one of these.
 */
export type NoiseKind =
  | 'promotion'
  | 'subscribe button'
  | 'tab'
  | 'byline'
  | 'page heading'
  | 'comments link'
  | 'navigation'
  | 'vote button'
  | 'count'
  | 'separator'
  | 'avatar'
  | 'button';

/** Furniture is short; longer lines are not even tried, which also bounds the cost of every rule. */
const LONGEST = 600;

const LINK_TAIL = String.raw`(?:\[\d+\]|\([^)]*\))?`;
const line = (body: string): RegExp => new RegExp(`^(?:${body})$`, 'i');

const RULES: readonly (readonly [NoiseKind, RegExp])[] = [
  ['promotion', line('Get trending papers in your email inbox(?: once a day)?!')],
  [
    'subscribe button',
    line(String.raw`\[?\s?(?:Subscribe|Unsubscribe|Log ?In|Sign ?Up|Sign in)\s?\]?${LINK_TAIL}`),
  ],
  [
    'subscribe button',
    line(String.raw`[*-]\s\[?\s?(?:Subscribe|Unsubscribe|Log ?In|Sign ?Up|Sign in)\s?\]?${LINK_TAIL}`),
  ],
  [
    'tab',
    line(String.raw`[*-]?\s?\[?(?:Daily|Weekly|Monthly|Trending Papers|Daily Papers|new)\]?${LINK_TAIL}`),
  ],
  [
    'byline',
    line(
      String.raw`(?:#+\s)?(?:by\s?)?(?:\[[^\n]{0,200}\]\S*\s?)?(?:AK)?\s?(?:\[\d+\]|\([^)]*\))?\s?and the research community`,
    ),
  ],
  ['byline', line(String.raw`(?:#+\s)?by AK|by|AK`)],
  ['page heading', line(String.raw`#{0,2}\s?(?:Daily Papers|Trending Papers)(?: - Hugging Face)?`)],
  [
    'comments link',
    line(String.raw`\[?\s?\d*\s?\]?\(?https:\/\/huggingface\.co\/papers\/[\d.]+#community\)?`),
  ],
  [
    'navigation',
    line(
      String.raw`(?:\*\s)*\[?\s?(?:Models|Datasets|Spaces|Buckets new|Docs|Enterprise|Pricing|Website|Community|Solutions|Tasks|HuggingChat|Collections|Languages|Organizations|Daily Papers|Blog|Posts|Learn|Discord|Forum|GitHub|Team & Enterprise|Hugging Face PRO|Hugging Face|Enterprise Support|Inference Providers|Inference Endpoints|Storage Buckets)\s?\]?(?:\[\d+\])?`,
    ),
  ],
  ['navigation', line(String.raw`\[\[Hugging Face's logo\] Hugging Face\]\[\d+\]|Hugging Face's logo`)],
  [
    'navigation',
    line(String.raw`System theme|Company|TOS|Privacy|About|Careers|© Hugging Face|Previous|Next`),
  ],
  ['vote button', line(String.raw`(?:Upvote|Upvoted|Like|Share|Save|Bookmark)\s?\d*`)],
  ['count', line(String.raw`\[?\s?\[?(?:[-–]|[-–]?\d[\d.,]*k?)\s?\]?${LINK_TAIL}`)],
  ['count', line(String.raw`\[-\]\s?-?\d+`)],
  ['separator', line(String.raw`\[|\]\[\d+\]|\x60{3}\w*|[·•∙|]+|-{3,}|={3,}|_{3,}|\*{3,}`)],
  ['avatar', line(String.raw`\[?\s?-?\s?!\[[^\]]*\]\([^)]*\)[\s\\\]]*`)],
  [
    'button',
    line(
      String.raw`View (?:PDF|arXiv page|on arXiv)|arXiv page|Add to collection|Abstract|Read more|Show more|Copy link|PDF|HTML|\[Abstract\] \[PDF\]|Submitted by.{0,80}|View all.{0,80}|Load more.{0,80}`,
    ),
  ],
];

/** The kind of page furniture that a trimmed line is, or null. */
export function noiseOf(text: string): NoiseKind | null {
  if (text.length > LONGEST) return null;
  return RULES.find(([, rule]) => rule.test(text))?.[0] ?? null;
}

/** The number of votes that a count or vote button shows; null for `-` and for buttons without a number. */
export function countOf(text: string): number | null {
  const [, digits, thousands] = /^\D{0,12}?(\d[\d,]*(?:\.\d+)?)(k)?\b/i.exec(text) ?? [];
  if (digits === undefined) return null;
  const count = Number(digits.replaceAll(',', '')) * (thousands === undefined ? 1 : 1000);
  return Number.isFinite(count) ? Math.round(count) : null;
}

const GLUED =
  /^(?:Subscribe|Unsubscribe|Upvote\s?\d*|Log ?In|Sign ?Up)(?=[A-Z0-9\u00C0-\u024F\u3040-\u9FFF])/;

/** The button label that a copied page glued to the front of a line (`SubscribeA Title of a Paper`), or null. */
export function gluedPrefix(text: string): string | null {
  const prefix = GLUED.exec(text)?.[0];
  if (prefix === undefined) return null;
  const words = text
    .slice(prefix.length, prefix.length + 200)
    .trim()
    .split(/\s+/).length;
  return words >= 3 ? prefix : null;
}
