/** Streams of bytes and lines, each read as fast as it is taken. */
import { createHash, type Hash } from 'node:crypto';
import { pipeline, Readable, type Transform } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';
import { createGunzip, createGzip } from 'node:zlib';
import { LibraryError } from './disk-problem.ts';

type Bytes = AsyncIterable<Uint8Array>;

/** A line longer than this is none of ours. Far over what an import of 100,000 papers writes in one cell. */
const MAX_LINE = 64 * 1024 * 1024;

export const gzipped = (bytes: Bytes): Bytes => through(bytes, createGzip());

/** The bytes inside a gzip stream. Rejects where it is damaged or cut, and with `backup-unreadable` where more than `limit` bytes come out. */
export async function* gunzipped(bytes: Bytes, limit = Infinity): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of through(bytes, createGunzip())) {
    size += chunk.length;
    if (size > limit) throw new LibraryError('backup-unreadable', 'too large');
    yield chunk;
  }
}

function through(bytes: Bytes, transform: Transform): Bytes {
  // The callback is needed, and the failure comes out of the stream itself.
  return pipeline(Readable.from(bytes, { objectMode: false }), transform, () => undefined);
}

/** The same bytes, taken into a hash on their way. */
export async function* hashing(bytes: Bytes, hash: Hash): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    hash.update(chunk);
    yield chunk;
  }
}

/** Lower-case hex SHA-256 of a stream. */
export async function sha256Of(bytes: Bytes): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of bytes) hash.update(chunk);
  return hash.digest('hex');
}

/** The lines of a UTF-8 stream without their breaks, those of a chunk together. A last line needs no break. */
export async function* lineGroups(bytes: Bytes): AsyncGenerator<readonly string[]> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + decoder.write(Buffer.from(chunk))).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > MAX_LINE) throw new LibraryError('backup-unreadable', 'a line is too long');
    if (lines.length > 0) yield lines;
  }
  rest += decoder.end();
  if (rest !== '') yield [rest];
}

const GROUP = 500;

/** Values as newline-delimited JSON, some hundred lines a chunk, so that nothing else waits long. */
export async function* jsonLines(values: Iterable<unknown>): AsyncGenerator<Uint8Array> {
  let group: string[] = [];
  for (const value of values) {
    group.push(JSON.stringify(value));
    if (group.length < GROUP) continue;
    yield Buffer.from(`${group.join('\n')}\n`);
    group = [];
  }
  if (group.length > 0) yield Buffer.from(`${group.join('\n')}\n`);
}

/** A stream as the body of an answer: chunks are made only as they are taken. */
export const webStream = (bytes: Bytes): ReadableStream<Uint8Array<ArrayBuffer>> =>
  // Node and the DOM describe one class in two ways.
  Readable.toWeb(Readable.from(bytes, { objectMode: false })) as ReadableStream<Uint8Array<ArrayBuffer>>;
