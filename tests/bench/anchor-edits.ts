/** Edits of a text that say for every character where it went: what the benchmark of the anchors, and its tests, measure by. */

/** A character, and whether it is in the quote or stands in the place of what was. */
export interface Mark {
  readonly c: string;
  readonly q: boolean;
}
export type Marks = readonly Mark[];
/** A whole number from 0 below `n`. */
export type Dice = (n: number) => number;

/** Throws of a seed, the same on every machine (Mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed | 0;
  return (n) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * n);
  };
}

const textOf = (marks: Marks): string => marks.map(({ c }) => c).join('');
const untagged = (text: string): Marks => text.split('').map((c) => ({ c, q: false }));
const pick = <T>(all: readonly T[], dice: Dice): T => all[dice(all.length)]!;

interface Range {
  readonly start: number;
  readonly end: number;
}

const rangesOf = (pattern: RegExp, text: string): readonly Range[] =>
  [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
const wordsIn = (marks: Marks): readonly Range[] => rangesOf(/[\p{L}\p{N}-]+/gu, textOf(marks));
const sentencesIn = (marks: Marks): readonly Range[] =>
  rangesOf(/\S.*?(?:[.?!](?=\s|$)\s*|$)/gsu, textOf(marks));

/** Puts a text in the place of a range. It is the quote's where any of that was, or where it stands inside of it. */
function put(marks: Marks, { start, end }: Range, text: string): Marks {
  const q =
    start === end
      ? marks[start - 1]?.q === true && marks[start]?.q === true
      : marks.slice(start, end).some((mark) => mark.q);
  return [...marks.slice(0, start), ...text.split('').map((c) => ({ c, q })), ...marks.slice(end)];
}

/** Misspells a word: the letters that stay are whose they were. */
function misspell(marks: Marks, { start, end }: Range, dice: Dice): Marks {
  const word = textOf(marks.slice(start, end));
  const next = typo(word, dice);
  const least = Math.min(word.length, next.length);
  let head = 0;
  while (head < least && word[head] === next[head]) head++;
  let tail = 0;
  while (tail < least - head && word.at(-1 - tail) === next.at(-1 - tail)) tail++;
  const middle = next.slice(head, next.length - tail);
  return put(marks, { start: start + head, end: end - tail }, middle);
}

const VOCABULARY =
  'robust sparse latent transformer alignment pruning scalable curriculum token corpus decoder graph benchmark annotation gradient policy reward diffusion segmentation retrieval memory attention kernel bias variance prompt dataset evaluation supervised encoder planning contrastive adapter distillation quantized inference vocabulary multilingual summarization translation synthetic causal feature embedding layer objective sampling optimization baseline accuracy throughput latency'.split(
    ' ',
  );
const SMALL = 'the of and to a in for on with that by is we this from are as an our which can it these'.split(
  ' ',
);
const TAILS = [' Code is available online.', ' Comment: 12 pages, 5 figures', ' Accepted at a workshop.'];

/** A sentence of made-up science. */
export function sentence(dice: Dice): string {
  const n = 6 + dice(16);
  const words = Array.from({ length: n }, (_, at) =>
    dice(5) < 2 && at > 0 ? pick(SMALL, dice) : pick(VOCABULARY, dice),
  );
  if (dice(4) === 0) words[dice(n)] = `${1 + dice(98)}.${dice(10)}%`;
  if (dice(6) === 0) words[dice(n)] = `${pick(VOCABULARY, dice)}-${pick(VOCABULARY, dice)}`;
  if (dice(8) === 0) words[dice(n)] = `${2 + dice(60)}times`;
  if (dice(8) === 0) words[dice(n)] += ',';
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** An abstract of 4 to 11 sentences. */
export const madeAbstract = (dice: Dice): string =>
  Array.from({ length: 4 + dice(8) }, () => sentence(dice)).join(' ');

function typo(word: string, dice: Dice): string {
  const at = dice(word.length);
  const letter = String.fromCharCode(97 + dice(26));
  switch (dice(4)) {
    case 0:
      return word.slice(0, at) + letter + word.slice(at);
    case 1:
      return word.length > 1 ? word.slice(0, at) + word.slice(at + 1) : word + letter;
    case 2:
      return word.slice(0, at) + letter + word.slice(at + 1);
    default:
      return at + 1 < word.length
        ? word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2)
        : word + letter;
  }
}

function typoWhere(marks: Marks, dice: Dice, where: { readonly q: boolean }): Marks {
  const words = wordsIn(marks).filter(
    ({ start, end }) => end - start > 2 && marks.slice(start, end).some((mark) => mark.q) === where.q,
  );
  if (words.length === 0) return marks;
  const range = pick(words, dice);
  return misspell(marks, range, dice);
}

