/** Sources too large to be held: a mailbox, JSON Lines or a table, read as its bytes arrive. */
import { fail, type Problem } from '../problem.ts';
import { Gathering } from './gather.ts';
import { parseDigest } from './index.ts';
import { MAX_TEXT_BYTES } from './limits.ts';
import { readPart } from './read-part.ts';
import type { LedgerLine, ParsedPaper, ParseOptions, ParseReport } from './report.ts';
import { decodeText } from './source/decode.ts';
import { partsOfMail } from './source/mail.ts';
import { mailDay } from './dates.ts';
import { messageAt } from './source/mbox.ts';
import { amongOthers } from './source/open.ts';
import type { Part } from './source/part.ts';
import { cutStream, type Piece, type StreamKind } from './source/pieces.ts';

const BATCH_BYTES = 512 * 1024;

export interface StreamOptions extends ParseOptions {
  readonly name?: string;
  /** ISO date that dates without a year are read against. */
  readonly capturedAt?: string;
}

/** A report without what was handed out along the way. */
export type StreamTotals = Omit<ParseReport, 'records' | 'ignored' | 'trimmed'> & {
  readonly records: number;
  readonly ignored: number;
};

export type StreamEvent =
  | {
      readonly kind: 'batch';
      readonly records: readonly ParsedPaper[];
      readonly ignored: readonly LedgerLine[];
      readonly trimmed: readonly LedgerLine[];
      /** How much of the source has been read. */
      readonly bytesRead: number;
    }
  | { readonly kind: 'end'; readonly totals: StreamTotals }
  | { readonly kind: 'problem'; readonly problem: Problem };

/**
 * Reads a source of any size in memory for about one message or batch. Yields what each piece held, in order, and ends with
 * the totals or a problem. Records say where they are in the source (`byteFrom`, `byteTo`) instead of repeating its text.
 * A source that cannot be cut is read whole, up to what `parseDigest` reads.
 */
export async function* parseDigestStream(
  chunks: AsyncIterable<Uint8Array>,
  options: StreamOptions = {},
): AsyncGenerator<StreamEvent> {
  const { kind, pieces } = await cutStream(chunks, { batchBytes: BATCH_BYTES, maxBytes: MAX_TEXT_BYTES });
  const gathering = new Gathering();
  const sum = { records: 0, ignored: 0, messages: 0 };
  let linesBefore = 0;
  for await (const piece of pieces) {
    if (kind === 'whole') {
      yield* wholeOf(piece, options);
      return;
    }
    const records: ParsedPaper[] = [];
    const ignored: LedgerLine[] = [];
    const trimmed: LedgerLine[] = [];
    for (const part of await partsOf(piece, { kind, message: sum.messages + 1, options })) {
      const report = part.kind === 'text' ? await readPart(part, {}, options) : null;
      const added = gathering.take(part, report);
      for (const record of added.records) records.push(record);
      for (const line of added.ignored) ignored.push(line);
      for (const line of added.trimmed) trimmed.push(line);
    }
    if (kind === 'mbox') sum.messages++;
    sum.records += records.length;
    sum.ignored += ignored.length;
    const place = placeOf(piece, { counted: gathering.linesBefore, linesBefore });
    linesBefore += place.lines;
    yield {
      kind: 'batch',
      records: records.map(kind === 'mbox' ? withoutText : place.record),
      ignored: kind === 'lines' ? ignored.map(place.line) : ignored,
      trimmed,
      bytesRead: piece.to,
    };
  }
  const { messages, ...counts } = sum;
  const totals = gathering.totals(kind === 'mbox' ? 'mbox' : 'file');
  yield { kind: 'end', totals: { ...totals, ...counts, ...(messages > 0 ? { messages } : {}) } };
}

interface Reading {
  readonly kind: StreamKind;
  /** The number of the message, from 1. */
  readonly message: number;
  readonly options: StreamOptions;
}

async function partsOf(piece: Piece, { kind, message, options }: Reading): Promise<readonly Part[]> {
  const path = kind === 'mbox' ? `message ${message}` : '';
  if (piece.isTooLarge) return [{ kind: 'aside', path, reason: 'a message over 32 MiB' }];
  if (kind === 'mbox') {
    const { bytes, fromLine } = messageAt(piece.bytes, 0, piece.bytes.length);
    const date = mailDay(fromLine);
    const parts = await partsOfMail(bytes, {
      path,
      encoding: options.encoding,
      outer: date === null ? {} : { date },
      bytes: { from: piece.from, to: piece.to },
    });
    return parts.map((part) => (part.kind === 'text' ? amongOthers(part) : part));
  }
  const decoded = decodeText(piece.bytes, options.encoding);
  if (!decoded.ok) return [{ kind: 'aside', path, reason: 'bytes that are no text' }];
  return [
    {
      kind: 'text',
      path,
      name: options.name ?? '',
      bodies: [{ mediaType: null, decoded: decoded.value, aside: [] }],
      mail: null,
      otherwise: null,
      linesBefore: 0,
    },
  ];
}

const withoutText = (record: ParsedPaper): ParsedPaper => ({ ...record, raw: { ...record.raw, text: '' } });

interface Counted {
  /** Lines of the pieces before, as the account has them: repeated headers included. */
  readonly counted: number;
  /** Lines of the source before the piece. */
  readonly linesBefore: number;
}

/** Turns the lines of a batch into lines and bytes of the source, as far as a format says which lines its records are. */
function placeOf({ bytes, from, to, repeated }: Piece, { counted, linesBefore }: Counted) {
  const starts = [0];
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) starts.push(at + 1);
  const repeatedLines = starts.findIndex((start) => start >= repeated);
  const moved = (line: number): number => line - counted - repeatedLines + linesBefore;
  const offset = (line: number): number =>
    Math.min(to, Math.max(from, (starts[line - counted - 1] ?? bytes.length) - repeated + from));
  return {
    lines: starts.length - 1 - repeatedLines,
    line: (line: LedgerLine): LedgerLine => ({ ...line, line: moved(line.line) }),
    record: (record: ParsedPaper): ParsedPaper => {
      const { lineFrom, lineTo = lineFrom } = record.raw;
      const place =
        lineFrom === undefined || lineTo === undefined
          ? { byteFrom: from, byteTo: to }
          : {
              lineFrom: moved(lineFrom),
              lineTo: moved(lineTo),
              byteFrom: offset(lineFrom),
              byteTo: offset(lineTo + 1),
            };
      // Pieces are no digests of their own: entries count on through the source.
      const digest = record.rank === undefined ? record.digest : { ...record.digest, itemNo: record.rank };
      return { ...record, digest, raw: { ...record.raw, ...place, text: '' } };
    },
  };
}

async function* wholeOf(piece: Piece, options: StreamOptions): AsyncGenerator<StreamEvent> {
  const { name = '', capturedAt } = options;
  const parsed = piece.isTooLarge
    ? fail('text-too-large', name)
    : await parseDigest(
        { bytes: piece.bytes, name, ...(capturedAt === undefined ? {} : { capturedAt }) },
        options,
      );
  if (!parsed.ok) {
    yield { kind: 'problem', problem: parsed.problem };
    return;
  }
  const { records, ignored, trimmed, ...totals } = parsed.value;
  yield { kind: 'batch', records: records.map(withoutText), ignored, trimmed, bytesRead: piece.to };
  yield { kind: 'end', totals: { ...totals, records: records.length, ignored: ignored.length } };
}
