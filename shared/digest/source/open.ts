/** Opens a file: what it is by its first bytes, and the parts of it that may be digests. */
import { fail, ok, type Result } from '../../problem.ts';
import { hasMoreLines, MAX_TEXT_LINES } from '../limits.ts';
import { recogniseBinary } from './binary.ts';
import { decodeText, type DecodedText } from './decode.ts';
import { unwrapForward } from './forwarded.ts';
import { gmailMessages } from './gmail.ts';
import { isMail, partsOfMail } from './mail.ts';
import { mailDay } from '../dates.ts';
import { isMbox, messagesOf } from './mbox.ts';
import { within, type Part, type TextPart } from './part.ts';
import { unzip, type Entry } from './zip.ts';

export interface Opened {
  readonly container: 'file' | 'mail' | 'mbox' | 'zip';
  /** How many messages were opened so far; 0 for anything but a mailbox. */
  readonly messages: () => number;
  /** One after another: a mailbox is never taken apart as a whole. */
  readonly parts: AsyncIterable<Part>;
}

interface Naming {
  readonly name: string;
  /** What the source says that its text is; absent for a file. */
  readonly mediaType?: string | null | undefined;
  readonly encoding?: string | undefined;
}

export interface OpenOptions extends Naming {
  readonly maxBytes: number;
}

/** Promises parts for anything that holds text; a problem for a file that certainly does not. */
export function open(
  bytes: Uint8Array,
  { name, encoding, mediaType, maxBytes }: OpenOptions,
): Result<Opened> {
  const binary = recogniseBinary(bytes, name);
  if (binary !== null && binary !== 'is-zip') return fail(binary, name);
  if (bytes.length > maxBytes) return fail('text-too-large', name);
  if (binary === 'is-zip') return openZip(bytes, { name, encoding });
  return openText(bytes, { name, encoding, mediaType, path: '' });
}

interface Inside extends Naming {
  readonly path: string;
}

function openText(bytes: Uint8Array, place: Inside): Result<Opened> {
  if (isMbox(bytes)) {
    const count = { messages: 0 };
    const parts = partsOfMbox(bytes, place, count);
    return ok({ container: 'mbox', messages: () => count.messages, parts });
  }
  if (isMail(bytes))
    return ok({ container: 'mail', messages: none, parts: later(() => partsOfMail(bytes, place)) });
  const decoded = decodeText(bytes, place.encoding);
  if (!decoded.ok) return decoded.problem.code === 'is-binary' ? fail('is-binary', place.name) : decoded;
  if (decoded.value.text.trim() === '') return fail('file-empty', place.name);
  if (hasMoreLines(decoded.value.text, MAX_TEXT_LINES)) return fail('text-too-many-lines', place.name);
  const mails = gmailMessages(decoded.value.text);
  if (mails.length === 0)
    return ok({ container: 'file', messages: none, parts: later(() => [textOf(decoded.value, place)]) });
  return ok({
    container: mails.length === 1 ? 'mail' : 'mbox',
    messages: () => (mails.length === 1 ? 0 : mails.length),
    parts: inTurn(mails, (mail, index) =>
      partsOfMail(mail, { ...place, path: mails.length === 1 ? place.path : messagePath(place.path, index) }),
    ),
  });
}

const none = (): number => 0;
const messagePath = (path: string, index: number): string => within(path, `message ${index + 1}`);

/** A text that starts with a forwarded mail's header is that mail, pasted or saved. */
function textOf(decoded: DecodedText, { path, name, mediaType = null }: Inside): Part {
  const { text, inner, aside } = unwrapForward(decoded.text);
  const isForward = inner !== null && inner.from !== undefined;
  return {
    kind: 'text',
    path,
    name,
    bodies: [
      isForward ? { mediaType, decoded: { ...decoded, text }, aside } : { mediaType, decoded, aside: [] },
    ],
    mail: isForward ? { from: '', fromName: '', subject: '', date: null, ...inner } : null,
    otherwise: null,
    linesBefore: 0,
  };
}

async function* partsOfMbox(
  bytes: Uint8Array,
  place: Inside,
  count: { messages: number },
): AsyncGenerator<Part> {
  for (const { bytes: message, fromLine, from, to } of messagesOf(bytes)) {
    const path = messagePath(place.path, count.messages);
    count.messages++;
    const date = mailDay(fromLine);
    const outer = date === null ? {} : { date };
    const parts = await partsOfMail(message, { encoding: place.encoding, path, outer, bytes: { from, to } });
    for (const part of parts) yield part.kind === 'text' ? amongOthers(part) : part;
  }
}

/** A mailbox holds more than digests. */
export const amongOthers = (part: TextPart): TextPart => ({
  ...part,
  otherwise: part.otherwise ?? 'a mail without papers',
});

/** An archive comes with notes on what is in it. */
const amongFiles = (part: TextPart): TextPart => ({
  ...part,
  otherwise: part.otherwise ?? 'a text without papers',
});

function openZip(bytes: Uint8Array, place: Naming): Result<Opened> {
  const unpacked = unzip(bytes);
  if (!unpacked.ok) return fail(unpacked.problem.code, place.name);
  const count = { messages: 0, readable: 0 };
  const opened = unpacked.value.map((entry) => openEntry(entry, place));
  if (!opened.some(({ result }) => result.ok)) return fail('is-zip', place.name);
  return ok({ container: 'zip', messages: () => count.messages, parts: partsOfZip(opened, count) });
}

interface OpenedEntry {
  readonly path: string;
  readonly result: Result<Opened>;
  readonly reason: string;
}

function openEntry({ path, content }: Entry, { encoding }: Naming): OpenedEntry {
  if (!(content instanceof Uint8Array)) return { path, result: fail('is-binary'), reason: content.reason };
  const name = path.replace(/^.*[\\/]/, '');
  if (content.length === 0) return { path, result: fail('file-empty'), reason: 'an empty file' };
  const binary = recogniseBinary(content, name);
  const result = binary === null ? openText(content, { name, encoding, path }) : fail(binary);
  return { path, result, reason: result.ok ? '' : 'a file that is not text' };
}

async function* partsOfZip(
  opened: readonly OpenedEntry[],
  count: { messages: number },
): AsyncGenerator<Part> {
  const isOneOfMany = opened.filter(({ result }) => result.ok).length > 1;
  for (const { path, result, reason } of opened) {
    if (!result.ok) {
      yield { kind: 'aside', path, reason };
      continue;
    }
    for await (const part of result.value.parts)
      yield part.kind === 'text' && isOneOfMany ? amongFiles(part) : part;
    count.messages += result.value.messages();
  }
}

async function* later(make: () => readonly Part[] | Promise<readonly Part[]>): AsyncGenerator<Part> {
  yield* await make();
}

async function* inTurn<T>(
  from: readonly T[],
  make: (each: T, index: number) => Promise<readonly Part[]>,
): AsyncGenerator<Part> {
  for (const [index, each] of from.entries()) yield* await make(each, index);
}
