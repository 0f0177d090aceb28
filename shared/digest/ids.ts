/** Finds identifiers and addresses of papers in text. Every pattern is linear; nothing is looked up. */
import type { PaperIds, PaperUrl } from './report.ts';

const ARXIV =
  /(?<![\d.])(\d{2}(?:0[1-9]|1[0-2])\.\d{4,5}|[a-z-]{2,12}(?:\.[A-Z]{2})?\/\d{7})(?:v(\d{1,3}))?(?!\d)/i;
const ARXIV_PATH = /^\/(?:abs|pdf|html|format|ps)\/(.{1,60})$/;
/** Old DOIs hold page numbers in angle brackets: `10.1002/1520-6750(200102)48:1<41::AID-NAV3>3.0.CO;2-M`. */
const DOI = /\b10\.\d{4,9}\/(?:[^\s"<>]|<\w{1,9}:[\w:.;-]{1,40}>){1,500}/;
const URL_IN_TEXT = /https?:\s{0,2}\/\/[^\s<>"{}|\\^`]+|\bwww\.[^\s<>"{}|\\^`/]{1,253}\/[^\s<>"{}|\\^`]*/g;
const CODE_HOSTS = /(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org)$/;

/** The arXiv id in a short text such as `arXiv:2401.01234v2 [cs.CL]`; the subject class of old ids is dropped. */
export function arxivIn(text: string): Pick<PaperIds, 'arxiv' | 'arxivVersion'> {
  const [, id, version] = ARXIV.exec(text.slice(0, 500)) ?? [];
  if (id === undefined) return {};
  const arxiv = id.toLowerCase().replace(/\.[a-z]{2}\//, '/');
  return version === undefined ? { arxiv } : { arxiv, arxivVersion: Number(version) };
}

/** The DOI in a short text, lower-case; arXiv's own DOIs give the arXiv id instead. */
export function doiIn(text: string): PaperIds {
  const doi = DOI.exec(text.slice(0, 2000))?.[0];
  if (doi === undefined) return {};
  const clean = cutTail(doi).toLowerCase();
  return clean.startsWith('10.48550/arxiv.')
    ? arxivIn(clean.slice('10.48550/arxiv.'.length))
    : { doi: clean };
}

/** What the address of a paper says about its ids; empty for every other address. */
export function idsOfUrl(url: string): PaperIds {
  if (!URL.canParse(url)) return {};
  const { hostname, pathname } = new URL(url);
  if (/(?:^|\.)arxiv\.org$/.test(hostname)) return arxivIn(ARXIV_PATH.exec(pathname)?.[1] ?? '');
  if (/(?:^|\.)(?:huggingface\.co|hf\.co)$/.test(hostname))
    return pathname.startsWith('/papers/') ? arxivIn(pathname.slice(8)) : {};
  if (/(?:^|\.)alphaxiv\.org$/.test(hostname)) return arxivIn(ARXIV_PATH.exec(pathname)?.[1] ?? '');
  if (/(?:^|\.)doi\.org$/.test(hostname)) return doiIn(percentDecoded(pathname.slice(1)));
  return {};
}

/** The kind of an address, by its host. */
export function urlKind(url: string): PaperUrl['kind'] {
  if (!URL.canParse(url)) return 'other';
  const { hostname, pathname } = new URL(url);
  if (CODE_HOSTS.test(hostname)) return 'code';
  if (/(?:^|\.)(?:huggingface\.co|hf\.co)$/.test(hostname))
    return pathname.startsWith('/datasets/') ? 'dataset' : 'hf';
  if (/(?:^|\.)doi\.org$/.test(hostname)) return 'doi';
  if (/\.pdf$/i.test(pathname) || pathname.startsWith('/pdf/')) return 'pdf';
  if (/(?:^|\.)arxiv\.org$/.test(hostname)) return pathname.startsWith('/html/') ? 'html' : 'abs';
  return hostname.endsWith('.github.io') ? 'project' : 'other';
}

/** Every web address in a text, in order, without the punctuation around it; `https: //x` and `www.x/y` are understood. */
export function urlsIn(text: string): readonly string[] {
  const urls: string[] = [];
  for (const [match] of text.matchAll(URL_IN_TEXT)) {
    const joined = match.replace(/^(https?:)\s+/, '$1');
    const url = cutTail(joined.startsWith('www.') ? `https://${joined}` : joined);
    if (URL.canParse(url)) urls.push(url);
  }
  return urls;
}

const OPENING: Readonly<Record<string, string>> = { ')': '(', ']': '[' };

/** Without trailing punctuation; a closing bracket stays where its opening one is part of the address. */
function cutTail(text: string): string {
  let end = text.length;
  for (; end > 0; end--) {
    const last = text[end - 1] ?? '';
    const opening = OPENING[last];
    if (opening !== undefined) {
      if (end > 500 || text.slice(0, end).includes(opening)) break;
    } else if (!`.,;:!?'"*_>…。，`.includes(last)) break;
  }
  return text.slice(0, end);
}

/** A text with its percent escapes decoded; as it is where one of them is none. */
export function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
