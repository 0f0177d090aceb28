/** Mailboxes (mboxo and mboxrd), split on bytes because every message has an encoding of its own. */
const LF = 10;
const CR = 13;
const FROM = [70, 114, 111, 109, 32];
const FROM_LINE = /^From \S.{0,300}\b(?:19|20)\d{2}(?: [+-]\d{4})?\s*$/;
/** Bytes: a longer line starts no message. */
export const LONGEST_FROM_LINE = 400;

/** Whether the bytes start like a mailbox: a From line, then a header. */
export function isMbox(bytes: Uint8Array): boolean {
  let at = markLength(bytes);
  while (bytes[at] === LF || bytes[at] === CR) at++;
  if (!isFromLine(bytes, at, { complete: true })) return false;
  const head = new TextDecoder('windows-1252').decode(bytes.subarray(at, at + 4096));
  return /^.*\r?\n(?:>From .*\r?\n)?[!-9;-~]{1,100}:/.test(head);
}

/** How many bytes a byte order mark takes at the start. */
const markLength = (bytes: Uint8Array): number =>
  bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;

/** One message of a mailbox: from its From line to the next, the line's text apart. */
export interface Message {
  readonly bytes: Uint8Array;
  readonly fromLine: string;
  readonly from: number;
  readonly to: number;
}

/** Every message, in order. What stands before the first From line is no message. */
export function* messagesOf(bytes: Uint8Array): Generator<Message> {
  let start = nextFromLine(bytes, markLength(bytes), { complete: true });
  while (start >= 0) {
    const next = nextFromLine(bytes, lineEnd(bytes, start), { complete: true });
    const to = next < 0 ? bytes.length : next;
    yield messageAt(bytes, start, to);
    start = next;
  }
}

/** The message whose From line starts at `from`, quoted From lines undone. Offsets are those of `bytes`. */
export function messageAt(bytes: Uint8Array, from: number, to: number): Message {
  const head = lineEnd(bytes, from);
  return {
    bytes: unescaped(bytes.subarray(Math.min(head, to), to)),
    fromLine: new TextDecoder('windows-1252').decode(bytes.subarray(from, Math.min(head, to))).trim(),
    from,
    to,
  };
}

interface Reach {
  /** Whether the bytes are all there is; otherwise a line that is not ended yet is not looked at. */
  readonly complete: boolean;
}

/** The next line at or after `from` (the start of a line) that starts a message; -1 for none. */
export function nextFromLine(bytes: Uint8Array, from: number, reach: Reach): number {
  for (let line = from; line < bytes.length; line = lineEnd(bytes, line))
    if (bytes[line] === FROM[0] && isFromLine(bytes, line, reach) && followsBlank(bytes, line)) return line;
  return -1;
}

/** Whether a line that starts at `at` has the form of one that starts a message; what stands before it is not looked at. */
export function isFromLine(bytes: Uint8Array, at: number, { complete }: Reach): boolean {
  if (FROM.some((byte, index) => bytes[at + index] !== byte)) return false;
  const newline = bytes.indexOf(LF, at);
  if (newline < 0 && !complete) return false;
  const end = newline < 0 ? bytes.length : newline;
  if (end - at > LONGEST_FROM_LINE) return false;
  return FROM_LINE.test(new TextDecoder('windows-1252').decode(bytes.subarray(at, end)));
}

function followsBlank(bytes: Uint8Array, line: number): boolean {
  if (line < 2 || line === markLength(bytes)) return true;
  const before = bytes[line - 2] === CR ? line - 3 : line - 2;
  return before < 0 || bytes[before] === LF;
}

/** The start of the next line; the end of the bytes where there is none. */
export function lineEnd(bytes: Uint8Array, from: number): number {
  const at = bytes.indexOf(LF, from);
  return at < 0 ? bytes.length : at + 1;
}

/** `>From ` at the start of a line was `From ` once. */
function unescaped(bytes: Uint8Array): Uint8Array {
  const drop: number[] = [];
  for (let at = bytes.indexOf(62); at >= 0; at = bytes.indexOf(62, at + 1)) {
    if (at > 0 && bytes[at - 1] !== LF) continue;
    let end = at;
    while (bytes[end] === 62) end++;
    if (FROM.every((byte, index) => bytes[end + index] === byte)) drop.push(at);
  }
  if (drop.length === 0) return bytes;
  const out = new Uint8Array(bytes.length - drop.length);
  let written = 0;
  let read = 0;
  for (const at of [...drop, bytes.length]) {
    out.set(bytes.subarray(read, at), written);
    written += at - read;
    read = at + 1;
  }
  return out;
}
