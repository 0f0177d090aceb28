/** What goes over the socket between the command line and the app: a value of JSON a line, UTF-8, of bounded length. */
import type { Socket } from 'node:net';
import type { OutsideReply, OutsideRequest } from '../../shared/outside.ts';
import type { Result } from '../../shared/problem.ts';

/** Counts up when either side would misread the other. */
export const WIRE_VERSION = 1;

/** The only line that the command line sends. */
export interface Asking {
  readonly lectern: typeof WIRE_VERSION;
  /** From the file that only the user may read. */
  readonly token: string;
  readonly request: OutsideRequest;
}

/** Lines of the app; `result` is the last one. */
export type Telling =
  | { readonly progress: readonly [done: number, of: number] }
  | { readonly piece: string }
  | { readonly result: Result<OutsideReply> };

/** A line that is too long, or is no JSON. */
export class BadLine extends Error {}

const NEWLINE = 10;

/** The values of a stream's lines. Throws `BadLine` at one of more than `limit` bytes, long before all of it is held, or that is no JSON; a last line without a break is dropped. */
export async function* valuesOf(bytes: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<unknown> {
  let held: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of bytes) {
    let from = 0;
    for (;;) {
      const end = chunk.indexOf(NEWLINE, from);
      const part = chunk.subarray(from, end === -1 ? chunk.length : end);
      size += part.length;
      if (size > limit) throw new BadLine('too long');
      held.push(part);
      if (end === -1) break;
      yield parsed(Buffer.concat(held));
      held = [];
      size = 0;
      from = end + 1;
    }
  }
}

function parsed(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8')) as unknown;
  } catch {
    throw new BadLine('no JSON');
  }
}

/** Sends a line; resolves once the other side takes more. Rejects when it is gone. */
export function sendLine(socket: Socket, value: Asking | Telling): Promise<void> {
  return new Promise((resolve, reject) => {
    if (socket.destroyed || !socket.writable) return reject(new Error('the other side is gone'));
    const line = `${JSON.stringify(value)}\n`;
    const gone = (): void => reject(new Error('the other side is gone'));
    socket.once('close', gone);
    socket.write(line, (error) => {
      socket.off('close', gone);
      if (error) reject(error);
      else resolve();
    });
  });
}
