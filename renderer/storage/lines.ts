/** Reads newline-delimited JSON as it streams in. */

/** Opens one of main's streams (`LIBRARY_STREAM_PATH`) by the rest of its path. Null where there is nothing; throws where it cannot be read. */
export type OpenStream = (path: string) => Promise<ReadableStream<Uint8Array> | null>;

/** The values of a stream's lines, at most `size` at a time. Blank lines are none; a line that is no JSON throws. */
export async function* linesOf<T>(
  stream: ReadableStream<Uint8Array>,
  size: number,
): AsyncGenerator<readonly T[]> {
  const decoder = new TextDecoder();
  let rest: string[] = [];
  let values: T[] = [];
  for await (const part of stream) {
    const text = decoder.decode(part, { stream: true });
    rest.push(text);
    // Joined only where a line ends: a giant's line comes in hundreds of parts.
    if (!text.includes('\n')) continue;
    const lines = rest.join('').split('\n');
    rest = [lines.pop() ?? ''];
    for (const line of lines) {
      if (line.trim() === '') continue;
      values.push(parsed<T>(line));
      if (values.length < size) continue;
      yield values;
      values = [];
    }
  }
  const last = rest.join('') + decoder.decode();
  if (last.trim() !== '') values.push(parsed<T>(last));
  if (values.length > 0) yield values;
}

/** All values of a stream; empty where there is none. */
export async function allLines<T>(stream: ReadableStream<Uint8Array> | null): Promise<readonly T[]> {
  const all: T[] = [];
  if (stream !== null) for await (const some of linesOf<T>(stream, 1000)) all.push(...some);
  return all;
}

const parsed = <T>(line: string): T => JSON.parse(line) as T;
