/** What one line of a list or one cell of a table says about a paper. */
import { readAuthors } from '../author-list.ts';
import { readPartialDate } from '../dates.ts';
import { urlKind } from '../ids.ts';
import type { Fields } from '../record.ts';
import type { PaperUrl } from '../report.ts';
import { isPageFurniture } from '../json/generic.ts';
import { isPaperUrl } from '../addresses/papers.ts';
import { isLabel } from './labels.ts';
import { textOf, type Run } from './inline.ts';

export type EntryFields = Omit<Fields, 'digest' | 'raw'>;

/** Numbers, dates, venues and boxes in front of a title. */
const PREFIX =
  /^\s*(?:\[[ x]\]\s*)?(?:(?:\d{1,4}|[ivx]{1,4})[.)]\s+|[[(（【][^\])）】]{1,40}[\])）】]\s*[-–:]?\s*|(?:19|20)\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?\s*[-–:|]?\s+|[•·▪►→-]\s+)+/;

/** The title in runs, where it ends, and how much it looks like one; null where there is none. */
export function titleIn(runs: readonly Run[]): { readonly title: string; readonly until: number } | null {
  const named = (each: Run, words: number): boolean =>
    !isLabel(each.text) && each.text.trim().split(/\s+/).length >= words && /\p{L}{2}/u.test(each.text);
  const joined = strongRuns(runs);
  for (const words of [3, 1]) {
    const link = runs.findIndex(
      (run) => run.url !== undefined && named(run, words) && !run.url.startsWith('#'),
    );
    const strong = joined.find(({ text }) => named({ text }, words));
    if (link >= 0 && (strong === undefined || words === 3 || link < strong.until))
      return { title: bare(runs[link]?.text ?? ''), until: link + 1 };
    if (strong !== undefined && !/[::]\s*$/.test(strong.text))
      return { title: bare(strong.text), until: strong.until };
    const leading = leadingText(runs);
    if (leading !== null && leading.title.split(/\s+/).length >= words) return leading;
  }
  return null;
}

/** Neighbouring bold runs are one text. */
function strongRuns(runs: readonly Run[]): readonly { readonly text: string; readonly until: number }[] {
  const found: { text: string; until: number }[] = [];
  for (const [at, run] of runs.entries()) {
    if (run.strong !== true || run.url !== undefined) continue;
    const last = found.at(-1);
    if (last !== undefined && last.until === at)
      Object.assign(last, { text: last.text + run.text, until: at + 1 });
    else found.push({ text: run.text, until: at + 1 });
  }
  return found;
}