/** Other words for a share of the quote's, in percent. */
function replaceWords(marks: Marks, dice: Dice, [least, most]: readonly [number, number]): Marks {
  const words = wordsIn(marks).filter(({ start, end }) => marks.slice(start, end).every((mark) => mark.q));
  const n = Math.round((words.length * (least + dice(most - least + 1))) / 100);
  const chosen = [...words];
  while (chosen.length > n) chosen.splice(dice(chosen.length), 1);
  return chosen.toReversed().reduce((now, range) => put(now, range, pick(VOCABULARY, dice)), marks);
}

function insertAtSentence(marks: Marks, text: string, dice: Dice): Marks {
  const starts = [...sentencesIn(marks).map(({ start }) => start), marks.length];
  const at = pick(starts, dice);
  return put(marks, { start: at, end: at }, at === marks.length ? ` ${text}` : `${text} `);
}

const quoteOf = (marks: Marks): Range => ({
  start: marks.findIndex((mark) => mark.q),
  end: marks.findLastIndex((mark) => mark.q) + 1,
});
const without = (marks: Marks, { start, end }: Range): Marks => [
  ...marks.slice(0, start),
  ...marks.slice(end),
];
const tidied = (marks: Marks): Marks =>
  marks.filter(({ c }, at) => c !== ' ' || (at > 0 && marks[at - 1]?.c !== ' '));
const everywhere = (marks: Marks, pattern: RegExp, to: string): Marks =>
  rangesOf(pattern, textOf(marks))
    .toReversed()
    .reduce((now, range) => put(now, range, to), marks);
const somewhere = (
  marks: Marks,
  pattern: RegExp,
  { to, dice }: { to: readonly string[]; dice: Dice },
): Marks =>
  rangesOf(pattern, textOf(marks))
    .toReversed()
    .reduce((now, range) => (dice(3) === 0 ? put(now, range, pick(to, dice)) : now), marks);

function moveSentence(marks: Marks, dice: Dice): Marks {
  const all = sentencesIn(marks);
  if (all.length < 3) return marks;
  const parts = all.map(({ start, end }) => marks.slice(start, end));
  const holds = parts.map((part) => part.some((mark) => mark.q));
  const whole = holds.filter(Boolean).length === 1;
  const from = whole && dice(2) === 0 ? holds.indexOf(true) : dice(parts.length);
  // A sentence that has but a part of the quote in it stays.
  if (!whole && holds[from]) return marks;
  const [moving] = parts.splice(from, 1);
  const to = dice(parts.length + 1);
  parts.splice(to === from ? (to + 1) % (parts.length + 1) : to, 0, moving!);
  return parts
    .flatMap((part) => (part.at(-1)?.c === ' ' ? part : [...part, { c: ' ', q: false }]))
    .slice(0, -1);
}

