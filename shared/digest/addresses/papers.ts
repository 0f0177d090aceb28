/** Which addresses are those of papers, by host and path, and what they say about ids. Nothing is looked up. */
import { arxivIn, doiIn, idsOfUrl, percentDecoded } from '../ids.ts';
import type { PaperIds } from '../report.ts';

/** Hosts whose pages are papers, by what their paths (with the query) look like; hosts of research hold other pages as well. */
const PAPER_PAGES: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [/(?:^|\.)arxiv\.org$/, /^\/(?:abs|pdf|html|ps|format)\/./],
  [/(?:^|\.)alphaxiv\.org$/, /^\/(?:abs|pdf|overview)\/./],
  [/(?:^|\.)(?:huggingface\.co|hf\.co)$/, /^\/papers\/\d{4}\.\d{4,5}/],
  [/(?:^|\.)paperswithcode\.com$/, /^\/paper\//],
  [/(?:^|\.)openreview\.net$/, /^\/(?:forum|pdf|attachment)\b/],
  [/(?:^|\.)(?:aclanthology\.org|aclweb\.org)$/, /^\/(?:anthology\/)?[A-Z\d][\w.-]{3,60}(?:\.pdf)?\/?$/i],
  [/(?:^|\.)doi\.org$/, /^\/10\./],
  [/(?:^|\.)(?:bio|med)rxiv\.org$/, /\/(?:content|short|lookup)\/./],
  [/(?:^|\.)ssrn\.com$/, /abstract|papers/],
  [/(?:^|\.)(?:osf\.io|psyarxiv\.com)$/, /^\/(?:preprints\/)?\w{4,}/],
  [/(?:^|\.)(?:chemrxiv|preprints|researchsquare|techrxiv|eartharxiv)\.(?:org|com)$/, /\/\S{4,}/],
  [/(?:^|\.)nature\.com$/, /^\/articles\/[\w.-]+/],
  [/(?:^|\.)science(?:mag)?\.org$/, /^\/(?:doi|content)\//],
  [
    /(?:^|\.)(?:cell|thelancet|jaci|gastrojournal)\.(?:com|org)$/,
    /\/(?:fulltext|abstract|pdf|article)\b\/?\w/i,
  ],
  [
    /(?:^|\.)(?:tandfonline\.com|journals\.sagepub\.com|pubs\.acs\.org|nejm\.org|pnas\.org|annualreviews\.org|journals\.aps\.org|pubs\.aip\.org|pubs\.rsc\.org|ascopubs\.org|journals\.asm\.org|onlinelibrary\.wiley\.com|dl\.acm\.org)$/,
    /\/(?:doi|abs|abstract|article|full|pdf)\/./,
  ],
  [/(?:^|\.)ieeexplore\.ieee\.org$/, /\/document\/\d/],
  [/(?:^|\.)sciencedirect\.com$/, /\/article\//],
  [
    /(?:^|\.)(?:link\.springer\.com|biomedcentral\.com|springeropen\.com)$/,
    /\/(?:article|articles|chapter|book|content)\/\S*\d/,
  ],
  [
    /(?:^|\.)(?:academic\.oup\.com|jamanetwork\.com|bmj\.com|frontiersin\.org|elifesciences\.org|iopscience\.iop\.org|cambridge\.org|journals\.lww\.com)$/,
    /\/(?:article|articles|fullarticle|reviewed-preprints|content|journals)\b.*\d/,
  ],
  [/(?:^|\.)mdpi\.com$/, /^\/\d{4}-\d{3}[\dX]\/\d/],
  [/(?:^|\.)plos\.org$/, /\/article/],
  [/(?:^|\.)ncbi\.nlm\.nih\.gov$/, /^\/(?:pubmed\/\d|(?:pmc\/)?articles\/PMC\d|\d{1,9}\b)/i],
  [/(?:^|\.)europepmc\.org$/, /^\/(?:article|abstract)\//i],
  [/(?:^|\.)semanticscholar\.org$/, /^\/(?:paper|reader)\/\S*[\da-f]{40}/],
  [/(?:^|\.)(?:openaccess\.thecvf\.com|ecva\.net)$/, /^\/(?:content|papers)/],
  [/(?:^|\.)(?:papers|proceedings)\.(?:nips|neurips)\.cc$/, /^\/paper/],
  [/(?:^|\.)jmlr\.org$/, /^\/papers\/./],
  [
    /(?:^|\.)(?:proceedings\.mlr\.press|ijcai\.org|ojs\.aaai\.org|usenix\.org|isca-archive\.org|isca-speech\.org|drops\.dagstuhl\.de|eprint\.iacr\.org|vldb\.org|transformer-circuits\.pub|distill\.pub)$/,
    /\d{2,4}/,
  ],
  [/(?:^|\.)(?:papers\.cool|hal\.science|jstor\.org|scholar\.archive\.org)$/, /\/\S*\d/],
  [/(?:^|\.)dblp\.org$/, /^\/rec\//],
];
const NO_PAPERS = /(?:^|\.)(?:github\.com|githubusercontent\.com)$/;
/** The scheme that most publishers' platforms share (Wiley, Science, PNAS, ACS, Taylor & Francis, SAGE …). */
const DOI_IN_PATH = /\/10\.\d{4,9}\/\S/;
/** Parts of a publisher's site that are about no one paper. */
const ABOUT = /\/(?:toc|action)\//;

/** Whether an address is that of one paper: by its host and path, by a DOI in it, or because it is a PDF. */
export function isPaperUrl(url: string): boolean {
  if (!/^https?:/i.test(url) || !URL.canParse(url)) return false;
  const { hostname, pathname, search } = new URL(url);
  if (PAPER_PAGES.some(([host, path]) => host.test(hostname) && path.test(`${pathname}${search}`)))
    return !ABOUT.test(pathname);
  if (NO_PAPERS.test(hostname)) return false;
  return (DOI_IN_PATH.test(pathname) && !ABOUT.test(pathname)) || /\.pdf$/i.test(pathname);
}

/** The ids that an address carries: those of `idsOfUrl`, DOIs in paths, PubMed's and Semantic Scholar's numbers. */
export function idsOfPaperUrl(url: string): PaperIds {
  const known = idsOfUrl(url);
  if (Object.keys(known).length > 0 || !URL.canParse(url)) return known;
  const { hostname, pathname } = new URL(url);
  if (/(?:^|\.)ncbi\.nlm\.nih\.gov$/.test(hostname)) return ncbiIds(pathname);
  if (/(?:^|\.)semanticscholar\.org$/.test(hostname)) {
    const s2 = /\/([\da-f]{40})\b/.exec(pathname)?.[1];
    return s2 === undefined ? {} : { s2 };
  }
  if (/(?:^|\.)nature\.com$/.test(hostname)) {
    const article = /^\/articles\/((?:s\d{5}|d\d{5})-[\w-]{6,30})/.exec(pathname)?.[1];
    return article === undefined ? {} : { doi: `10.1038/${article}` };
  }
  const doi = /\/(10\.\d{4,9}\/.{1,300})$/.exec(percentDecoded(pathname))?.[1];
  return doi === undefined ? {} : doiIn(withoutTail(doi, hostname));
}

/** What follows a DOI in the address of a page: a view, a version, a file's ending. */
const withoutTail = (doi: string, host: string): string => {
  const bare = doi.replace(
    /(?:\/(?:full|abstract|pdf|epdf|meta|html|full-text|fulltext|summary))+\/?$|\.full(?:\.pdf)?$|\.pdf$|\/$/i,
    '',
  );
  return host.endsWith('rxiv.org') ? bare.replace(/v\d+(?:\..*)?$/, '') : bare;
};

function ncbiIds(path: string): PaperIds {
  const pmid = /^\/(?:pubmed\/)?(\d{1,9})(?:\/|$)/.exec(path)?.[1];
  if (pmid !== undefined) return { pmid };
  const pmcid = /\/(PMC\d{1,9})/i.exec(path)?.[1];
  return pmcid === undefined ? {} : { pmcid: pmcid.toUpperCase() };
}

/** What two addresses of one paper have in common: its arXiv id or DOI where it has one, else the address without scheme and query. */
export function paperKey(url: string): string {
  const { arxiv, doi, pmid, s2 } = idsOfPaperUrl(url);
  if (arxiv !== undefined) return `arxiv:${arxiv}`;
  if (doi !== undefined) return `doi:${doi}`;
  if (pmid !== undefined) return `pmid:${pmid}`;
  if (s2 !== undefined) return `s2:${s2}`;
  const openreview = /openreview\.net\/\w+\?id=([\w-]+)/.exec(url)?.[1];
  if (openreview !== undefined) return `openreview:${openreview}`;
  const isById = /ssrn\.com|plos\.org|[?&](?:id|qs|data|upn)=/.test(url);
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(isById ? /#.*$/s : /[?#].*$/s, '')
    .replace(/(?:\.pdf|\/)$/i, '');
}

/** The arXiv id in the text of an anchor or a line, when it is nothing else. */
export const isBareId = (text: string): boolean =>
  /^(?:arXiv:\s?)?\S{4,30}$/i.test(text) && arxivIn(text).arxiv !== undefined;
