/**
 * Where the parts of a mail are, in its bytes. postal-mime decodes a part well but gives neither its bytes nor a bound on
 * how many parts it visits, so the splitting is ours: header blocks, boundaries, nothing else. Every level scans its own
 * range once, and depth and number of parts are bounded, so the cost is linear whatever a mail claims about itself.
 */

/** A part that has no parts: its header block is `from` to `bodyFrom`, its body ends before `to`. */
export interface Leaf {
  readonly from: number;
  readonly bodyFrom: number;
  readonly to: number;
  /** Lower-case. */
  readonly mediaType: string;
  readonly charset: string | null;
  readonly fileName: string | null;
  readonly disposition: 'inline' | 'attachment';
  /** Bodies that are the same content in several forms share a number; null for a part that stands alone. */
  readonly alternative: number | null;
  /** The `delsp` of a `format=flowed` text; null for any other. */
  readonly flowed: 'yes' | 'no' | null;
  /** Lower-case; empty for none. */
  readonly transferEncoding: string;
}

export interface Leaves {
  readonly leaves: readonly Leaf[];
  readonly multipart: boolean;
  /** Whether parts beyond the bounds were left out. */
  readonly cut: boolean;
}

const MAX_DEPTH = 12;
const MAX_PARTS = 200;
/** The longest header block that is looked at; what follows in a longer one is not read. */
export const MAX_HEADER_BYTES = 256 * 1024;

const LF = 10;
const CR = 13;
const DASH = 45;

interface Range {
  readonly from: number;
  readonly to: number;
}

interface Found {
  readonly leaves: Leaf[];
  alternatives: number;
  cut: boolean;
}

/** The leaves of the message, in order. Never throws; bytes that are no mail are one `text/plain` leaf. */
export function leavesOf(bytes: Uint8Array): Leaves {
  const found: Found = { leaves: [], alternatives: 0, cut: false };
  const multipart = visit(
    bytes,
    { from: 0, to: bytes.length },
    { depth: 0, alternative: null, found, usual: 'text/plain' },
  );
  return { leaves: found.leaves, multipart, cut: found.cut };
}

interface Place {
  readonly depth: number;
  readonly alternative: number | null;
  readonly found: Found;
  readonly usual: string;
}

function visit(bytes: Uint8Array, range: Range, { depth, alternative, found, usual }: Place): boolean {
  if (depth > MAX_DEPTH || found.leaves.length >= MAX_PARTS) {
    found.cut = true;
    return false;
  }
  const bodyFrom = bodyStart(bytes, range);
  const header = headerText(bytes.subarray(range.from, Math.min(bodyFrom, range.from + MAX_HEADER_BYTES)));
  const type = structured(field(header, 'content-type'));
  const mediaType = /^[\w.+-]+\/[\w.+-]+$/.test(type.value) ? type.value : usual;
  const boundary = type.params.get('boundary') ?? '';
  if (mediaType.startsWith('multipart/') && boundary !== '') {
    const shared = mediaType === 'multipart/alternative' ? ++found.alternatives : alternative;
    const inner = mediaType === 'multipart/digest' ? 'message/rfc822' : 'text/plain';
    for (const part of partsBetween(bytes, { from: bodyFrom, to: range.to }, boundary)) {
      if (found.cut) break;
      visit(bytes, part, { depth: depth + 1, alternative: shared, found, usual: inner });
    }
    return true;
  }
  const disposition = structured(field(header, 'content-disposition'));
  found.leaves.push({
    ...range,
    bodyFrom,
    mediaType,
    charset: type.params.get('charset') ?? null,
    fileName: disposition.params.get('filename') ?? type.params.get('name') ?? null,
    disposition: disposition.value === 'attachment' ? 'attachment' : 'inline',
    alternative,
    flowed: /^flowed$/i.test(type.params.get('format') ?? '')
      ? /^yes$/i.test(type.params.get('delsp') ?? '')
        ? 'yes'
        : 'no'
      : null,
    transferEncoding: field(header, 'content-transfer-encoding').trim().toLowerCase(),
  });
  return false;
}

