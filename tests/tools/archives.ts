/** Large made-up archives for benchmarks and tests, written without holding them: the same seed gives the same bytes. */
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom } from './synthetic.ts';

const WORDS =
  'robust sparse causal neural lattice entropy gradient kernel protein orbit syntax market enzyme glacier retrieval attention policy sampling bound theorem'.split(
    ' ',
  );

export type ArchiveKind = 'mbox' | 'jsonl' | 'csv';

export interface Archive {
  readonly papers: number;
  readonly bytes: number;
}

export interface Wish {
  readonly kind: ArchiveKind;
  readonly bytes: number;
  /** Characters that are added to every abstract: fewer papers in as many bytes. */
  readonly padding?: number;
}

/** Writes an archive of at least so many bytes, one paper in every message, line or row. */
export function writeArchive(path: string, { kind, bytes, padding = 0 }: Wish): Archive {
  const random = createRandom(1);
  const words = (n: number): string =>
    Array.from({ length: n }, () => WORDS[random.below(WORDS.length)] ?? '').join(' ');
  const filler = ` ${'We also study what is beside it. '.repeat(Math.ceil(padding / 33))}`.slice(0, padding);
  const file = openSync(path, 'w');
  let papers = 0;
  let written = kind === 'csv' ? writeSync(file, 'Title,Abstract,Year\n') : 0;
  let waiting = '';
  const flush = (): void => {
    written += writeSync(file, waiting);
    waiting = '';
  };
  while (written + waiting.length < bytes) {
    const title = `On the ${words(5)} of study ${papers.toString(36)} and ${random.below(1e9).toString(36)}`;
    const abstract = `We study ${words(60 + random.below(60))}. It holds ${papers} times.${filler}`;
    waiting += entry(kind, papers++, { title, abstract });
    if (waiting.length > 1024 * 1024) flush();
  }
  flush();
  closeSync(file);
  return { papers, bytes: written };
}

interface Paper {
  readonly title: string;
  readonly abstract: string;
}

function entry(kind: ArchiveKind, n: number, { title, abstract }: Paper): string {
  if (kind === 'jsonl') return `${JSON.stringify({ title, abstract, year: 2024 })}\n`;
  if (kind === 'csv') return `"${title}","${abstract}",2024\n`;
  return [
    'From alerts@example.org Fri Jan  5 10:00:00 2024',
    'From: Alerts <alerts@example.org>',
    `Subject: New paper ${n}`,
    `Message-ID: <${n}@example.org>`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    title,
    abstract,
    '',
    '',
  ].join('\n');
}
