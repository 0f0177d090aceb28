/** The command line beside a running app: one request over its socket. */
import { connect, type Socket } from 'node:net';
import type { Hearer, OutsideReply, OutsideRequest } from '../../shared/outside.ts';
import { fail, type Result } from '../../shared/problem.ts';
import { readAddress, type Address } from '../outside/address.ts';
import { sendLine, valuesOf, WIRE_VERSION, type Telling } from '../outside/wire.ts';
import type { Desk } from './command.ts';

/** A page of ten thousand papers with their notes is under this. */
const MAX_LINE = 512 * 1024 * 1024;

/** The running app of a user's data; null where none answers, whatever one left behind. */
export async function openBeside(userData: string): Promise<Desk | null> {
  const address = await readAddress(userData);
  const socket = address && (await reach(address.path));
  if (address === null || socket === null) return null;
  return {
    mode: 'beside',
    run: <R extends OutsideRequest>(request: R, hear: Hearer) =>
      converse(socket, { address, request, hear }) as Promise<
        Result<Extract<OutsideReply, { kind: R['kind'] }>>
      >,
    async close() {
      socket.destroy();
    },
  };
}

function reach(path: string): Promise<Socket | null> {
  return new Promise((resolve) => {
    const socket = connect(path);
    socket.once('connect', () => {
      // What breaks later ends the reading.
      socket.on('error', () => undefined);
      resolve(socket);
    });
    socket.once('error', () => resolve(null));
  });
}

interface Conversation {
  readonly address: Address;
  readonly request: OutsideRequest;
  readonly hear: Hearer;
}

async function converse(
  socket: Socket,
  { address, request, hear }: Conversation,
): Promise<Result<OutsideReply>> {
  try {
    await sendLine(socket, { lectern: WIRE_VERSION, token: address.token, request });
    for await (const value of valuesOf(socket as AsyncIterable<Buffer>, MAX_LINE)) {
      // The app's own words: it is the one whose socket only this user can open.
      const said = value as Telling;
      if ('progress' in said) hear.progress(...said.progress);
      else if ('piece' in said) await hear.piece(said.piece);
      else return said.result;
    }
  } catch (error) {
    if (!socket.destroyed) throw error;
  }
  return fail('app-silent', 'it went away');
}