/** The offset after the first empty line of the range; its end where there is none. */
export function bodyStart(bytes: Uint8Array, { from, to }: Range): number {
  let lineStart = from;
  for (let at = bytes.indexOf(LF, from); at >= 0 && at < to; at = bytes.indexOf(LF, at + 1)) {
    const end = at > lineStart && bytes[at - 1] === CR ? at - 1 : at;
    if (end === lineStart) return at + 1;
    lineStart = at + 1;
  }
  return to;
}

/** The ranges between the lines that are the boundary; an unclosed multipart ends where its range does. */
function partsBetween(bytes: Uint8Array, { from, to }: Range, boundary: string): readonly Range[] {
  const mark = Uint8Array.from(`--${boundary}`.slice(0, 998), (character) => character.charCodeAt(0) & 255);
  const parts: Range[] = [];
  let partFrom = -1;
  for (let line = from; line < to; line = lineAfter(bytes, line, to)) {
    if (bytes[line] !== DASH || !startsWith(bytes, line, mark)) continue;
    const after = line + mark.length;
    const closes = bytes[after] === DASH && bytes[after + 1] === DASH;
    if (!isBlank(bytes, closes ? after + 2 : after, to)) continue;
    if (partFrom >= 0) parts.push({ from: partFrom, to: Math.max(partFrom, withoutLineEnd(bytes, line)) });
    partFrom = closes ? -1 : lineAfter(bytes, line, to);
    // One more than can be visited, so that the rest is noticed.
    if (closes || parts.length > MAX_PARTS) return parts;
  }
  if (partFrom >= 0 && partFrom < to) parts.push({ from: partFrom, to });
  return parts;
}

function lineAfter(bytes: Uint8Array, from: number, to: number): number {
  const at = bytes.indexOf(LF, from);
  return at < 0 || at >= to ? to : at + 1;
}

function startsWith(bytes: Uint8Array, at: number, mark: Uint8Array): boolean {
  for (let index = 0; index < mark.length; index++) if (bytes[at + index] !== mark[index]) return false;
  return true;
}

function isBlank(bytes: Uint8Array, from: number, to: number): boolean {
  for (let at = from; at < to && bytes[at] !== LF; at++) {
    const byte = bytes[at];
    if (byte !== 32 && byte !== 9 && byte !== CR) return false;
  }
  return true;
}

/** The line end before a boundary belongs to the boundary. */
function withoutLineEnd(bytes: Uint8Array, at: number): number {
  const end = bytes[at - 1] === LF ? at - 1 : at;
  return bytes[end - 1] === CR ? end - 1 : end;
}

/** A header block as text, one character a byte where it is not UTF-8, folded lines joined. */
export function headerText(block: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(block);
  } catch {
    text = new TextDecoder('windows-1252').decode(block);
  }
  return text.replace(/\r\n?/g, '\n').replace(/\n[ \t]+/g, ' ');
}

/** The first value of a header in a joined block; empty for none. */
export function field(header: string, name: string): string {
  return new RegExp(`^${name}[ \\t]*:(.*)$`, 'im').exec(header)?.[1]?.trim() ?? '';
}

interface Structured {
  readonly value: string;
  readonly params: ReadonlyMap<string, string>;
}

const PARAMETER = /;\s*([\w*-]{1,60})\s*=\s*(?:"((?:[^"\\]|\\.){0,2000})"|([^;\s]{0,2000}))/g;

function structured(text: string): Structured {
  const short = text.slice(0, 4000);
  const params = new Map<string, string>();
  for (const [, name = '', quoted, bare] of short.matchAll(PARAMETER)) {
    const key = name.toLowerCase().replace(/\*$/, '');
    if (!params.has(key)) params.set(key, quoted?.replace(/\\(.)/g, '$1') ?? bare ?? '');
  }
  return { value: (short.split(';', 1)[0] ?? '').trim().toLowerCase(), params };
}
