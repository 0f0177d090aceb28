/** One paper of the Semantic Scholar API. */
import { mostPrecise, readPartialDate } from '../dates.ts';
import { arxivIn } from '../ids.ts';
import { unmarked } from './markup.ts';
import type { EntryFields } from './report.ts';
import { asArray, isObject, textAt } from './values.ts';

const CONTAINED = ['citingPaper', 'citedPaper', 'paper'];

/** References and citations wrap their paper. */
const paperOf = (value: unknown): unknown => {
  const inside = isObject(value) ? CONTAINED.map((key) => value[key]).find(isObject) : undefined;
  return inside !== undefined && 'paperId' in inside ? inside : value;
};

export const isSemanticScholar = (value: unknown): boolean => {
  const paper = paperOf(value);
  return isObject(paper) && 'paperId' in paper && ('title' in paper || 'externalIds' in paper);
};

/** What a paper says; where there is no abstract its one-line summary stands in for it. */
export function semanticScholarFields(value: unknown): EntryFields | { readonly ignored: string } {
  const paper = paperOf(value);
  if (!isObject(paper)) return { ignored: 'not a paper' };
  const title = textAt(paper, 'title');
  if (title === undefined && paper['paperId'] === null)
    return { ignored: 'a paper that the service does not know' };
  const abstract = textAt(paper, 'abstract');
  const tldr = textAt(paper, 'tldr.text');
  const dblp = /^journals\/corr\/abs-(\d{4})-(\d{4,5})$/.exec(textAt(paper, 'externalIds.DBLP') ?? '');
  const arxiv = textAt(paper, 'externalIds.ArXiv') ?? (dblp === null ? undefined : `${dblp[1]}.${dblp[2]}`);
  const pmcid = textAt(paper, 'externalIds.PubMedCentral');
  const urls = [textAt(paper, 'url'), textAt(paper, 'openAccessPdf.url')];
  const pdf = urls.find(
    (url) => url !== undefined && arxivIn(url).arxiv !== undefined && /arxiv\.org/.test(url),
  );
  return {
    title: title === undefined ? null : unmarked(title),
    ...(abstract === undefined
      ? { abstract: tldr, abstractKind: 'tldr' as const }
      : { abstract: unmarked(abstract) }),
    authors: asArray(paper['authors']).map((author) => ({ name: textAt(author, 'name') ?? '' })),
    venue: textAt(paper, 'publicationVenue.name', 'journal.name', 'venue'),
    published: mostPrecise([
      readPartialDate(textAt(paper, 'publicationDate') ?? ''),
      readPartialDate(textAt(paper, 'year') ?? ''),
    ]),
    ids: {
      s2: textAt(paper, 'paperId'),
      corpusId: textAt(paper, 'externalIds.CorpusId', 'corpusId'),
      arxiv: arxiv ?? (pdf === undefined ? undefined : arxivIn(pdf).arxiv),
      doi: textAt(paper, 'externalIds.DOI'),
      pmid: textAt(paper, 'externalIds.PubMed'),
      pmcid: pmcid === undefined || /^PMC/i.test(pmcid) ? pmcid : `PMC${pmcid}`,
    },
    urls: urls.filter((url) => url !== undefined && /^https?:/i.test(url)) as readonly string[],
  };
}
