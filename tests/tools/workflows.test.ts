import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const require = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
const { load } = require('js-yaml') as { load: (text: string) => unknown };

const folder = resolve(import.meta.dirname, '../../.github/workflows');

interface Workflow {
  readonly permissions: unknown;
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: unknown; readonly steps: readonly unknown[] }>
  >;
}
const files = readdirSync(folder);
const read = (name: string) => {
  const text = readFileSync(join(folder, name), 'utf8');
  return { text, workflow: load(text) as Workflow };
};

describe('the workflows', () => {
  it('are one for every change and one for releases', () => {
    expect(files.toSorted()).toEqual(['ci.yml', 'release.yml']);
  });

  it.each(files)('%s names every action by its commit', (name) => {
    const used = [...read(name).text.matchAll(/uses:\s*(\S+)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
  });

  it.each(files)('%s may only read, but for the one job that drafts a release', (name) => {
    const { workflow } = read(name);
    expect(workflow.permissions).toEqual({ contents: 'read' });
    const writing = Object.entries(workflow.jobs).filter(([, { permissions }]) => permissions !== undefined);
    expect(writing.map(([job]) => job)).toEqual(name === 'release.yml' ? ['draft'] : []);
    for (const [, { permissions }] of writing) expect(permissions).toEqual({ contents: 'write' });
  });

  it('give no secret to a job that can write, and none to a pull request', () => {
    expect(read('ci.yml').text).not.toContain('secrets.');
    const { jobs } = read('release.yml').workflow;
    expect(JSON.stringify(jobs['draft'])).not.toContain('secrets.');
    expect(JSON.stringify(jobs['check'])).not.toContain('secrets.');
  });

  it('put checksums and a list of what is in it beside a release, which somebody publishes', () => {
    const draft = JSON.stringify(read('release.yml').workflow.jobs['draft']);
    for (const part of ['sha256sum', 'npm sbom', '--draft', '--verify-tag']) expect(draft).toContain(part);
  });
});