function latexRepaired(marks: Marks): Marks {
  return everywhere(
    everywhere(everywhere(marks, /(?<=\d)times\b|\\times/gu, '×'), /\\(?=[%&_#])/gu, ''),
    /(?<=\d)-(?=\d)/gu,
    '–',
  );
}

function rewriteSentence(marks: Marks, dice: Dice): Marks {
  const { start } = quoteOf(marks);
  const found = sentencesIn(marks).find((each) => each.start <= start && each.end > start);
  if (found === undefined) return marks;
  const words = wordsIn(marks).filter((each) => each.start >= found.start && each.end <= found.end);
  return words.toReversed().reduce((now, range) => {
    const way = dice(10);
    if (way < 3) return put(now, range, pick(VOCABULARY, dice));
    if (way === 3) return put(now, range, `${pick(SMALL, dice)} ${pick(VOCABULARY, dice)}`);
    if (way === 4 && words.length > 6 && now[range.end]?.c === ' ')
      return without(now, { start: range.start, end: range.end + 1 });
    return now;
  }, marks);
}

type Edit = (marks: Marks, dice: Dice) => Marks;

const SIMPLE = {
  'typo inside': (marks, dice) => typoWhere(marks, dice, { q: true }),
  'typo outside': (marks, dice) => typoWhere(marks, dice, { q: false }),
  'sentence inserted': (marks, dice) => insertAtSentence(marks, sentence(dice), dice),
  'space, dashes, quotes': (marks, dice) =>
    somewhere(
      somewhere(everywhere(marks, /(?<=\p{L})-(?=\p{L})/gu, pick(['‐', '–', '-'], dice)), /'/gu, {
        to: ['’'],
        dice,
      }),
      / /gu,
      { to: ['  ', '\n', ' ', '\u00a0'], dice },
    ),
  'case changed': (marks, dice) => {
    const [low, all] = [dice(2) === 0, dice(2) === 0];
    return marks.map((mark) =>
      all || mark.q ? { ...mark, c: low ? mark.c.toLowerCase() : mark.c.toUpperCase() } : mark,
    );
  },
  '8–25 % replaced': (marks, dice) => replaceWords(marks, dice, [8, 25]),
  '30–45 % replaced': (marks, dice) => replaceWords(marks, dice, [30, 45]),
  'words inserted inside': (marks, dice) => {
    const { start, end } = quoteOf(marks);
    const gaps = rangesOf(/ /gu, textOf(marks)).filter((each) => each.start > start && each.end < end);
    if (gaps.length === 0) return marks;
    const n = 1 + dice(6);
    const { end: at } = pick(gaps, dice);
    const words = Array.from({ length: n }, () => pick(dice(3) === 0 ? SMALL : VOCABULARY, dice));
    return put(marks, { start: at, end: at }, `${words.join(' ')} `);
  },
  'quote deleted': (marks) => tidied(without(marks, quoteOf(marks))),
  'sentence moved': moveSentence,
  'LaTeX repaired': (marks) => latexRepaired(marks),
  'paragraph breaks': (marks, dice) => {
    const at = pick(sentencesIn(marks).slice(1), dice)?.start ?? 0;
    return at === 0 ? marks : put(marks, { start: at - 1, end: at }, '\n\n');
  },
  'no edit': (marks) => marks,
} as const satisfies Readonly<Record<string, Edit>>;

const TOGETHER = [
  'typo inside',
  'typo outside',
  'sentence inserted',
  'space, dashes, quotes',
  'case changed',
  '8–25 % replaced',
  'words inserted inside',
  'sentence moved',
  'LaTeX repaired',
  'paragraph breaks',
] as const;

/** The fourteen kinds of `ui.md` §1.2. */
export const EDITS: Readonly<Record<string, Edit>> = {
  ...SIMPLE,
  'several together': (marks, dice) => {
    const kinds = [...TOGETHER];
    let now = marks;
    for (let n = 2 + dice(3); n > 0; n--) {
      const [kind] = kinds.splice(dice(kinds.length), 1);
      now = SIMPLE[kind!](now, dice);
    }
    return now;
  },
};

/** Kinds that nobody measured yet, and which happen. */
export const OTHER_EDITS: Readonly<Record<string, Edit>> = {
  'sentence rewritten': rewriteSentence,
  'punctuation changed': (marks, dice) =>
    somewhere(somewhere(marks, /,/gu, { to: ['', ';', ' –'], dice }), /(?<=\p{L}) (?=\p{L})/gu, {
      to: [', ', ' '],
      dice,
    }),
  'cut short': (marks, dice) => {
    const to = Math.floor((marks.length * (40 + dice(55))) / 100);
    return [...marks.slice(0, to), ...untagged(pick(['…', '...', ''], dice))];
  },
  'comment appended': (marks, dice) => [...marks, ...untagged(pick(TAILS, dice))],
  'entities decoded': (marks) => marks,
  'two sentences swapped': (marks, dice) => {
    const all = sentencesIn(marks);
    if (all.length < 3) return marks;
    const at = dice(all.length - 2);
    const [a, b] = [all[at]!, all[at + 1]!];
    const split = [a, b].some(({ start, end }) => {
      const part = marks.slice(start, end);
      const n = part.filter((mark) => mark.q).length;
      return n > 0 && n < marks.filter((mark) => mark.q).length;
    });
    if (split) return marks;
    return [
      ...marks.slice(0, a.start),
      ...marks.slice(b.start, b.end),
      ...marks.slice(a.start, a.end),
      ...marks.slice(b.end),
    ];
  },
  'all replaced': (_marks, dice) => untagged(madeAbstract(dice)),
  'quote repeated elsewhere': (marks, dice) => {
    const { start, end } = quoteOf(marks);
    const copy = textOf(marks.slice(start, end));
    const all = sentencesIn(marks).filter((each) => each.end < start || each.start > end);
    if (all.length === 0) return marks;
    const at = pick(all, dice).start;
    return put(marks, { start: at, end: at }, `${sentence(dice).slice(0, -1)} ${copy}. `);
  },
  'part of quote deleted': (marks, dice) => {
    const { start, end } = quoteOf(marks);
    const words = wordsIn(marks).filter((each) => each.start >= start && each.end <= end);
    if (words.length < 3) return marks;
    const n = 1 + dice(Math.floor(words.length / 2));
    const from = dice(words.length - n + 1);
    const range = { start: words[from]!.start, end: words[from + n - 1]!.end };
    return tidied(without(marks, range));
  },
  'its sentence deleted': (marks) => {
    const { start, end } = quoteOf(marks);
    const gone = sentencesIn(marks).filter((each) => each.end > start && each.start < end);
    return gone.length === 0 ? marks : without(marks, { start: gone[0]!.start, end: gone.at(-1)!.end });
  },
  'its sentence replaced by another': (marks, dice) => {
    const { start, end } = quoteOf(marks);
    const gone = sentencesIn(marks).filter((each) => each.end > start && each.start < end);
    if (gone.length === 0) return marks;
    const [from, to] = [gone[0]!.start, gone.at(-1)!.end];
    return [...marks.slice(0, from), ...untagged(`${sentence(dice)} `), ...marks.slice(to)];
  },
  'sentence deleted and others edited': (marks, dice) => {
    const gone = sentencesIn(marks).find((each) => !marks.slice(each.start, each.end).some((mark) => mark.q));
    const now = gone === undefined ? marks : without(marks, gone);
    return insertAtSentence(typoWhere(now, dice, { q: false }), sentence(dice), dice);
  },
  'words beside it replaced': (marks, dice) => {
    const { start, end } = quoteOf(marks);
    const near = wordsIn(marks).filter(
      (each) => (each.end <= start && each.end > start - 40) || (each.start >= end && each.start < end + 40),
    );
    return near
      .toReversed()
      .reduce((now, range) => (dice(2) === 0 ? put(now, range, pick(VOCABULARY, dice)) : now), marks);
  },
};

export interface AnchorCase {
  readonly kind: string;
  readonly before: string;
  readonly start: number;
  readonly end: number;
  readonly after: string;
  readonly expected: readonly [number, number] | null;
}

/** A quote of a text: one word, a few, a sentence or several; now and then one that cuts words. */
export function quoteIn(text: string, dice: Dice): Range {
  const words = rangesOf(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu, text);
  const n = Math.min(words.length, pick([1, 1, 2, 3, 4, 5, 6, 8, 10, 12, 16, 20, 25, 30, 45], dice));
  if (dice(4) === 0) {
    const { start, end } = pick(rangesOf(/\S.*?(?:[.?!](?=\s|$)|$)/gsu, text), dice);
    return { start, end };
  }
  const from = dice(words.length - n + 1);
  const [{ start }, { end }] = [words[from]!, words[from + n - 1]!];
  if (dice(6) > 0 || end - start < 12) return { start, end };
  return { start: start + dice(4), end: end - dice(4) };
}

/** One case: a quote of the text, an edit of this kind, and where every character of the quote went. */
export function caseOf(kind: string, given: string, dice: Dice): AnchorCase {
  const edit = EDITS[kind] ?? OTHER_EDITS[kind];
  if (edit === undefined) throw new Error(kind);
  let text = given;
  if (kind === 'LaTeX repaired' || kind === 'several together') text = withLatex(text, dice);
  if (kind === 'entities decoded') return decodedCase(text, dice);
  const span = quoteIn(text, dice);
  const before: Marks = text.split('').map((c, at) => ({ c, q: at >= span.start && at < span.end }));
  const after = edit(before, dice);
  const start = after.findIndex((mark) => mark.q);
  const end = after.findLastIndex((mark) => mark.q) + 1;
  return {
    kind,
    before: text,
    ...span,
    after: textOf(after),
    expected: start === -1 ? null : [start, end],
  };
}

function withLatex(text: string, dice: Dice): string {
  return text
    .split(' ')
    .map((word) => {
      const way = dice(40);
      const n = 1 + dice(90);
      if (way === 0) return `${n}times ${word}`;
      if (way === 1) return `${n}.${dice(9)}\\times ${word}`;
      if (way === 2) return `${n}\\% ${word}`;
      if (way === 3) return `${n}-${n + 3}times ${word}`;
      return word;
    })
    .join(' ');
}

function decodedCase(given: string, dice: Dice): AnchorCase {
  const plain = given
    .split(' ')
    .map((word) => (dice(8) === 0 ? `${pick(['&', '<', '"x"', '>'], dice)} ${word}` : word))
    .join(' ');
  const span = quoteIn(plain, dice);
  const coded = (text: string): string =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
  const start = coded(plain.slice(0, span.start)).length;
  const end = start + coded(plain.slice(span.start, span.end)).length;
  return {
    kind: 'entities decoded',
    before: coded(plain),
    start,
    end,
    after: plain,
    expected: [span.start, span.end],
  };
}
