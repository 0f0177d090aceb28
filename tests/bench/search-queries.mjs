// What people type to find a paper that they know, in ten kinds and an eleventh: `{ q, target, variant }`.
import { randomOf, SMALL_WORDS } from './search-corpus.mjs';

const SMALL = new Set([...SMALL_WORDS, 'via', 'under', 'towards']);
const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

export const KINDS = [
  'single word',
  'title words',
  'abstract words',
  'mixed',
  'half typed',
  'one typo',
  'typo and half typed',
  'hyphen or space',
  'acronym',
  'out of order',
];
/** Reported apart. */
export const APART = 'typo in the first letter';

const wordsOf = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
const telling = (text) => [...new Set(wordsOf(text).filter((word) => word.length > 3 && !SMALL.has(word)))];

/** Queries for papers of a corpus, as many of each kind. */
export function queriesOf(papers, each, seed) {
  const random = randomOf(seed ^ 0x5bd1e995);
  const tools = toolsOf(random);
  const queries = [];
  for (const variant of [...KINDS, APART]) {
    for (let made = 0, tried = 0; made < each && tried < each * 200; tried += 1) {
      const paper = papers[Math.floor(random() * papers.length)];
      const q = MAKERS[variant](paper, tools);
      if (q === null) continue;
      queries.push({ q, target: paper.id, variant });
      made += 1;
    }
  }
  return queries;
}

function toolsOf(random) {
  const below = (n) => Math.floor(random() * n);
  const some = (all, n) => {
    const left = [...all];
    return Array.from({ length: Math.min(n, left.length) }, () => left.splice(below(left.length), 1)[0]);
  };
  const inOrder = (all, n) => {
    const chosen = new Set(some(all, n));
    return all.filter((word) => chosen.has(word));
  };
  const half = (word) => word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
  const typo = (word, first = 1) => {
    const at = first === 0 ? 0 : first + below(word.length - first);
    const letter = LETTERS[below(26)];
    switch (below(4)) {
      case 0:
        return word.slice(0, at) + word.slice(at + 1);
      case 1:
        return word.slice(0, at) + letter + word.slice(at);
      case 2:
        return word.slice(0, at) + (letter === word[at] ? 'x' : letter) + word.slice(at + 1);
      default: {
        const to = first > 0 && at === word.length - 1 ? at - 1 : at;
        return word.slice(0, to) + (word[to + 1] ?? '') + word[to] + word.slice(to + 2);
      }
    }
  };
  const withTypo = (words, first) => {
    const long = words.map((word, n) => [word, n]).filter(([word]) => word.length >= 5);
    if (long.length === 0) return null;
    const [word, n] = long[below(long.length)];
    const wrong = typo(word, first);
    return wrong === word ? null : words.with(n, wrong);
  };
  return { below, some, inOrder, half, withTypo };
}

const join = (words) => (words === null || words.length === 0 ? null : words.join(' '));

const MAKERS = {
  'single word': ({ title }, { some }) =>
    join(
      some(
        telling(title).filter((word) => word.length > 5),
        1,
      ),
    ),
  'title words': ({ title }, { inOrder, below }) => {
    const words = telling(title);
    return words.length < 2 ? null : join(inOrder(words, 2 + below(2)));
  },
  'abstract words': ({ abstract }, { some, below }) => {
    const words = telling(abstract).filter((word) => word.length > 4);
    return words.length < 3 ? null : join(some(words, 3 + below(2)));
  },
  mixed: ({ title, abstract }, { some, below }) => {
    const [one, other] = [telling(title), telling(abstract)];
    return one.length < 2 || other.length < 2
      ? null
      : join([...some(one, 1 + below(2)), ...some(other, 1 + below(2))]);
  },
  'half typed': ({ title }, { inOrder, half, below }) => {
    const words = inOrder(telling(title), 2 + below(2));
    return words.length < 2 ? null : join([...words.slice(0, -1), half(words.at(-1))]);
  },
  'one typo': ({ title }, { inOrder, withTypo, below }) =>
    join(withTypo(inOrder(telling(title), 2 + below(2)), 1)),
  'typo and half typed': ({ title }, { inOrder, half, withTypo, below }) => {
    const words = inOrder(telling(title), 2 + below(2));
    const wrong = words.length < 2 ? null : withTypo(words.slice(0, -1), 1);
    return wrong && join([...wrong, half(words.at(-1))]);
  },
  'hyphen or space': ({ title }, { some, below }) => {
    const words = title.split(/[\s:]+/);
    const held = words.filter((word) => /^\p{L}{2,}-\p{L}{3,}$/u.test(word));
    const rest = telling(title);
    if (held.length > 0 && below(3) > 0) {
      const [word] = some(held, 1);
      const typed = word.toLowerCase().replace('-', below(2) === 0 ? '' : ' ');
      return join([
        typed,
        ...some(
          rest.filter((each) => !word.toLowerCase().includes(each)),
          below(2),
        ),
      ]);
    }
    const at = words.findIndex(
      (word, n) => /^\p{L}{4,9}$/u.test(word) && /^\p{L}{4,9}$/u.test(words[n + 1] ?? ''),
    );
    return at < 0 ? null : `${words[at]}${words[at + 1]}`.toLowerCase();
  },
  acronym: ({ title }, { some, below }) => {
    const name = title.match(/(?<![\p{L}-])(?:\p{Lu}{3,}|\p{Lu}\p{Ll}*\p{Lu}+\p{L}*)(?![\p{L}-])/u)?.[0];
    if (name === undefined) return null;
    const rest = telling(title).filter((word) => word !== name.toLowerCase());
    return join([name.toLowerCase(), ...some(rest, below(2))]);
  },
  'out of order': ({ title }, { some, below }) => {
    const words = telling(title);
    return words.length < 3 ? null : join(some(words, 3 + below(2)));
  },
  [APART]: ({ title }, { inOrder, withTypo, below }) =>
    join(withTypo(inOrder(telling(title), 2 + below(2)), 0)),
};
