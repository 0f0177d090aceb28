// A corpus that has what makes papers hard to find again: topics whose papers share their words, families of words a letter
// or an ending apart, a long tail of rare words, names with hyphens, CamelCase and acronyms. The same seed, the same papers.

/** A seedable generator of numbers from 0 to 1 (mulberry32). */
export function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const SMALL_WORDS =
  'the of and a in to for we is that with on by as this are from an our be which it can or at these have using between not more such than into their also both has how over but its its when while where each only most'.split(
    ' ',
  );
const TITLE_JOINTS = ['for', 'of', 'in', 'with', 'via', 'and', 'from', 'under', 'on', 'to'];
const ONSETS =
  'b c d f g h k l m n p r s t v w bl br ch cl cr dr fl fr gr pl pr sc sh sp st str th tr qu'.split(' ');
const VOWELS = 'a a e e e i i o o u ai ea io ou y'.split(' ');
const CODAS = ['', '', '', 'n', 'r', 's', 't', 'l', 'm', 'c', 'nd', 'nt', 'st', 'rt', 'x', 'ck', 'p'];
const ENDINGS = [
  ['', 'ing', 'ed', 's', 'er'],
  ['', 'ation', 'ations', 'al', 'ative'],
  ['', 's', 'ic', 'ically', 'ism'],
  ['', 'ity', 'able', 'ly'],
  ['', 's', 'less', 'ness'],
];
const FIRSTS = 'multi cross self semi non pre zero few long low high sub meta co inter'.split(' ');

/** Papers: `{ id, title, abstract }`, the oldest first. */
export function corpusOf(count, seed) {
  const random = randomOf(seed);
  const below = (n) => Math.floor(random() * n);
  const pick = (all) => all[below(all.length)];
  const stems = familiesOf(Math.round(2500 + 60 * Math.sqrt(count)), { random, pick });
  const zipf = (n, power) => Math.min(n - 1, Math.floor(n * random() ** power));
  const form = (stem) => {
    const family = stems[stem];
    return random() < 0.55 ? family[0] : pick(family);
  };
  const topics = Array.from({ length: Math.max(6, Math.round(Math.sqrt(count) * 0.8)) }, () =>
    Array.from({ length: 60 }, () => zipf(stems.length, random() < 0.7 ? 3 : 1.3)),
  );
  const papers = [];
  for (let n = 0; n < count; n += 1) {
    const topic = topics[zipf(topics.length, 1.4)];
    const own = Array.from({ length: 12 }, () =>
      random() < 0.7 ? topic[zipf(topic.length, 1.8)] : zipf(stems.length, 3),
    );
    const title = titleOf({ random, below, pick, own, topic, form });
    papers.push({
      id: `paper:${String(n).padStart(6, '0')}`,
      title,
      abstract: abstractOf({ random, below, pick, own, topic, form, zipf, stems, title }),
    });
  }
  return papers;
}

function familiesOf(count, { random, pick }) {
  const seen = new Set();
  const families = [];
  while (families.length < count) {
    let stem = '';
    const syllables = 1 + Math.floor(random() * 2.6);
    for (let n = 0; n <= syllables; n += 1)
      stem += pick(ONSETS) + pick(VOWELS) + (n === syllables ? pick(CODAS) : '');
    if (stem.length < 4 || stem.length > 14 || seen.has(stem)) continue;
    seen.add(stem);
    families.push(
      pick(ENDINGS).map((ending) => (/^[aei]/.test(ending) ? stem.replace(/[aeiouy]+$/, '') : stem) + ending),
    );
  }
  return families;
}

const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

function titleOf({ random, below, pick, own, topic, form }) {
  const length = 5 + below(10);
  const words = [];
  while (words.length < length) {
    const stem = random() < 0.75 ? pick(own) : pick(topic);
    const word = capital(form(stem));
    if (random() < 0.1) words.push(`${capital(pick(FIRSTS))}-${word}`);
    else if (random() < 0.03) words.push(`${word}-${capital(form(pick(own)))}`);
    else words.push(word);
    if (words.length < length - 1 && words.length > 1 && random() < 0.3) words.push(pick(TITLE_JOINTS));
  }
  const text = words.join(' ');
  const shape = random();
  if (shape < 0.22) return `${acronymOf(words, { random, below })}: ${text}`;
  if (shape < 0.3) return `${capital(form(pick(own)))}${capital(form(pick(own)).slice(0, 5))}: ${text}`;
  return text;
}

/** A name made of letters of a title's words: their first ones, and now and then the second. */
export function acronymOf(words, { random, below }) {
  const length = 3 + below(4);
  return words
    .filter((word) => /^[A-Z]/.test(word))
    .slice(0, length)
    .map((word) => word.slice(0, random() < 0.25 ? 2 : 1))
    .join('')
    .toUpperCase();
}

function abstractOf({ random, below, pick, own, topic, form, zipf, stems, title }) {
  const sentences = [];
  const letters = 900 + below(800);
  let written = 0;
  const fromTitle = title.split(/[\s:]+/).filter((word) => /^[A-Z]/.test(word));
  while (written < letters) {
    const words = [];
    const length = 12 + below(18);
    for (let n = 0; n < length; n += 1) {
      const at = random();
      if (at < 0.42) words.push(pick(SMALL_WORDS));
      else if (at < 0.47) words.push(pick(fromTitle));
      else if (at < 0.64) words.push(form(pick(own)));
      else if (at < 0.8) words.push(form(topic[zipf(topic.length, 1.5)]));
      else if (at < 0.99) words.push(form(zipf(stems.length, 3)));
      else words.push(form(below(stems.length)));
    }
    const sentence = `${capital(words.join(' '))}.`;
    sentences.push(sentence);
    written += sentence.length + 1;
  }
  return sentences.join(' ');
}
