/** Measures the formats of exports in Node: papers a second by format, their size, and how memory grows while a library is written. Called by run.mjs. */
import { cite, STYLES } from '../../shared/export/styles.ts';
import { exportPieces, FORMAT_IDS, FORMATS, PARTS, type ExportOptions } from '../../shared/export/index.ts';
import type { ExportedPaper } from '../../shared/export/record.ts';
import { madePapers, type MadePaper } from './digests.ts';

export interface ExportBench {
  readonly papers: number;
  readonly runs: number;
  readonly json: boolean;
}

const MB = 1024 * 1024;
const PORTION = 100;

/** What an export of each format took. */
interface Row {
  readonly format: string;
  /** Median of the runs. */
  readonly ms: number;
  readonly papersPerSecond: number;
  readonly megabytes: number;
  /** How much more memory the process had at most than before. */
  readonly grownMegabytes: number;
}

/** Prints a row for each format, or all of them as one JSON value. Papers are made a portion at a time, and their making is not counted. */
export async function benchExport({ papers, runs, json }: ExportBench): Promise<void> {
  const rows: Row[] = [];
  for (const format of FORMAT_IDS) rows.push(await benchFormat(format, { papers, runs }));
  rows.push(benchStyles(papers));
  if (json) {
    console.log(JSON.stringify({ papers, runs, formats: rows }, null, 2));
    return;
  }
  console.log(`${papers.toLocaleString('en')} papers, medians of ${runs}`);
  for (const { format, papersPerSecond, megabytes, grownMegabytes } of rows)
    console.log(
      [
        format.padEnd(14),
        `${papersPerSecond.toLocaleString('en')} papers/s`.padStart(20),
        `${megabytes.toFixed(1)} MB`.padStart(10),
        `memory grew by ${Math.round(grownMegabytes)} MB`.padStart(26),
      ].join(' '),
    );
}

async function benchFormat(
  format: (typeof FORMAT_IDS)[number],
  { papers, runs }: Pick<ExportBench, 'papers' | 'runs'>,
): Promise<Row> {
  const options: ExportOptions = {
    title: 'Benchmark',
    now: 0,
    papers,
    parts: new Set(PARTS),
    template: '',
  };
  const times: number[] = [];
  let bytes = 0;
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  for (let run = 0; run < runs; run++) {
    let making = 0;
    bytes = 0;
    async function* portions(): AsyncGenerator<readonly ExportedPaper[]> {
      for (let from = 0; from < papers; from += PORTION) {
        const started = performance.now();
        const some = madePapers(Math.min(PORTION, papers - from), from).map(exported);
        making += performance.now() - started;
        yield some;
      }
    }
    const started = performance.now();
    for await (const piece of exportPieces(FORMATS[format], options, portions)) {
      bytes += Buffer.byteLength(piece);
      peak = Math.max(peak, process.memoryUsage().rss);
    }
    times.push(performance.now() - started - making);
  }
  return row(format, { papers, times, bytes, grown: peak - before });
}

function benchStyles(papers: number): Row {
  const some = madePapers(Math.min(papers, 1000)).map(exported);
  const started = performance.now();
  let bytes = 0;
  for (const each of some) for (const style of STYLES) bytes += Buffer.byteLength(cite(each, style));
  const ms = (performance.now() - started) / STYLES.length;
  return row('citations', { papers: some.length, times: [ms], bytes: bytes / STYLES.length, grown: 0 });
}

function row(
  format: string,
  { papers, times, bytes, grown }: { papers: number; times: readonly number[]; bytes: number; grown: number },
): Row {
  const ms = times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
  return {
    format,
    ms: Math.round(ms),
    papersPerSecond: Math.round((papers / ms) * 1000),
    megabytes: Number((bytes / MB).toFixed(2)),
    grownMegabytes: Number((grown / MB).toFixed(1)),
  };
}

/** A paper with a note, and every fourth with a highlight. */
function exported({ n, title, abstract, authors, arxiv }: MadePaper): ExportedPaper {
  return {
    id: `arxiv:${arxiv}`,
    title,
    abstract,
    authors: authors.map((name) => ({ name })),
    venue: 'Journal of Benchmarks',
    published: '2024-03-01',
    ids: { arxiv },
    urls: [{ url: `https://arxiv.org/abs/${arxiv}`, kind: 'abs' }],
    citationKey: `key${n}`,
    verdict: 'inbox',
    read: false,
    starred: false,
    gist: '',
    note: 'Read **again**.',
    tags: ['bench'],
    lists: [],
    highlights:
      n % 4 === 0
        ? [
            {
              id: `h${n}`,
              target: {
                field: 'abstract',
                start: 0,
                end: 12,
                exact: abstract.slice(0, 12),
                prefix: '',
                suffix: '',
                textHash: '',
              },
              place: { state: 'ok', span: { start: 0, end: 12 }, score: 1, how: 'position' },
              color: 'amber',
              label: 'Claims',
              note: '',
              tags: [],
              createdAt: 0,
            },
          ]
        : [],
    digests: [],
  };
}
