/** What bibliographies ask of a paper that its text does not say outright. */
import type { ExportedPaper } from './record.ts';

export type WorkKind = 'article' | 'conference' | 'preprint' | 'unknown';

const PREPRINTS = /\b(?:arxiv|[a-z]{3,8}rxiv|preprints?|ssrn)\b/i;
const CONFERENCES =
  /\b(?:proceedings|proc\.|conference|conf\.|workshops?|symposium|neurips|nips|icml|iclr|cvpr|iccv|eccv|acl|emnlp|naacl|aaai|ijcai|kdd|sigir|chi)\b/i;

/** What kind of work a paper is, by where it appeared. */
export function workKind({ venue = '', ids }: Pick<ExportedPaper, 'venue' | 'ids'>): WorkKind {
  if (PREPRINTS.test(venue) || (venue.trim() === '' && ids.arxiv !== undefined)) return 'preprint';
  if (CONFERENCES.test(venue)) return 'conference';
  return venue.trim() === '' ? 'unknown' : 'article';
}

export interface DateParts {
  readonly year: number;
  /** From 1; null where only the year is known. */
  readonly month: number | null;
  readonly day: number | null;
}

/** The parts of an ISO date or of the beginning of one; null where it is none. */
export function dateParts(published: string | undefined): DateParts | null {
  const [, year, month, day] = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(published ?? '') ?? [];
  if (year === undefined) return null;
  return {
    year: Number(year),
    month: month === undefined ? null : Number(month),
    day: day === undefined ? null : Number(day),
  };
}

/** The arXiv id with the version that the library knows; undefined for none. */
export const arxivId = ({ ids }: Pick<ExportedPaper, 'ids'>): string | undefined =>
  ids.arxiv === undefined || ids.arxivVersion === undefined ? ids.arxiv : `${ids.arxiv}v${ids.arxivVersion}`;

/** One identifier of a paper, and its page. */
export interface IdentifierPage {
  readonly kind: 'arXiv' | 'doi' | 'PMID' | 'PMCID';
  readonly id: string;
  readonly url: string;
}

/** Its identifiers, the strongest first; the arXiv id with the version that the library knows. */
export function identifierPages(paper: Pick<ExportedPaper, 'ids'>): readonly IdentifierPage[] {
  const { doi, pmid, pmcid } = paper.ids;
  const arxiv = arxivId(paper);
  const page = (
    kind: IdentifierPage['kind'],
    id: string | undefined,
    url: string,
  ): readonly IdentifierPage[] => (id === undefined ? [] : [{ kind, id, url }]);
  return [
    ...page('arXiv', arxiv, `https://arxiv.org/abs/${arxiv}`),
    ...page('doi', doi, `https://doi.org/${encodeURI((doi ?? '').toWellFormed())}`),
    ...page('PMID', pmid, `https://pubmed.ncbi.nlm.nih.gov/${pmid}/`),
    ...page('PMCID', pmcid, `https://pmc.ncbi.nlm.nih.gov/articles/${pmcid}/`),
  ];
}

const PAGES: readonly string[] = ['abs', 'html', 'other', 'hf', 'pdf'];

/** The paper's own page: its strongest identifier's, else the first address that is a page; undefined for none. */
export function pageOf({ ids, urls }: Pick<ExportedPaper, 'ids' | 'urls'>): string | undefined {
  if (ids.arxiv !== undefined) return `https://arxiv.org/abs/${ids.arxiv}`;
  if (ids.doi !== undefined) return `https://doi.org/${encodeURI(ids.doi.toWellFormed())}`;
  if (ids.pmid !== undefined) return `https://pubmed.ncbi.nlm.nih.gov/${ids.pmid}/`;
  return urls.toSorted((a, b) => rank(a.kind) - rank(b.kind))[0]?.url;
}

const rank = (kind: string): number => (PAGES.includes(kind) ? PAGES.indexOf(kind) : PAGES.length);

/** The address to give where a format has room for one: the first that the digests gave, else the page of an identifier. */
export const addressOf = (paper: Pick<ExportedPaper, 'ids' | 'urls'>): string | undefined =>
  paper.urls.find(({ kind }) => kind === 'abs' || kind === 'html' || kind === 'other')?.url ?? pageOf(paper);
