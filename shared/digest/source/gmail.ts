/** Mails as the Gmail API gives them (`users.messages.get`, format `raw` or `full`), made mails again. */

interface ApiPart {
  readonly mimeType?: unknown;
  readonly filename?: unknown;
  readonly headers?: unknown;
  readonly body?: unknown;
  readonly parts?: unknown;
}

const SNIFFED_CHARACTERS = 64 * 1024;
const MAX_DEPTH = 10;

/** The mails in a JSON text, as bytes; empty for any other text. */
export function gmailMessages(text: string): readonly Uint8Array[] {
  const head = text.slice(0, SNIFFED_CHARACTERS);
  const looks =
    /^\s*[[{]/.test(head) &&
    (/"payload"\s{0,9}:\s{0,9}\{/.test(head) || /"raw"\s{0,9}:\s{0,9}"[\w=-]{40}/.test(head));
  if (!looks) return [];
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return [];
  }
  const list = Array.isArray(value)
    ? value
    : isObject(value) && Array.isArray(value['messages'])
      ? value['messages']
      : [value];
  return list.flatMap((each: unknown) => {
    if (!isObject(each)) return [];
    if (typeof each['raw'] === 'string') return [fromBase64(each['raw'])];
    const payload = each['payload'];
    return isObject(payload) && Array.isArray(payload['headers']) ? [ascii(mailOf(payload, MAX_DEPTH))] : [];
  });
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The bodies have lost their transfer encoding; all else of the header still holds. */
function mailOf(part: ApiPart, depth: number): string {
  const headers = (Array.isArray(part.headers) ? part.headers : []).flatMap((header: unknown) => {
    if (!isObject(header)) return [];
    const name = textOf(header['name']);
    return /^[!-9;-~]{1,100}$/.test(name) && !/^content-(?:type|transfer-encoding)$/i.test(name)
      ? [`${name}: ${textOf(header['value']).replace(/[\r\n]+/g, ' ')}`]
      : [];
  });
  const children = Array.isArray(part.parts) ? part.parts.filter(isObject) : [];
  const type = typeof part.mimeType === 'string' ? part.mimeType : 'text/plain';
  if (children.length === 0 || depth === 0) {
    const body = isObject(part.body) && typeof part.body['data'] === 'string' ? part.body['data'] : '';
    const charset = /charset="?([\w.:-]{1,40})/i.exec(headerOf(part, 'content-type'))?.[1] ?? 'utf-8';
    return [
      ...headers,
      `Content-Type: ${type}; charset=${charset}`,
      'Content-Transfer-Encoding: base64',
      '',
      body.replaceAll('-', '+').replaceAll('_', '/'),
    ].join('\r\n');
  }
  const boundary = `part-${depth}-of-the-message`;
  return [
    ...headers,
    `Content-Type: ${type}; boundary="${boundary}"`,
    '',
    ...children.flatMap((child) => [`--${boundary}`, mailOf(child, depth - 1)]),
    `--${boundary}--`,
    '',
  ].join('\r\n');
}

function headerOf(part: ApiPart, wanted: string): string {
  for (const header of Array.isArray(part.headers) ? part.headers : [])
    if (isObject(header) && textOf(header['name']).toLowerCase() === wanted) return textOf(header['value']);
  return '';
}

/** Header values can hold any character: those are UTF-8 bytes again. */
function ascii(text: string): Uint8Array {
  const escaped = encodeURIComponent(text.toWellFormed());
  const bytes = new Uint8Array(escaped.length);
  let length = 0;
  for (let at = 0; at < escaped.length; at++) {
    const isEscape = escaped[at] === '%';
    bytes[length++] = isEscape ? Number.parseInt(escaped.slice(at + 1, at + 3), 16) : escaped.charCodeAt(at);
    if (isEscape) at += 2;
  }
  return bytes.slice(0, length);
}

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

function fromBase64(text: string): Uint8Array {
  const bytes = new Uint8Array(Math.ceil((text.length * 3) / 4));
  let length = 0;
  let held = 0;
  let bits = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character === '-' ? '+' : character === '_' ? '/' : character);
    if (value < 0) continue;
    held = ((held << 6) | value) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[length++] = (held >> bits) & 255;
  }
  return bytes.slice(0, length);
}
