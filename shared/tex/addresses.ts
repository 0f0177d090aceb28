/** Web addresses in running text, by shape alone. */

const ADDRESS =
  /(?:https?:\/\/|www\.)[^\s<>"{}|\\^`$\u3000-\u303f\uff08\uff09\uff0c\u2018\u2019\u201c\u201d]{1,2000}|(?:github\.com|gitlab\.com|codeberg\.org|huggingface\.co)\/[\w./-]{1,2000}/y;
const LONGEST_ADDRESS = 2_000;
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[' };
const CODE_HOST = /(?:^|\.)(?:github\.com|gitlab\.com|bitbucket\.org|codeberg\.org|huggingface\.co|hf\.co)$/;

/** How an address begins; for finding places to look at. */
export const ADDRESS_START = String.raw`https?:\/\/|www\.|github\.com\/|gitlab\.com\/|codeberg\.org\/|huggingface\.co\/`;

/** The address that starts at `at`, and its end in the text; null when none does. Punctuation after it, and a bracket that was opened before it, are left out. */
export function addressAt(text: string, at: number): { readonly end: number; readonly url: string } | null {
  if (/[A-Za-z0-9@./-]/.test(text[at - 1] ?? '')) return null;
  ADDRESS.lastIndex = at;
  const found = ADDRESS.exec(text)?.[0];
  if (found === undefined || found.length >= LONGEST_ADDRESS) return null;
  const shown = withoutTail(found);
  const url = /^https?:/.test(shown) ? shown : `https://${shown}`;
  if (!/^https?:\/\/[^/]*\.[^/]/.test(url) || !URL.canParse(url)) return null;
  return { end: at + shown.length, url };
}

function withoutTail(found: string): string {
  const depth: Record<string, number> = {};
  for (const unit of found) depth[unit] = (depth[unit] ?? 0) + 1;
  let end = found.length;
  for (; end > 0; end -= 1) {
    const last = found.charAt(end - 1);
    const opening = CLOSING[last];
    if (opening === undefined ? !`.,;:!?'*_>…»`.includes(last) : (depth[last] ?? 0) <= (depth[opening] ?? 0))
      break;
    depth[last] = (depth[last] ?? 1) - 1;
  }
  return found.slice(0, end);
}

/** Whether an address is of code, a model or data: a place to go to from the head of a paper. */
export function isCode(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { hostname, pathname } = new URL(url);
  return CODE_HOST.test(hostname) && /^\/[\w.-]+\/[\w.-]/.test(pathname) && !pathname.startsWith('/papers/');
}

/** An address as a person names the place: without its scheme, query and last slash. */
export const addressName = (url: string): string =>
  url
    .replace(/^https?:\/\/(?:www\.)?/, '')
    .replace(/[?#].*$/, '')
    .replace(/(?:\.git)?\/?$/, '');
