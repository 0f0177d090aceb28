/** Papers that leave the library: as a file, or as what is copied. */
import { plural } from './common.ts';

export const exports = {
  title: 'Export',
  what: 'What',
  scopes: {
    selected: (n: number) => (n === 1 ? 'The open paper' : `${plural(n, 'selected paper')}`),
    view: (name: string, n: number) => `${name}: ${plural(n, 'paper')}`,
    library: (n: number) => `The whole library: ${plural(n, 'paper')}`,
  },
  libraryName: 'Library',
  format: 'Format',
  formats: {
    bibtex: 'BibTeX',
    ris: 'RIS',
    'csl-json': 'CSL-JSON',
    markdown: 'Markdown',
    html: 'Web page (HTML)',
    text: 'Plain text',
    csv: 'Table (CSV)',
    annotations: 'Web Annotations (JSON-LD)',
    mail: 'Digest mail (.eml)',
  },
  hints: {
    bibtex: 'For LaTeX and reference managers.',
    ris: 'For EndNote, Zotero, Mendeley and others.',
    'csl-json': 'For Zotero, pandoc and citation processors.',
    markdown: 'For Obsidian and other editors, by a template of yours.',
    html: 'One page that opens in any browser, without a connection.',
    text: 'For messages, and to read anywhere.',
    csv: 'For spreadsheets. No cell can run as a formula.',
    annotations: 'Your highlights and notes, as the W3C standard has them.',
    mail: 'A mail to send on; Lectern reads it back.',
  },
  include: 'With',
  parts: { abstract: 'Abstracts', notes: 'Notes', highlights: 'Highlights' },
  pattern: 'Citation keys',
  patternHint:
    'Made of [auth], [auths], [year], [yy], [word], [words] and [id]; [Auth] begins with a capital.',
  patternProblem: (sign: string) =>
    sign === '' ? 'A pattern needs at least one part.' : `“${sign}” means nothing in a pattern.`,
  template: 'Template of a paper',
  templateHint: (fields: string) =>
    `{{title}} is a field, {{#note}} … {{/note}} shows only where there is one. Fields: ${fields}.`,
  templateProblem: (tag: string) => `“${tag}” means nothing here.`,
  usual: 'Usual template',
  preview: 'Preview',
  nothing: 'There are no papers here.',
  empty: 'There is nothing of this kind to export.',
  save: 'Export…',
  copy: 'Copy',
  cancel: 'Cancel',
  progress: (done: string, of: string) => `${done} of ${of}`,
  saved: (name: string, n: number) => `Exported ${plural(n, 'paper')} to “${name}”`,
  copied: (n: number) => `Copied ${plural(n, 'paper')}`,
  copiedKey: (key: string) => `Copied ${key}`,
  copiedKeys: (n: number) => `Copied ${plural(n, 'citation key')}`,
  copiedBibtex: (n: number) => `Copied ${plural(n, 'paper')} as BibTeX`,
  copiedCitation: (n: number) => `Copied ${plural(n, 'citation')}`,
  copiedMarkdown: (n: number) => `Copied ${plural(n, 'paper')} as Markdown`,
  did: {
    pattern: 'Changed the pattern of citation keys',
    template: 'Changed the Markdown template',
  },
  /** Words that stand in exported files. */
  said: {
    tags: (names: string) => `Tags: ${names}`,
    papers: (n: number) => plural(n, 'paper'),
  },
  verdicts: { inbox: 'inbox', later: 'later', reading: 'reading', done: 'done', skipped: 'skipped' },
};
