import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { createFiles } from '../../electron/files.ts';
import { fileFor, respond } from '../../electron/protocol.ts';

vi.mock('electron', () => ({ app: {}, protocol: {}, session: {}, shell: {} }));

describe('fileFor', () => {
  const root = resolve('/app/renderer');

  it('maps paths under the root, and the root to the page', () => {
    expect(fileFor(root, '/')).toBe(resolve(root, 'index.html'));
    expect(fileFor(root, '/assets/a%20b.js')).toBe(resolve(root, 'assets/a b.js'));
  });

  it('answers null for whatever would leave the root', () => {
    const escapes = [
      '/..',
      '/../main.js',
      '/%2e%2e/main.js',
      '/..%2fmain.js',
      '/a/../../x',
      '/..%5cx',
      '/%00',
      '/%zz',
    ];
    expect(escapes.filter((path) => fileFor(root, path) !== null)).toEqual([]);
    expect(fileFor(root, '//etc/passwd')).toBe(resolve(root, 'etc/passwd'));
  });
});

describe('respond', () => {
  let root: string;
  beforeAll(() => {
    root = mkdtempSync(join(tmpdir(), 'lectern-protocol-'));
    mkdirSync(join(root, 'assets'));
    writeFileSync(join(root, 'index.html'), '<meta name="csp-nonce" content="%CSP_NONCE%">');
    writeFileSync(join(root, 'assets/a.js'), 'const token = "%CSP_NONCE%";');
  });
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  const get = (path: string, method = 'GET') =>
    respond(new Request(`app://lectern${path}`, { method }), served());

  const booklet = (id: string) => (id === 'one' ? '<!doctype html><p>' : null);
  const served = () => ({ root, files: createFiles(), lines, booklet });
  async function lines(path: string) {
    return path === 'cells' ? Readable.from([Buffer.from('{"a":1}\n'), Buffer.from('{"b":2}\n')]) : null;
  }

  it('puts the nonce of this load in the page and in its policy', async () => {
    const [first, second] = [await get('/'), await get('/')];
    const nonce = /content="([^"]+)"/.exec(await first.text())?.[1];
    expect(first.headers.get('content-security-policy')).toContain(`style-src 'self' 'nonce-${nonce}'`);
    expect(await second.text()).not.toContain(nonce);
    expect(first.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('serves scripts as they are, with their type and the policy', async () => {
    const answer = await get('/assets/a.js');
    expect(answer.headers.get('content-type')).toContain('text/javascript');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(await answer.text()).toContain('%CSP_NONCE%');
  });

  it('streams the lines of the library, by GET only', async () => {
    const answer = await get('/__library/cells');
    expect(answer.headers.get('content-type')).toContain('application/x-ndjson');
    expect(await answer.text()).toBe('{"a":1}\n{"b":2}\n');
    expect((await get('/__library/cells', 'POST')).status).toBe(404);
    expect((await get('/__library/other')).status).toBe(404);
  });

  it('serves a booklet under a policy by which nothing in it runs or is fetched, as if of no origin', async () => {
    const answer = await get('/__booklet/one');
    const policy = answer.headers.get('content-security-policy');
    expect(policy).toMatch(/^sandbox; default-src 'none'; style-src 'unsafe-inline'; font-src data:;/);
    expect(policy).not.toMatch(/script|self|allow-/);
    expect(await answer.text()).toBe('<!doctype html><p>');
    expect((await get('/__booklet/other')).status).toBe(404);
  });

  it('refuses other methods, other hosts and what is not there', async () => {
    expect((await get('/', 'POST')).status).toBe(404);
    expect((await get('/missing.js')).status).toBe(404);
    expect((await get('/assets')).status).toBe(404);
    expect((await respond(new Request('app://other/'), served())).status).toBe(404);
  });
});
