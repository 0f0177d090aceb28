/** Where a link in a mail leads: mailings wrap every address, often with the real one inside. Nothing is looked up. */

const MAX_WRAPS = 3;
const TARGET_PARAMETER =
  /[?&](?:url|u|q|target|redirect|redirect_url|destination|link|murl|to)=([^&#]{8,4000})/i;
const TARGET_IN_PATH =
  /\/(?:CL0|L0|ls\/click|redirect|r|go|out)\/(https?:?(?:%3A|:)?(?:%2F|\/){1,2}.{3,4000})$/i;
const WRAPPED_TAIL = /\/\d{1,3}\/[\w-]{16,200}(?:\/[\w=+-]{8,200}){0,3}$/;
const TRACKERS =
  /(?:^|\.)(?:list-manage\d?\.com|sendgrid\.net|hubspotlinks\.com|hs-sites\.com|mailchi\.mp|emltrk\.com|beehiiv\.com|substack\.com|tldrnewsletter\.com|exct\.net|mkt\d*\.com|rs6\.net|mandrillapp\.com|mailgun\.org|sparkpostmail\.com|customeriomail\.com|adsugar\.ch)$|^(?:click|link|links|email|el|e|t|track|tracking|go|trk|url\d*|ablink|news|alerts?)\./i;

/** The address without the wrapping that can be undone from the address itself, and without campaign parameters. */
export function targetOf(address: string): string {
  let url = address.trim();
  for (let wraps = 0; wraps < MAX_WRAPS; wraps++) {
    const inside = insideOf(url);
    if (inside === null) break;
    url = inside;
  }
  return withoutCampaign(url);
}

/** Whether an address only leads somewhere through a service that counts clicks. */
export function isTracker(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname, search } = new URL(url);
  return TRACKERS.test(hostname) && (pathname.length > 30 || search.length > 30);
}

function insideOf(url: string): string | null {
  const path = TARGET_IN_PATH.exec(url)?.[1];
  if (path !== undefined) {
    const inner = decoded(path.replace(WRAPPED_TAIL, ''));
    return /^https?:\/\//i.test(inner) && URL.canParse(inner) ? inner : null;
  }
  const parameter = TARGET_PARAMETER.exec(url)?.[1];
  if (parameter === undefined || !mayWrap(url)) return null;
  const inner = decoded(parameter);
  return /^https?:\/\//i.test(inner) && URL.canParse(inner) ? inner : null;
}

/** A page may be given the address of another one for reasons of its own (a form that shares, say). */
const mayWrap = (url: string): boolean => !/\/(?:share|sharer|intent|login|signin|shareArticle)\b/i.test(url);

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function withoutCampaign(url: string): string {
  return url
    .replace(
      /([?&])(?:utm_\w+|dgcid|mc_[ce]id|_hsenc|_hsmi|ref|fbclid|gclid|et_\w+|WT\.\w+|sap-outbound-id|campaign|af)=[^&#]*/gi,
      '$1',
    )
    .replace(/[?&]+(?=#|$)/, '')
    .replace(/([?&])&+/g, '$1');
}
