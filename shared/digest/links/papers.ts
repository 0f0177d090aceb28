/** Which addresses are those of papers. Hosts of research that also hold other pages count only with the path of a paper. */
import { doiIn, idsOfUrl } from '../ids.ts';
import type { PaperIds } from '../report.ts';

interface Host {
  readonly host: RegExp;
  readonly path: RegExp;
}

const HOSTS: readonly Host[] = [
  { host: /(?:^|\.)arxiv\.org$/, path: /^\/(?:abs|pdf|html|format)\/./ },
  { host: /(?:^|\.)alphaxiv\.org$/, path: /^\/(?:abs|pdf|overview)\/./ },
  { host: /(?:^|\.)(?:huggingface\.co|hf\.co)$/, path: /^\/papers\/\d{4}\.\d{4,5}/ },
  { host: /(?:^|\.)openreview\.net$/, path: /^\/(?:forum|pdf|attachment)\b/ },
  { host: /(?:^|\.)aclanthology\.org$/, path: /^\/[A-Z0-9][\w.-]+\/?(?:\.pdf)?$/i },
  { host: /(?:^|\.)doi\.org$/, path: /^\/10\./ },
  { host: /(?:^|\.)(?:bio|med)rxiv\.org$/, path: /^\/(?:content|cgi\/content)\/./ },
  { host: /(?:^|\.)nature\.com$/, path: /^\/articles\/[\w.-]+/ },
  {
    host: /(?:^|\.)(?:cell|thelancet|jaci|gastrojournal)\.(?:com|org)$/,
    path: /\/(?:fulltext|abstract|pdf)\/\w/,
  },
  { host: /(?:^|\.)sciencedirect\.com$/, path: /\/article\/(?:abs\/)?pii\/\w/ },
  {
    host: /(?:^|\.)(?:link\.springer\.com|biomedcentral\.com|springeropen\.com)$/,
    path: /\/(?:article|articles|chapter|content\/pdf)\/(?:10\.|s?\d)/,
  },
  { host: /(?:^|\.)ieeexplore\.ieee\.org$/, path: /\/(?:document|abstract\/document)\/\d/ },
  { host: /(?:^|\.)dl\.acm\.org$/, path: /^\/doi\/./ },
  {
    host: /(?:^|\.)(?:ncbi\.nlm\.nih\.gov)$/,
    path: /^\/(?:pubmed\/\d|pmc\/articles\/PMC\d|articles\/PMC\d|\d{6,9})/,
  },
  { host: /(?:^|\.)semanticscholar\.org$/, path: /^\/(?:paper|reader)\/./ },
  { host: /(?:^|\.)ssrn\.com$/, path: /abstract|papers/ },
  { host: /(?:^|\.)proceedings\.mlr\.press$/, path: /^\/v\d+\/./ },
  { host: /(?:^|\.)jmlr\.org$/, path: /^\/papers\/./ },
  { host: /(?:^|\.)(?:papers|proceedings)\.(?:nips|neurips)\.cc$/, path: /^\/paper/ },
  { host: /(?:^|\.)openaccess\.thecvf\.com$/, path: /^\/content/ },
  { host: /(?:^|\.)frontiersin\.org$/, path: /\/articles?\/10\./ },
  { host: /(?:^|\.)mdpi\.com$/, path: /^\/\d{4}-\d{3}[\dX]\/\d/ },
  { host: /(?:^|\.)plos\.org$/, path: /article/ },
  { host: /(?:^|\.)academic\.oup\.com$/, path: /\/article/ },
  { host: /(?:^|\.)(?:osf\.io|psyarxiv\.com)$/, path: /^\/preprints\/./ },
  { host: /(?:^|\.)chemrxiv\.org$/, path: /article-details/ },
  { host: /(?:^|\.)iopscience\.iop\.org$/, path: /^\/article\/10\./ },
  { host: /(?:^|\.)journals\.aps\.org$/, path: /\/(?:abstract|pdf)\/10\./ },
  { host: /(?:^|\.)elifesciences\.org$/, path: /^\/(?:articles|reviewed-preprints)\/\d/ },
  { host: /(?:^|\.)jamanetwork\.com$/, path: /\/(?:full)?article/ },
  { host: /(?:^|\.)nejm\.org$/, path: /^\/doi\/./ },
];
/** The scheme that most publishers' platforms share (Wiley, Science, PNAS, ACS, Taylor & Francis, SAGE …). */
const DOI_PATH = /\/doi\/(?:abs\/|full\/|pdf\/|epdf\/|pdfdirect\/|book\/)?(10\.\d{4,9}\/[^?#]+)/;
const DOI_IN_PATH =
  /\/(?:article|articles|chapter|content|content\/pdf|abstract|pdf|fulltext)\/(10\.\d{4,9}\/[^?#]+)/;

/** Whether an address is that of one paper. */
export function isPaperUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, search } = new URL(url);
  if (DOI_PATH.test(pathname)) return !/\/(?:toc|action)\//.test(pathname);
  const known = HOSTS.find(({ host }) => host.test(hostname));
  if (known !== undefined)
    return known.path.test(pathname) || (hostname.endsWith('ssrn.com') && search !== '');
  return (
    /\.pdf$/i.test(pathname) &&
    /(?:^|\.)(?:edu|ac\.\w\w)$|paper|proceedings|publication/i.test(`${hostname}${pathname}`.toLowerCase())
  );
}

/** The ids in the address of a paper, those that only its path tells included. */
export function paperIdsOf(url: string): PaperIds {
  const known = idsOfUrl(url);
  if (Object.keys(known).length > 0 || !URL.canParse(url)) return known;
  const { hostname, pathname } = new URL(url);
  const doi = DOI_PATH.exec(pathname)?.[1] ?? DOI_IN_PATH.exec(pathname)?.[1];
  if (doi !== undefined) return doiIn(bare(doi, hostname));
  const nature = /(?:^|\.)nature\.com$/.test(hostname)
    ? /^\/articles\/([sd]\d{5}-[\w-]+)/.exec(pathname)?.[1]
    : undefined;
  if (nature !== undefined) return doiIn(`10.1038/${nature}`);
  const pubmed = /(?:^|\.)ncbi\.nlm\.nih\.gov$/.test(hostname)
    ? /^\/(?:pubmed\/)?(\d{6,9})/.exec(pathname)?.[1]
    : undefined;
  if (pubmed !== undefined) return { pmid: pubmed };
  const pmcid = /PMC\d{3,9}/.exec(hostname.endsWith('nih.gov') ? pathname : '')?.[0];
  return pmcid === undefined ? {} : { pmcid };
}

/** bioRxiv adds a version and a view to its DOI, publishers a view. */
function bare(doi: string, hostname: string): string {
  const text = doi
    .replace(/\/(?:full|abstract|pdf|meta|epdf|html)$|(?:\.full)?(?:\.pdf|\.full-text|\.full)$/i, '')
    .replace(/%2F/gi, '/');
  return hostname.endsWith('rxiv.org') ? text.replace(/(\d)v\d{1,2}$/, '$1') : text;
}
