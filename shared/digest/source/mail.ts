/** A mail (RFC 5322) as the parts that may be digests. Bounded in depth, parts and header size; nothing in it can make this throw. */
import PostalMime, { addressParser, decodeWords } from 'postal-mime';
import type { MailHeaders } from '../format.ts';
import { decodeText, type DecodedText } from './decode.ts';
import { unwrapForward } from './forwarded.ts';
import { mailDay } from '../dates.ts';
import { bodyStart, field, headerText, leavesOf, MAX_HEADER_BYTES, type Leaf } from './mime.ts';
import { within, type Body, type Part } from './part.ts';

const KNOWN =
  /^(?:Received|Return-Path|Message-ID|MIME-Version|Content-Type|DKIM-Signature|Delivered-To|ARC-[\w-]+|X-[\w-]+|From|To|Date|Subject):/gim;
const DECISIVE = /^(?:From|Date|Message-ID|MIME-Version):/im;
const HEADER_LINE = /^(?:[!-9;-~]{1,100}[ \t]?:|[ \t]|>?From )/;
const SNIFFED_BYTES = 64 * 1024;

/** Whether the bytes start like a mail: header lines up to the first empty one, two known ones among them. */
export function isMail(bytes: Uint8Array): boolean {
  const head = new TextDecoder('windows-1252')
    .decode(bytes.subarray(0, SNIFFED_BYTES))
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\n+/, '');
  const end = head.indexOf('\n\n');
  const header = end < 0 ? head : head.slice(0, end);
  if (!DECISIVE.test(header) || (header.match(KNOWN)?.length ?? 0) < 2) return false;
  const lines = header.split('\n');
  return HEADER_LINE.test(lines[0] ?? '') && lines.filter((line) => !HEADER_LINE.test(line)).length <= 1;
}

export interface MailPlace {
  readonly path: string;
  /** An encoding the reader chose for every part. */
  readonly encoding?: string | undefined;
  /** The mail around this one, or what its mailbox says, for what its own header leaves out. */
  readonly outer?: Partial<MailHeaders>;
  readonly bytes?: { readonly from: number; readonly to: number } | undefined;
  /** How many mails this one is inside of. */
  readonly depth?: number;
}

/** The parts of a mail, its body first. A mail inside it is opened once; one inside that is set aside. */
export async function partsOfMail(given: Uint8Array, place: MailPlace): Promise<readonly Part[]> {
  const bytes = given.subarray(blankStart(given));
  const mail = headersOf(bytes, place.outer ?? {});
  const { leaves, multipart, cut } = leavesOf(bytes);
  const parts: Part[] = [];
  for (const group of grouped(leaves)) parts.push(...(await partsOfGroup(bytes, group, { ...place, mail })));
  if (cut) parts.push(aside(place.path, 'further parts of the mail: it has too many, or too deep ones'));
  return multipart ? parts : parts.map((part) => withLines(part, { bytes, leaf: leaves[0] }));
}

/** What a mail's own header says, with the day that its transport or its surroundings give where it has none. */
export function headersOf(bytes: Uint8Array, outer: Partial<MailHeaders>): MailHeaders {
  const block = bytes.subarray(
    0,
    Math.min(bodyStart(bytes, { from: 0, to: bytes.length }), MAX_HEADER_BYTES),
  );
  const decoded = decodeText(block);
  const header = decoded.ok
    ? decoded.value.text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ')
    : headerText(block);
  const [sender] = addressParser(field(header, 'from').slice(0, 2000), { flatten: true });
  const received = field(header, 'received');
  const subject = decodeWords(field(header, 'subject').slice(0, 4000)).trim();
  return {
    from: sender?.address?.toLowerCase() ?? outer.from ?? '',
    fromName: sender?.name ?? outer.fromName ?? '',
    subject: subject === '' ? (outer.subject ?? '') : subject,
    date:
      mailDay(field(header, 'date')) ??
      mailDay(received.slice(received.lastIndexOf(';') + 1)) ??
      outer.date ??
      null,
  };
}

/** Text and HTML of one content together, everything else alone. */
function grouped(leaves: readonly Leaf[]): readonly (readonly Leaf[])[] {
  const groups: Leaf[][] = [];
  const byAlternative = new Map<number, Leaf[]>();
  for (const leaf of leaves) {
    const known = leaf.alternative === null ? undefined : byAlternative.get(leaf.alternative);
    const isBody = isBodyType(leaf) && leaf.disposition === 'inline';
    if (isBody && known !== undefined && !known.some(({ mediaType }) => mediaType === leaf.mediaType)) {
      known.push(leaf);
      continue;
    }
    const group = [leaf];
    groups.push(group);
    if (isBody && leaf.alternative !== null && known === undefined)
      byAlternative.set(leaf.alternative, group);
  }
  return groups;
}

const isBodyType = ({ mediaType }: Leaf): boolean => mediaType === 'text/plain' || mediaType === 'text/html';

interface Inside extends MailPlace {
  readonly mail: MailHeaders;
}

