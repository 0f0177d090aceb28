/** Addresses as mails and pages carry them: wrapped in redirects, often with the real one inside. Nothing is fetched. */
import { percentDecoded } from '../ids.ts';

const MOST_WRAPS = 3;

/** The host of an address without its `www.`; empty when it is none. */
export const hostOf = (url: string): string =>
  URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';

/**
 * The address behind redirects, where it is written in the redirect itself, with what trackers add to it taken off; the
 * address as it is where a redirect tells nothing.
 */
export function unwrapUrl(given: string): string {
  let url = given.trim();
  for (let wraps = 0; wraps < MOST_WRAPS; wraps++) {
    const inner = insideOf(url);
    if (inner === null) break;
    url = inner;
  }
  return withoutTrackers(url);
}

const TRACKERS =
  /(?:^|\.)(?:list-manage\d?\.com|sendgrid\.net|hubspotlinks\.com|hs-sites\.com|mailchi\.mp|emltrk\.com|beehiiv\.com|substack\.com|tldrnewsletter\.com|exct\.net|mkt\d*\.com|rs6\.net|mandrillapp\.com|mailgun\.org|sparkpostmail\.com|customeriomail\.com|adsugar\.ch)$|^(?:click|link|links|email|el|e|t|track|tracking|go|trk|url\d*|ablink|news|alerts?)\./i;

/** Whether an address only leads somewhere through a service that counts clicks. */
export function isTracker(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, search } = new URL(url);
  return TRACKERS.test(hostname) && (pathname.length > 30 || search.length > 30);
}

const IN_PATH = /\/(?:CL0|L0|ls\/click|redirect|r|go|out)\/(https?:?(?:%3A|:)?(?:%2F|\/){1,2}.{3,4000})$/i;
/** What services put behind the address that they wrap: a number, a checksum, who it was for. */
const TAIL = /\/\d{1,3}\/[\w-]{16,200}(?:\/[\w=+-]{8,200}){0,3}$/;
const PARAMETER = /[?&](?:url|u|q|target|redirect|redirect_url|destination|link|murl|to)=([^&#]{8,4000})/i;

function insideOf(url: string): string | null {
  const scholar = /^https?:\/\/scholar\.google\.[^/]{2,20}\/scholar_url\?(?:.*?&)?url=(.*)$/i.exec(url)?.[1];
  if (scholar !== undefined)
    return openable(scholar.replace(/&(?:hl|sa|d|ei|scisig|oi|hist|html|pos|folt|nossl|ct|cd)=.*$/s, ''));
  const path = IN_PATH.exec(url)?.[1];
  if (path !== undefined) return openable(path.replace(TAIL, ''));
  const value = mayWrap(url) ? PARAMETER.exec(url)?.[1] : undefined;
  // What a mail program left of quoted-printable: `url=3Dhttps…`.
  return value === undefined ? null : openable(value.replace(/^3D/, ''));
}

/** A page may be given the address of another one for reasons of its own: a form that shares, say. */
const mayWrap = (url: string): boolean => !/\/(?:share|sharer|intent|login|signin|shareArticle)\b/i.test(url);

function openable(text: string): string | null {
  const url = /^https?:\/\//i.test(text) ? decodedTail(text) : percentDecoded(text);
  return /^https?:\/\//i.test(url) && URL.canParse(url) ? url : null;
}

/** An address that was put into another unescaped is right as it stands; an escaped one has no slashes left. */
const decodedTail = (url: string): string => (/%3A%2F%2F|%252F/i.test(url) ? percentDecoded(url) : url);

/** Who clicked is nobody's business: campaign parameters go, and all of Semantic Scholar's, where one is the reader's number. */
function withoutTrackers(url: string): string {
  if (/^https?:\/\/(?:[\w-]+\.)*semanticscholar\.org\/paper\//i.test(url)) return url.replace(/[?#].*$/s, '');
  const [, before = '', query = '', fragment = ''] = /^([^?#]*)\?([^#]*)(#.*)?$/s.exec(url) ?? [];
  if (before === '') return url;
  const tracked = /^https?:\/\/(?:[\w-]+\.)*ncbi\.nlm\.nih\.gov\//i.test(url)
    ? NCBI_PARAMETER
    : PARAMETER_OF_TRACKERS;
  const kept = query.split('&').filter((pair) => pair !== '' && !tracked.test(pair));
  return `${before}${kept.length === 0 ? '' : `?${kept.join('&')}`}${fragment}`;
}

const PARAMETER_OF_TRACKERS =
  /^(?:utm_\w+|dgcid|mc_[ce]id|_hs\w+|ref|ref_src|fbclid|gclid|et_\w+|WT\.\w+|sap-outbound-id|campaign|campaign_id|af|s_cid)=/i;
const NCBI_PARAMETER = /^(?:utm_\w+|fc|ff|v)=/i;
