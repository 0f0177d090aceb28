/** One entry of Hugging Face's daily papers, as its API gives it. */
import type { PaperUrl } from '../report.ts';
import { readPartialDate } from '../dates.ts';
import type { EntryFields } from './report.ts';
import { asArray, asCount, isObject, textAt, type JsonObject } from './values.ts';

export const isHuggingFace = (value: unknown): boolean =>
  isObject(value) &&
  (isBare(value) ||
    (isObject(value['paper']) &&
      'id' in value['paper'] &&
      ('summary' in value['paper'] || 'upvotes' in value['paper'])));

/** A paper asked for by its id comes without the wrapping of the daily list. */
const isBare = (value: JsonObject): boolean =>
  !isObject(value['paper']) &&
  /^\d{4}\.\d{4,5}$/.test(textAt(value, 'id') ?? '') &&
  ['summary', 'upvotes', 'publishedAt'].every((key) => key in value) &&
  ('discussionId' in value || 'submittedOnDailyAt' in value);

/** What an entry says. The inner date is the paper's own; the outer one is four hours, and so a day, early. */
export function huggingFaceFields(value: unknown): EntryFields | { readonly ignored: string } {
  if (!isHuggingFace(value)) return { ignored: 'not a paper' };
  const paper = (value as { readonly paper?: unknown }).paper ?? value;
  const id = textAt(paper, 'id') ?? '';
  const summary = textAt(paper, 'summary') ?? textAt(value, 'summary');
  const short = textAt(paper, 'ai_summary');
  const names = asArray((paper as { readonly authors?: unknown }).authors);
  const authors = names.filter((author) => (author as { hidden?: unknown } | null)?.hidden !== true);
  const urls: PaperUrl[] = [{ url: `https://huggingface.co/papers/${id}`, kind: 'hf' }];
  const code = textAt(paper, 'githubRepo');
  const project = textAt(paper, 'projectPage');
  if (code !== undefined) urls.push({ url: code, kind: 'code' });
  if (project !== undefined) urls.push({ url: project, kind: 'project' });
  const date = dayOf(textAt(paper, 'submittedOnDailyAt'));
  return {
    title: textAt(paper, 'title') ?? textAt(value, 'title') ?? null,
    ...(summary === undefined
      ? { abstract: short, abstractKind: 'ai-summary' as const }
      : { abstract: summary }),
    authors: authors.map((author) => ({ name: textAt(author, 'name', 'user.fullname') ?? '' })),
    published: readPartialDate(dayOf(textAt(paper, 'publishedAt')) ?? ''),
    ids: { arxiv: id },
    urls: urls.filter(({ url }) => /^https?:/i.test(url)),
    upvotes: asCount((paper as { readonly upvotes?: unknown }).upvotes),
    digest: date === undefined ? {} : { date },
  };
}

/** The day as it is written: midnight in UTC is the evening before in half of the world. */
export const dayOf = (time: string | undefined): string | undefined =>
  /^\d{4}-\d{2}-\d{2}/.exec(time ?? '')?.[0];
