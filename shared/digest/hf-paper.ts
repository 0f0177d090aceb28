/** A paper as Hugging Face's own data has it, in its API's answers and inside its pages. */
import { readDate } from './dates.ts';
import type { Fields } from './record.ts';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const text = (object: Json, key: string): string => {
  const value = object[key];
  return typeof value === 'string' ? value : '';
};

/**
 * What an entry `{ paper: {…}, title, … }`, or a bare paper, says; null for a value that is neither. The inner date is
 * the paper's: the outer one is hours earlier and often the day before. Its day is taken as written, in no time zone.
 */
export function hfPaper(entry: unknown): Omit<Fields, 'raw' | 'digest'> | null {
  if (!isObject(entry)) return null;
  const paper = isObject(entry['paper']) ? entry['paper'] : entry;
  const id = text(paper, 'id');
  const title = text(paper, 'title') || text(entry, 'title');
  if (id === '' && title === '') return null;
  const whole = text(paper, 'summary') || text(entry, 'summary');
  const short = text(paper, 'ai_summary') || text(entry, 'ai_summary');
  const authors = Array.isArray(paper['authors']) ? (paper['authors'] as readonly unknown[]) : [];
  const upvotes = paper['upvotes'] ?? entry['upvotes'];
  const isArxiv = /^\d{4}\.\d{4,5}(?:v\d+)?$|^[a-z-]+\/\d{7}/.test(id);
  return {
    title,
    abstract: whole || short,
    abstractKind: whole === '' ? 'ai-summary' : 'full',
    authors: authors
      .filter(isObject)
      .filter((author) => author['hidden'] !== true)
      .map((author) => ({ name: text(author, 'name') })),
    published: readDate(text(paper, 'publishedAt')),
    ids: isArxiv ? { arxiv: id } : {},
    urls: [
      ...(id === '' ? [] : [{ url: `https://huggingface.co/papers/${id}`, kind: 'hf' as const }]),
      ...(isArxiv ? [{ url: `https://arxiv.org/abs/${id}`, kind: 'abs' as const }] : []),
      ...[text(paper, 'githubRepo')].filter((url) => url !== ''),
      ...[text(paper, 'projectPage')]
        .filter((url) => url !== '')
        .map((url) => ({ url, kind: 'project' as const })),
    ],
    upvotes: typeof upvotes === 'number' ? upvotes : undefined,
  };
}
