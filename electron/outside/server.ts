/**
 * The door of the running app: a local socket for its user alone. One request a connection. Whoever speaks is a stranger until the
 * token is said, and what it says then is checked all the same.
 */
import { createHash, timingSafeEqual } from 'node:crypto';
import { chmod } from 'node:fs/promises';
import { createServer, type Server, type Socket } from 'node:net';
import type { Hearer, OutsideReply, OutsideRequest } from '../../shared/outside.ts';
import { fail, type Result } from '../../shared/problem.ts';
import { record, text } from '../arguments.ts';
import type { Log } from '../log.ts';
import { forgetAddress, newAddress, writeAddress } from './address.ts';
import { readRequest } from './arguments.ts';
import { BadLine, sendLine, valuesOf, WIRE_VERSION } from './wire.ts';

/** A request with a thousand long paths is under this. */
const MAX_REQUEST = 4 * 1024 * 1024;
const MAX_CONNECTIONS = 16;
/** Whoever connects asks at once. */
const PATIENCE_MS = 10_000;

export interface DoorHost {
  readonly userData: string;
  /** Grants a request; `signal` aborts when whoever asked is gone. */
  readonly perform: (
    request: OutsideRequest,
    hear: Hearer,
    signal: AbortSignal,
  ) => Promise<Result<OutsideReply>>;
  readonly log: Log;
  readonly patience?: number;
}

/** Opens the door and tells where it is. Answers a function that closes it. Rejects with Node's errors. */
export async function openDoor(host: DoorHost): Promise<() => Promise<void>> {
  const { userData } = host;
  await forgetAddress(userData);
  const address = newAddress(userData);
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    // Whatever breaks a connection is whoever's who made it.
    socket.on('error', () => undefined);
    serve(socket, address.token, host).catch((error: unknown) => {
      if (!(error instanceof BadLine)) host.log.error('a request from outside failed', error);
      socket.destroy();
    });
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.on('error', (error) => host.log.error('the door for the command line broke', error));
  await listen(server, address.path);
  if (process.platform !== 'win32') await chmod(address.path, 0o600);
  await writeAddress(userData, address);
  return async () => {
    open.forEach((socket) => socket.destroy());
    server.close();
    await forgetAddress(userData);
  };
}

function listen(server: Server, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

async function serve(socket: Socket, token: string, host: DoorHost): Promise<void> {
  const gone = new AbortController();
  socket.on('close', () => gone.abort());
  const late = setTimeout(() => socket.destroy(), host.patience ?? PATIENCE_MS);
  const asked = await firstOf(socket);
  clearTimeout(late);
  if (asked === undefined) return void socket.destroy();
  // Nothing more is read; what comes anyway is not kept.
  socket.resume();
  const said = readAsking(asked);
  if (said === null || !isSame(said.token, token)) {
    await sendLine(socket, { result: fail('app-silent', 'not a request') });
    socket.end();
    return;
  }
  const request = said.version === WIRE_VERSION ? readRequest(said.request) : null;
  const hear: Hearer = {
    progress: (done, of) => void sendLine(socket, { progress: [done, of] }).catch(() => undefined),
    piece: (piece) => sendLine(socket, { piece }),
  };
  const result =
    request === null
      ? fail('app-silent', 'it does not know this request')
      : await host.perform(request, hear, gone.signal);
  if (gone.signal.aborted) return;
  await sendLine(socket, { result });
  socket.end();
}

/** The one line of whoever connected; undefined when none came. The socket stays open. */
async function firstOf(socket: Socket): Promise<unknown> {
  const values = valuesOf(socket.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>, MAX_REQUEST);
  const first = await values.next().catch((error: unknown) => {
    // It went away in the middle of its line.
    if (error instanceof BadLine) throw error;
    return { done: true as const, value: undefined };
  });
  await values.return(undefined);
  return first.done === true ? undefined : first.value;
}

function readAsking(
  value: unknown,
): { readonly token: string; readonly version: number; readonly request: unknown } | null {
  try {
    const fields = record(value);
    const version = fields['lectern'];
    return typeof version === 'number'
      ? { token: text(fields['token']), version, request: fields['request'] }
      : null;
  } catch {
    return null;
  }
}

/** Takes as long for a word that begins right. */
const isSame = (said: string, token: string): boolean =>
  timingSafeEqual(createHash('sha256').update(said).digest(), createHash('sha256').update(token).digest());