/** The plain text in front of the first link, up to where a sentence ends or a wide gap starts. */
function leadingText(runs: readonly Run[]): { readonly title: string; readonly until: number } | null {
  const until = runs.findIndex(
    (run) => run.url !== undefined || run.lineBreak === true || run.emphasis === true,
  );
  const text = runs
    .slice(0, until < 0 ? runs.length : until)
    .map((run) => run.text)
    .join('');
  const body = text.replace(PREFIX, '');
  const quoted = /["“”「]([^"“”「」]{12,300})["“”」]/.exec(body)?.[1];
  const [gap = ''] = (quoted ?? body).split(/\s{2,}|(?<=\p{L}{3}|\d)\. (?=\p{Lu})|\s[|–—]\s/u);
  const title = gap.replace(/[\s[(（{,;:|–—-]+$/u, '').replace(/(?<=\p{L}{2})\.$/u, '');
  if (!/\p{L}{2}/u.test(title) || isLabel(title)) return null;
  return { title: bare(title), until: until < 0 ? runs.length : until };
}

const bare = (text: string): string =>
  text
    .replace(/^\s*\[([^[\]]+)\]\s*$/, '$1')
    .replace(PREFIX, '')
    .replace(/^["“「](.*)["”」]$/s, '$1')
    .replace(/:[a-z_]{3,30}:/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The addresses of runs, each of the kind that its label or its host says. */
export const urlsOf = (runs: readonly Run[]): readonly PaperUrl[] =>
  runs.flatMap(({ url, text }): readonly PaperUrl[] => {
    if (url === undefined || !/^https?:/i.test(url) || isPageFurniture(url)) return [];
    if (/^https?:\/\/img\.shields\.io\//.test(url)) return [];
    const kind = urlKind(url);
    if (kind !== 'other') return [{ url, kind }];
    return [
      {
        url,
        kind: /project|web ?site|home ?page/i.test(text)
          ? ('project' as const)
          : /^\W*data ?sets?/i.test(text)
            ? ('dataset' as const)
            : kind,
      },
    ];
  });

export const hasPaper = (runs: readonly Run[]): boolean =>
  runs.some(({ url }) => url !== undefined && isPaperUrl(url));

/** What a line of a list says: title, addresses, and where they can be told authors, venue and a remark. */
export function lineFields(runs: readonly Run[]): EntryFields | null {
  const found = titleIn(runs);
  if (found === null || found.title.length < 4) return null;
  const rest = runs.slice(found.until);
  const day = /^\W{0,3}((?:19|20)\d{2}[-/.]\d{1,2}(?:[-/.]\d{1,2})?)(?!\d)/.exec(textOf(runs))?.[1];
  return {
    title: found.title,
    ...about(rest),
    urls: urlsOf(runs),
    ...(day === undefined ? {} : { published: readPartialDate(day) }),
  };
}

/** Where they can be told: authors, venue and a remark in what follows a title. */
export const about = (rest: readonly Run[]): Omit<EntryFields, 'title'> => ({
  ...remarkIn(rest),
  ...authorsIn(rest),
});

/** The text behind a title as a remark on it, where it is prose and not names, venues and labels. */
export function remarkIn(rest: readonly Run[]): Pick<EntryFields, 'abstract' | 'abstractKind'> {
  const text = textOf(rest.filter(({ url, text: label }) => url === undefined || !isLabel(label)))
    .replace(/^[\s\-–—:：|.,)\]]+/, '')
    .replace(/[\s|[(,]+$/, '');
  const words = text.split(/\s+/);
  const lower = words.filter((word) => /^\p{Ll}/u.test(word)).length;
  const wide = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text) && text.length > 30;
  const isProse = wide || (words.length >= 8 && lower >= words.length * 0.5);
  return isProse ? { abstract: text, abstractKind: 'snippet' } : {};
}

/** Names between the title and what follows it; only a list of at least two full names is believed. */
function authorsIn(rest: readonly Run[]): Pick<EntryFields, 'authors' | 'authorsComplete' | 'venue'> {
  const plain = rest.filter(({ url }) => url === undefined);
  const segments = plain
    .flatMap(({ text }) => text.split(/(?<=[^\p{Lu}])\.\s+|[()[\]|]|\s[–—-]\s/u))
    .map((text) =>
      text.replace(/^[\s,.;:]+|(?:[\s,.;:]+(?:papers?|pdf|code|links?|project|github)\s?:)?[\s,.;:]+$/gi, ''),
    );
  const names = segments.slice(0, 4).find(isNameList);
  const venue = segments.find(
    (text) => /\b(?:19|20)\d{2}\b/.test(text) && text.length < 60 && /\p{L}{3}/u.test(text) && text !== names,
  );
  const list = names === undefined ? null : readAuthors(names);
  return {
    ...(list === null ? {} : { authors: list.authors, authorsComplete: list.complete }),
    ...(venue === undefined ? {} : { venue }),
  };
}

/** Whether a text names people and nothing else, as far as that can be told. */
export function isNameList(text: string): boolean {
  if (text.length > 2000 || !/,| and |&|;| et\.? ?al/.test(text)) return false;
  const { authors } = readAuthors(text);
  const full = authors.filter(({ name }) => /^(?:\p{Lu}[\p{L}.'’-]*\s?){2,4}$/u.test(name.trim()));
  return authors.length >= 2
    ? full.length >= authors.length * 0.8
    : full.length === 1 && / et\.? ?al/.test(text);
}
