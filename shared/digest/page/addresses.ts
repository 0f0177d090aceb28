/** Addresses as mails and pages carry them: what a redirect hides, and which hosts have papers. Nothing is fetched. */
import { arxivIn, doiIn, idsOfUrl } from '../ids.ts';
import type { PaperIds } from '../report.ts';

/** Hosts whose pages are papers, by what their paths look like. Sources: SOURCES and design page, §1.9. */
const PAPER_PAGES: readonly (readonly [host: RegExp, path: RegExp])[] = [
  [/(?:^|\.)arxiv\.org$/, /^\/(?:abs|pdf|html|ps|format)\//],
  [/(?:^|\.)alphaxiv\.org$/, /^\/(?:abs|pdf|overview)\//],
  [/(?:^|\.)(?:huggingface\.co|hf\.co)$/, /^\/papers\/\d{4}\./],
  [/^(?:www\.)?paperswithcode\.com$/, /^\/paper\//],
  [/(?:^|\.)openreview\.net$/, /^\/(?:forum|pdf|attachment)\b/],
  [/(?:^|\.)aclanthology\.org$/, /^\/[A-Z\d][\w.-]{3,40}(?:\.pdf)?\/?$/],
  [/(?:^|\.)doi\.org$/, /^\/10\.\d{4,9}\//],
  [/(?:^|\.)(?:bio|med)rxiv\.org$/, /\/(?:content|short|lookup)\//],
  [
    /(?:^|\.)(?:chemrxiv|psyarxiv|ssrn|osf|preprints|researchsquare|techrxiv|eartharxiv)\.(?:org|com|io)$/,
    /\/\S{4,}/,
  ],
  [/(?:^|\.)nature\.com$/, /^\/articles\//],
  [/(?:^|\.)science\.org$/, /^\/doi\//],
  [/(?:^|\.)cell\.com$/, /\/(?:fulltext|abstract|pdf|article)\//i],
  [/(?:^|\.)thelancet\.com$/, /\/(?:fulltext|abstract|article)\b/i],
  [
    /(?:^|\.)(?:dl\.acm\.org|onlinelibrary\.wiley\.com|tandfonline\.com|journals\.sagepub\.com|pubs\.acs\.org|nejm\.org|pnas\.org|annualreviews\.org|journals\.aps\.org|pubs\.aip\.org|pubs\.rsc\.org|ascopubs\.org|journals\.asm\.org)$/,
    /\/(?:doi|abs|abstract|article|full)\//,
  ],
  [/(?:^|\.)ieeexplore\.ieee\.org$/, /\/document\/\d+/],
  [/(?:^|\.)sciencedirect\.com$/, /\/science\/article\//],
  [/(?:^|\.)link\.springer\.com$/, /^\/(?:article|chapter|book|content)\//],
  [
    /(?:^|\.)(?:academic\.oup\.com|jamanetwork\.com|bmj\.com|mdpi\.com|frontiersin\.org|elifesciences\.org|iopscience\.iop\.org|cambridge\.org|biomedcentral\.com|journals\.lww\.com)$/,
    /\/(?:article|articles|fullarticle|content|journals)\b.*\d/,
  ],
  [/(?:^|\.)mdpi\.com$/, /^\/\d{4}-\d{3}[\dX]\/\d+\//],
  [/(?:^|\.)journals\.plos\.org$/, /\/article/],
  [/(?:^|\.)(?:pubmed\.ncbi\.nlm\.nih\.gov)$/, /^\/\d{1,9}\b/],
  [/(?:^|\.)ncbi\.nlm\.nih\.gov$/, /^\/(?:pubmed\/\d+|pmc\/articles\/PMC\d+)/i],
  [/(?:^|\.)pmc\.ncbi\.nlm\.nih\.gov$/, /^\/articles\/PMC\d+/i],
  [/(?:^|\.)europepmc\.org$/, /^\/(?:article|abstract)\//i],
  [/(?:^|\.)semanticscholar\.org$/, /^\/paper\/\S*[\da-f]{40}/],
  [/(?:^|\.)openaccess\.thecvf\.com$/, /^\/content/],
  [
    /(?:^|\.)(?:papers\.nips\.cc|proceedings\.neurips\.cc|proceedings\.mlr\.press|jmlr\.org|ijcai\.org|ojs\.aaai\.org|usenix\.org|isca-archive\.org|drops\.dagstuhl\.de|eprint\.iacr\.org|transformer-circuits\.pub|distill\.pub)$/,
    /\d{2,4}/,
  ],
];

/** The host of an address without its `www.`; empty when it is none. */
export const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';

/** Whether an address is that of a paper: by its host and path, by an id in it, or because it is a PDF. */
export function isPaperUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, protocol } = new URL(url);
  if (protocol !== 'http:' && protocol !== 'https:') return false;
  if (PAPER_PAGES.some(([host, path]) => host.test(hostname) && path.test(pathname))) return true;
  return /\/10\.\d{4,9}\/\S/.test(pathname) || /\.pdf$/i.test(pathname);
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
  const doi = /\/(10\.\d{4,9}\/.{1,300})$/.exec(decoded(pathname))?.[1];
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

/**
 * The address behind a tracking redirect, where it is written in the redirect itself, with what trackers add to it
 * taken off; the address as it is where a redirect tells nothing.
 */
export function unwrapUrl(given: string): string {
  let url = given.trim();
  for (let depth = 0; depth < 3; depth++) {
    const inner = targetOf(url);
    if (inner === null) break;
    url = inner;
  }
  return withoutTrackers(url);
}

function targetOf(url: string): string | null {
  const scholar = /^https?:\/\/scholar\.google\.[^/]{2,20}\/scholar_url\?(?:.*?&)?url=(.*)$/i.exec(url)?.[1];
  if (scholar !== undefined)
    return openable(scholar.replace(/&(?:hl|sa|d|ei|scisig|oi|hist|html|pos|folt|nossl|ct|cd)=.*$/s, ''));
  const path = /\/CL0\/(https?:?(?:%2F|\/).+?)\/\d+\/[\w-]{20,}/i.exec(url)?.[1];
  if (path !== undefined) return openable(path);
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, search } = new URL(url);
  const keys = REDIRECTS.find(([host, at]) => host.test(hostname) && at.test(pathname))?.[2];
  if (keys === undefined) return null;
  const value = keys.exec(search)?.[1];
  return value === undefined ? null : openable(value.replace(/^3D/, ''));
}

const REDIRECTS: readonly (readonly [host: RegExp, path: RegExp, value: RegExp])[] = [
  [/(?:^|\.)google\.[a-z.]{2,6}$/, /^\/url$/, /[?&](?:q|url)=([^&]+)/],
  [/\.safelinks\.protection\.outlook\.com$/, /^/, /[?&]url=([^&]+)/],
  [/(?:^|\.)(?:facebook|instagram)\.com$/, /^\/l\.php$/, /[?&]u=([^&]+)/],
  [/(?:^|\.)linkedin\.com$/, /^\/(?:redir|safety)/, /[?&]url=([^&]+)/],
  [/^(?:www\.)?(?:scholar\.google|semanticscholar)\./, /^\/(?:redirect|out)/, /[?&]url=([^&]+)/],
];

function openable(text: string): string | null {
  const url = /^https?:\/\//i.test(text) ? decodedTail(text) : decoded(text);
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

/** An address that was put into another unescaped is right as it stands; an escaped one has no slashes left. */
const decodedTail = (url: string): string => (/%3A%2F%2F|%252F/i.test(url) ? decoded(url) : url);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Who clicked is nobody's business: campaign parameters go, and all of Semantic Scholar's, where one is the reader's number. */
function withoutTrackers(url: string): string {
  if (/^https?:\/\/(?:[\w-]+\.)*semanticscholar\.org\/paper\//i.test(url)) return url.replace(/[?#].*$/s, '');
  const [before, ...rest] = url.split('?');
  if (rest.length === 0 || before === undefined) return url;
  const [query = '', ...hash] = rest.join('?').split('#');
  const kept = query
    .split('&')
    .filter(
      (pair) =>
        !/^(?:utm_\w+|mc_[ce]id|fbclid|gclid|_hs\w+|ref_src|dgcid|fc|ff|v|s_cid|campaign_id)=/i.test(pair),
    );
  const fragment = hash.length === 0 ? '' : `#${hash.join('#')}`;
  return `${before}${kept.length === 0 || kept.join('') === '' ? '' : `?${kept.join('&')}`}${fragment}`;
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
  return url
    .replace(/^https?:\/\/(?:www\.)?/i, '')
    .replace(/[?#].*$/s, '')
    .replace(/(?:\.pdf|\/)$/i, '');
}

/** The arXiv id in the text of an anchor or a line, when it is nothing else. */
export const isBareId = (text: string): boolean =>
  /^(?:arXiv:\s?)?\S{4,30}$/i.test(text) && arxivIn(text).arxiv !== undefined;
