// Privileged schemes, served as http://<host>.<scheme>.localhost: an origin that is stable, secure and has IndexedDB.
import { createServer } from 'node:http';
import { Readable } from 'node:stream';
import { only } from './room.mjs';

const schemes = new Map();
const handlers = new Map();
const state = { ready: false };

/** `protocol` as the app sees it. */
export const protocol = only('protocol', {
  registerSchemesAsPrivileged(list) {
    if (state.ready)
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    for (const { scheme, privileges = {} } of list) schemes.set(scheme, privileges);
  },
  handle(scheme, handler) {
    if (!state.ready) throw new Error('protocol used before app is ready');
    if (handlers.has(scheme)) throw new Error(`protocol.handle: ${scheme} is already handled`);
    handlers.set(scheme, handler);
  },
  isProtocolHandled: (scheme) => handlers.has(scheme),
});

/** From now on it is too late to register schemes, and time to handle them. */
export function schemesReady() {
  state.ready = true;
}

/** The address by which Chromium knows an app URL. Throws like a load of an unknown scheme. */
export function toHttp(url) {
  const { protocol: name, host, pathname, search, hash } = new URL(url);
  const scheme = name.slice(0, -1);
  if (['about', 'data', 'http', 'https'].includes(scheme)) return url;
  const { standard, secure } = schemes.get(scheme) ?? {};
  if (!standard || !secure || !handlers.has(scheme)) {
    throw new Error(`ERR_UNKNOWN_URL_SCHEME (-302) loading '${url}'`);
  }
  return `http://${host}.${scheme}.localhost${pathname}${search}${hash}`;
}

/** The app URL behind an address; any other URL as it is. */
export function fromHttp(address) {
  const prefix = address.startsWith('blob:') ? 'blob:' : '';
  const url = URL.parse(address.slice(prefix.length));
  const match = url && /^(.+)\.([a-z][a-z0-9+.-]*)\.localhost$/.exec(url.hostname);
  if (!match || !schemes.has(match[2])) return address;
  return `${prefix}${match[2]}://${match[1]}${url.pathname}${url.search}${url.hash}`;
}

/** Serves the schemes on a port of 127.0.0.1 and answers the port. */
export async function serveSchemes() {
  const server = createServer((request, response) => void serve(request, response));
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  server.unref();
  return server.address().port;
}

async function serve(request, response) {
  const url = fromHttp(`http://${request.headers.host}${request.url}`);
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) {
    const boot = request.headers.host === 'boot.standin.localhost';
    response.writeHead(boot ? 200 : 502, { 'content-type': 'text/html' }).end();
    return;
  }
  try {
    const headers = Object.entries(request.headers).filter(([, value]) => typeof value === 'string');
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const answer = await handler(
      new Request(url, {
        method: request.method,
        headers,
        ...(hasBody ? { body: Readable.toWeb(request), duplex: 'half' } : {}),
      }),
    );
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    if (!answer.body) response.end();
    else {
      const body = Readable.fromWeb(answer.body).on('error', () => response.destroy());
      response.on('close', () => body.destroy());
      body.pipe(response);
    }
  } catch (error) {
    console.error('stand-in: the protocol handler threw', error);
    response.destroy();
  }
}
