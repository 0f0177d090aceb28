/**
 * The names of files that digests come in, for dialogs, watched folders and what the system offers to open with Lectern.
 * Only names: what a file is, its content says. `electron-builder.yml` and `assets/installer.nsh` have the same list, which is tested.
 */
export interface DigestExtension {
  /** Lower-case, without the dot. */
  readonly extension: string;
  /** What Linux knows such files by. */
  readonly mimeType: string;
}

export const DIGEST_EXTENSIONS: readonly DigestExtension[] = [
  { extension: 'eml', mimeType: 'message/rfc822' },
  { extension: 'mbox', mimeType: 'application/mbox' },
  { extension: 'mht', mimeType: 'multipart/related' },
  { extension: 'mhtml', mimeType: 'multipart/related' },
  { extension: 'html', mimeType: 'text/html' },
  { extension: 'htm', mimeType: 'text/html' },
  { extension: 'xhtml', mimeType: 'application/xhtml+xml' },
  { extension: 'txt', mimeType: 'text/plain' },
  { extension: 'text', mimeType: 'text/plain' },
  { extension: 'md', mimeType: 'text/markdown' },
  { extension: 'markdown', mimeType: 'text/markdown' },
  { extension: 'json', mimeType: 'application/json' },
  { extension: 'jsonl', mimeType: 'application/jsonl' },
  { extension: 'xml', mimeType: 'application/xml' },
  { extension: 'rss', mimeType: 'application/rss+xml' },
  { extension: 'atom', mimeType: 'application/atom+xml' },
  { extension: 'rdf', mimeType: 'application/rdf+xml' },
  { extension: 'bib', mimeType: 'text/x-bibtex' },
  { extension: 'ris', mimeType: 'application/x-research-info-systems' },
  { extension: 'nbib', mimeType: 'application/nbib' },
  { extension: 'enw', mimeType: 'application/x-endnote-refer' },
  { extension: 'csv', mimeType: 'text/csv' },
  { extension: 'tsv', mimeType: 'text/tab-separated-values' },
  { extension: 'zip', mimeType: 'application/zip' },
];

const KNOWN: ReadonlySet<string> = new Set(DIGEST_EXTENSIONS.map(({ extension }) => extension));

/** Whether a file of this name may be a digest. Names without an ending, and those that programs give to half a download, are not. */
export function isDigestName(name: string): boolean {
  const dot = name.lastIndexOf('.');
  return dot > 0 && !name.startsWith('.') && KNOWN.has(name.slice(dot + 1).toLowerCase());
}