async function partsOfGroup(
  bytes: Uint8Array,
  leaves: readonly Leaf[],
  place: Inside,
): Promise<readonly Part[]> {
  const [leaf] = leaves;
  if (leaf === undefined) return [];
  const name = leaf.fileName === null ? '' : fileNameOf(leaf.fileName);
  const path = within(place.path, name);
  if (leaf.mediaType === 'message/rfc822' || /\.eml$/i.test(name)) return forwarded(bytes, leaf, place);
  if (!mayBeDigest(leaf, name)) {
    const isAlternative = leaf.alternative !== null && leaf.mediaType.startsWith('text/');
    return isAlternative ? [] : [aside(path === '' ? leaf.mediaType : path, 'attachment, not a digest')];
  }
  const isExtra = !isBodyType(leaf) || leaf.disposition === 'attachment' || name !== '';
  const bodies: Body[] = [];
  let { mail } = place;
  for (const each of leaves) {
    const decoded = await textOf(bytes, each, place.encoding);
    if (decoded === null) continue;
    const { text, inner, aside: lines } = unwrapForward(decoded.text);
    if (inner !== null) mail = { ...mail, ...inner };
    bodies.push({ mediaType: each.mediaType, decoded: { ...decoded, text }, aside: lines });
  }
  const [first, ...others] = bodies.toSorted((a, b) => rank(a) - rank(b));
  if (first === undefined) return [aside(path, 'attachment, not text')];
  if (bodies.every(({ decoded }) => decoded.text.trim() === '')) return [];
  return [
    {
      kind: 'text',
      path,
      name,
      bodies: [first, ...others],
      mail,
      otherwise: isExtra ? 'attachment, not a digest' : null,
      linesBefore: 0,
      ...(place.bytes === undefined ? {} : { bytes: place.bytes }),
    },
  ];
}

const rank = ({ mediaType }: Body): number => (mediaType === 'text/html' ? 0 : 1);

const aside = (path: string, reason: string): Part => ({ kind: 'aside', path, reason });

async function forwarded(bytes: Uint8Array, leaf: Leaf, place: Inside): Promise<readonly Part[]> {
  const depth = place.depth ?? 0;
  const path = within(place.path, 'forwarded mail');
  if (depth > 0) return [aside(path, 'a mail inside a forwarded mail')];
  const inner = await contentOf(bytes, leaf);
  const { date } = place.mail;
  return partsOfMail(inner, { ...place, path, outer: date === null ? {} : { date }, depth: depth + 1 });
}

const DIGEST_FILE =
  /\.(?:bib|bibtex|ris|nbib|medline|enw|ciw|json|jsonl|ndjson|csv|tsv|tab|txt|text|md|markdown|html?|xml|rdf|rss|atom|abs)$/i;
const DIGEST_TYPE =
  /^(?:text\/(?!calendar|vcard|x-vcard|css|javascript|x-amp-html|rfc822-headers)[\w.+-]+|application\/(?:json|[\w.-]+\+json|xml|[\w.-]+\+xml|x-bibtex|x-research-info-systems|x-ndjson|jsonl))$/;

const mayBeDigest = (leaf: Leaf, name: string): boolean =>
  DIGEST_FILE.test(name) ||
  (DIGEST_TYPE.test(leaf.mediaType) && !/\.(?:ics|vcf|css|js|asc|svg)$/i.test(name));

/** RFC 2231 and RFC 2047 names, without any folder. */
function fileNameOf(name: string): string {
  const extended = /^[\w-]{1,40}'[\w-]{0,40}'(.*)$/.exec(name)?.[1];
  const decoded = extended === undefined ? decodeWords(name) : percentDecoded(extended);
  return decoded.replace(/^.*[\\/]/, '').slice(0, 200);
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The bytes of a part as they were before its transfer encoding. */
async function contentOf(bytes: Uint8Array, leaf: Leaf): Promise<Uint8Array> {
  const body = bytes.subarray(leaf.bodyFrom, leaf.to);
  const encoding = /base64|quoted-printable/.exec(leaf.transferEncoding)?.[0];
  if (encoding === undefined) return body;
  // An attachment's bytes are given as they are, and this header is all that the decoder is told.
  const header = `Content-Type: application/octet-stream\r\nContent-Disposition: attachment\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n`;
  const mail = new Uint8Array(header.length + body.length);
  mail.set(Uint8Array.from(header, (character) => character.charCodeAt(0)));
  mail.set(body, header.length);
  const content = (await PostalMime.parse(mail)).attachments[0]?.content ?? '';
  return typeof content === 'string' ? new Uint8Array() : new Uint8Array(content as ArrayBuffer);
}

async function textOf(bytes: Uint8Array, leaf: Leaf, chosen?: string): Promise<DecodedText | null> {
  const decoded = decodeText(await contentOf(bytes, leaf), chosen, { declared: leaf.charset });
  if (!decoded.ok) return null;
  const { flowed } = leaf;
  if (flowed === null) return decoded.value;
  const header = `Content-Type: text/plain; charset=utf-8; format=flowed; delsp=${flowed}\r\n\r\n`;
  const text = (await PostalMime.parse(header + decoded.value.text)).text ?? '';
  return { ...decoded.value, text };
}

/** Blank lines (and a mark) before the header are not its end. */
function blankStart(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (bytes[at] === 10 || bytes[at] === 13) at++;
  return at;
}

/** The body of a simple mail has its lines as the file has them, so its line numbers can be the file's. */
function withLines(part: Part, { bytes, leaf }: { bytes: Uint8Array; leaf: Leaf | undefined }): Part {
  if (part.kind === 'aside' || leaf === undefined || leaf.flowed !== null) return part;
  if (/base64|quoted-printable/.test(leaf.transferEncoding)) return part;
  const header = bytes.subarray(0, leaf.bodyFrom);
  return { ...part, linesBefore: header.reduce((sum, byte) => (byte === 10 ? sum + 1 : sum), 0) };
}
