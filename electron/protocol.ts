import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, isAbsolute, relative, resolve } from 'node:path';
import { protocol } from 'electron';
import { BOOKLET_PATH, DIGEST_STREAM_PATH } from '../shared/bridge.ts';
import { LIBRARY_STREAM_PATH } from '../shared/library-files.ts';
import type { Files } from './files.ts';
import { webStream } from './library/streams.ts';
import { isAppUrl } from './security.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const NONCE_TOKEN = '%CSP_NONCE%';

/** The policy of the page. Only styles that carry this load's nonce may be inline. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "object-src 'none'",
    "require-trusted-types-for 'script'",
    'trusted-types app-worker',
  ].join('; ');
}

/** The policy of a booklet: its own styles and the fonts that are in it, and nothing else; as if of no origin. */
const BOOKLET_POLICY =
  "sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Declares `app:`. Must run before `ready`; without `standard` there would be no IndexedDB. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: 'app',
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true, codeCache: true },
    },
  ]);
}

/** What is served under `app://lectern`. */
export interface Served {
  /** The folder of the built window. */
  readonly root: string;
  readonly files: Files;
  /** The lines of a path of the library; null when there are none. */
  readonly lines: (path: string) => Promise<AsyncIterable<Uint8Array> | null>;
  /** A booklet that is being printed; null for an unknown id. */
  readonly booklet: (id: string) => string | null;
}

/** Answers `app://lectern`: the built window, the bytes of opened digests, and the lines of the library. */
export function serveApp(served: Served): void {
  protocol.handle('app', (request) => respond(request, served));
}

/** One answer of `app://lectern`; whatever is not a GET of something that exists is refused. */
export async function respond(request: Request, { root, files, lines, booklet }: Served): Promise<Response> {
  if (request.method !== 'GET' || !isAppUrl(request.url)) return refuse(404);
  const { pathname } = new URL(request.url);
  if (pathname.startsWith(DIGEST_STREAM_PATH)) {
    const bytes = await files.stream(pathname.slice(DIGEST_STREAM_PATH.length));
    return bytes ? answer(bytes, 'application/octet-stream') : refuse(404);
  }
  if (pathname.startsWith(LIBRARY_STREAM_PATH)) {
    const found = await lines(pathname.slice(LIBRARY_STREAM_PATH.length));
    return found ? answer(webStream(found), 'application/x-ndjson; charset=utf-8') : refuse(404);
  }
  if (pathname.startsWith(BOOKLET_PATH)) {
    const html = booklet(pathname.slice(BOOKLET_PATH.length));
    return html === null ? refuse(404) : answer(html, TYPES['.html'] ?? '', BOOKLET_POLICY);
  }
  const file = fileFor(root, pathname);
  if (file === null) return refuse(403);
  try {
    const bytes = await readFile(file);
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    if (extname(file) !== '.html') return answer(new Uint8Array(bytes), type);
    const nonce = randomBytes(16).toString('base64');
    return answer(bytes.toString('utf8').replaceAll(NONCE_TOKEN, nonce), type, contentSecurityPolicy(nonce));
  } catch {
    return refuse(404);
  }
}

/** The file under `root` that a URL path names, or null when it would leave `root`. */
export function fileFor(root: string, pathname: string): string | null {
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  if (path.includes('\0') || path.includes('\\')) return null;
  const file = resolve(root, path.replace(/^\/+/, '') || 'index.html');
  const inside = relative(root, file);
  return inside === '' || inside.startsWith('..') || isAbsolute(inside) ? null : file;
}

function answer(
  body: BodyInit,
  type: string,
  policy = contentSecurityPolicy(randomBytes(16).toString('base64')),
): Response {
  return new Response(body, {
    headers: {
      'content-type': type,
      'content-security-policy': policy,
      'x-content-type-options': 'nosniff',
      'cross-origin-opener-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    },
  });
}

function refuse(status: number): Response {
  return new Response(null, { status });
}
