/** Prints the report on a source that is too large to be held, as it is read. */
import { once } from 'node:events';
import { closeSync, createReadStream, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { parseDigestStream, type StreamOptions, type StreamTotals } from '../shared/digest/stream.ts';
import type { Problem } from '../shared/problem.ts';

/**
 * Writes the JSON of a report (that of `parseDigest`, `raw.text` empty) in memory for about one batch: records go out as they
 * are found, lines of the account wait in a file in the system's temporary folder. A problem, and nothing written, for a source
 * that cannot be read in pieces. Stops early, without a problem, once nobody reads what is written.
 */
export async function printStreamed(
  chunks: AsyncIterable<Uint8Array>,
  options: StreamOptions,
  out: Writable,
): Promise<Problem | null> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-parse-'));
  const [ignored, trimmed] = [new Spool(join(folder, 'ignored')), new Spool(join(folder, 'trimmed'))];
  let separator = '{\n  "records": [';
  try {
    for await (const event of parseDigestStream(chunks, options)) {
      if (event.kind === 'problem') return event.problem;
      if (event.kind === 'end') return await finish(event.totals);
      for (const record of event.records) {
        await write(out, separator + indented(record));
        separator = ',';
      }
      ignored.add(event.ignored);
      trimmed.add(event.trimmed);
      if (isOver(out)) return null;
    }
    return null;
  } finally {
    ignored.close();
    trimmed.close();
    rmSync(folder, { recursive: true, force: true });
  }

  async function finish({ records: _records, ignored: _ignored, ...totals }: StreamTotals): Promise<null> {
    await write(out, separator === ',' ? '\n  ],' : `${separator}],`);
    await ignored.print('ignored', out);
    await trimmed.print('trimmed', out);
    const [, ...rest] = JSON.stringify(totals, null, 2).split('\n');
    await write(out, `\n${rest.join('\n')}\n`);
    return null;
  }
}

/** Entries of a list that is written later. */
class Spool {
  readonly #file: string;
  readonly #descriptor: number;
  #isEmpty = true;

  constructor(file: string) {
    this.#file = file;
    this.#descriptor = openSync(file, 'w');
  }

  add(entries: readonly object[]): void {
    if (entries.length === 0) return;
    const text = entries.map(indented).join(',');
    writeSync(this.#descriptor, this.#isEmpty ? text : `,${text}`);
    this.#isEmpty = false;
  }

  async print(name: string, out: Writable): Promise<void> {
    await write(out, `\n  "${name}": [`);
    for await (const chunk of createReadStream(this.#file)) await write(out, chunk as Uint8Array);
    await write(out, this.#isEmpty ? '],' : '\n  ],');
  }

  close(): void {
    closeSync(this.#descriptor);
  }
}

const indented = (value: object): string =>
  `\n    ${JSON.stringify(value, null, 2).replaceAll('\n', '\n    ')}`;

const isOver = (out: Writable): boolean => !out.writable || out.errored !== null;

/** Waits where the reader of our output is slower than we are; errors are for those who listen to `out`. */
async function write(out: Writable, piece: string | Uint8Array): Promise<void> {
  if (isOver(out) || out.write(piece)) return;
  const waiting = new AbortController();
  const { signal } = waiting;
  const ways = [once(out, 'drain', { signal }), once(out, 'close', { signal })];
  await Promise.race(ways).catch(() => undefined);
  waiting.abort();
  await Promise.allSettled(ways);
}
