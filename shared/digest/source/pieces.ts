/**
 * Cuts a source that is too large for one string into pieces that stand for themselves: messages of a mailbox, batches of
 * lines, batches of table rows. Works on bytes as they arrive and holds one piece (and one chunk) at a time.
 */
import { isMbox, lineEnd, nextFromLine } from './mbox.ts';
import { Rows } from './rows.ts';

export type StreamKind = 'mbox' | 'lines' | 'table' | 'whole';

export interface Piece {
  /** Valid until the next piece is asked for: a view of what is held, not a copy. */
  readonly bytes: Uint8Array;
  /** Where the piece is in the source. */
  readonly from: number;
  readonly to: number;
  /** Bytes at the start of `bytes` that are repeated from elsewhere: the header row of a table. */
  readonly repeated: number;
  /** Too large to be read; `bytes` are only its start. */
  readonly isTooLarge: boolean;
}

export interface PieceOptions {
  /** Lines and rows are handed out in batches of about this many bytes. */
  readonly batchBytes: number;
  /** A longer message or row is passed over. */
  readonly maxBytes: number;
}

const HEAD_BYTES = 64 * 1024;
const LF = 10;
const TITLE_COLUMN = /(?:^|[,;\t|"])\s?(?:article |paper |document )?title\s?(?:[,;\t|"]|$)/i;

/** What the first bytes of a source say about how to cut it. */
export function streamKind(head: Uint8Array): StreamKind {
  if (isMbox(head)) return 'mbox';
  const [first = '', second = ''] = new TextDecoder('utf-8')
    .decode(head)
    .split('\n')
    .filter((line) => line.trim() !== '');
  if (isJsonLine(first) && (second === '' || second.trimStart().startsWith('{'))) return 'lines';
  const isTable = /[,;\t|]/.test(first) && first.length < 20_000 && TITLE_COLUMN.test(first.trimEnd());
  return isTable ? 'table' : 'whole';
}

function isJsonLine(line: string): boolean {
  if (!/^\uFEFF?\s*\{.*\}\s*$/s.test(line.slice(0, 10) + line.slice(-10).trimEnd())) return false;
  try {
    JSON.parse(line.replace(/^\uFEFF/, ''));
    return true;
  } catch {
    return false;
  }
}

/** The unread bytes of a source, and where they start in it. */
class Unread {
  at = 0;
  #buffer = new Uint8Array(HEAD_BYTES);
  #from = 0;
  #to = 0;

  get bytes(): Uint8Array {
    return this.#buffer.subarray(this.#from, this.#to);
  }

  push(chunk: Uint8Array): void {
    const length = this.#to - this.#from;
    if (this.#to + chunk.length > this.#buffer.length) {
      const needed = length + chunk.length;
      const target = needed > this.#buffer.length / 2 ? new Uint8Array(needed * 2) : this.#buffer;
      target.set(this.bytes);
      this.#buffer = target;
      [this.#from, this.#to] = [0, length];
    }
    this.#buffer.set(chunk, this.#to);
    this.#to += chunk.length;
  }

  /** The next bytes, as a view that lasts until more are pushed. */
  take(length: number): Uint8Array {
    const taken = this.bytes.subarray(0, length);
    this.#from += taken.length;
    this.at += taken.length;
    return taken;
  }
}

export interface Pieces {
  readonly kind: StreamKind;
  readonly pieces: AsyncIterable<Piece>;
}

/** The pieces of a source. A source of no kind that can be cut is one piece, too large beyond `maxBytes`. */
export async function cutStream(chunks: AsyncIterable<Uint8Array>, options: PieceOptions): Promise<Pieces> {
  const unread = new Unread();
  const reader = chunks[Symbol.asyncIterator]();
  const more = async (): Promise<boolean> => {
    const next = await reader.next();
    if (next.done === true) return false;
    unread.push(next.value);
    return true;
  };
  while (unread.bytes.length < HEAD_BYTES && (await more()));
  const kind = streamKind(unread.bytes.subarray(0, HEAD_BYTES));
  const source: Source = { unread, more, options };
  if (kind === 'mbox') return { kind, pieces: messages(source) };
  if (kind === 'whole') return { kind, pieces: whole(source) };
  return { kind, pieces: batches(source, kind) };
}

interface Source {
  readonly unread: Unread;
  /** Reads on; false at the end. */
  readonly more: () => Promise<boolean>;
  readonly options: PieceOptions;
}

function pieceOf(unread: Unread, length: number): Piece {
  const from = unread.at;
  const bytes = unread.take(length);
  return { bytes, from, to: from + bytes.length, repeated: 0, isTooLarge: false };
}

async function* messages({ unread, more, options }: Source): AsyncGenerator<Piece> {
  let searched = 0;
  let ended = false;
  for (;;) {
    const { bytes } = unread;
    const first = searched === 0 ? lineEnd(bytes, 0) : searched;
    const next = nextFromLine(bytes, first, { complete: ended });
    if (next > 0) {
      yield pieceOf(unread, next);
      searched = 0;
    } else if (ended) {
      if (bytes.length > 0) yield pieceOf(unread, bytes.length);
      return;
    } else {
      // The last line is not whole yet; it is looked at again.
      searched = bytes.lastIndexOf(LF) + 1;
      if (searched > options.maxBytes) {
        yield { ...pieceOf(unread, searched), isTooLarge: true };
        searched = 0;
      }
      ended = !(await more());
    }
  }
}

async function* batches({ unread, more, options }: Source, kind: 'lines' | 'table'): AsyncGenerator<Piece> {
  let header: Uint8Array | null = null;
  let searched = 0;
  let rowEnd = 0;
  const rows = new Rows();
  for (let ended = false; !ended;) {
    ended = !(await more());
    const { bytes } = unread;
    const next = (from: number): number => {
      if (kind === 'table') return rows.end(bytes, from);
      return bytes.indexOf(LF, from) + 1 || -1;
    };
    for (let end = next(searched); end >= 0; end = next(end)) {
      rowEnd = end;
      if (kind === 'table') header ??= bytes.slice(0, rowEnd);
    }
    searched = bytes.length;
    if (bytes.length > options.maxBytes && rowEnd === 0) {
      // A quote that nothing closes would make one row of all the rest.
      rows.giveUp();
      rowEnd = bytes.lastIndexOf(LF) + 1 || bytes.length;
    }
    const length = ended ? bytes.length : bytes.length >= options.batchBytes ? rowEnd : 0;
    if (length === 0) continue;
    const isFirst = unread.at === 0;
    const piece = pieceOf(unread, length);
    yield header === null || isFirst ? piece : withHeader(piece, header);
    searched -= length;
    rowEnd = 0;
  }
}

function withHeader(piece: Piece, header: Uint8Array): Piece {
  const bytes = new Uint8Array(header.length + piece.bytes.length);
  bytes.set(header);
  bytes.set(piece.bytes, header.length);
  return { ...piece, bytes, repeated: header.length };
}

async function* whole({ unread, more, options }: Source): AsyncGenerator<Piece> {
  while (unread.bytes.length <= options.maxBytes && (await more()));
  const isTooLarge = unread.bytes.length > options.maxBytes;
  yield { ...pieceOf(unread, unread.bytes.length), isTooLarge };
}
