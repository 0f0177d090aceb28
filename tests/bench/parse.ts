/** Measures the digest parsers in Node: speed by format, where the time goes, and the memory of a stream. Called by run.mjs. */
import { Session, type Profiler } from 'node:inspector';
import { parseDigest } from '../../shared/digest/index.ts';
import { parseDigestStream } from '../../shared/digest/stream.ts';
import { madeMailbox, madePapers, MAKERS } from './digests.ts';

const MB = 1024 * 1024;

export interface ParseBench {
  readonly papers: number;
  readonly runs: number;
  /** Size of the mailbox that is streamed. */
  readonly mailboxBytes: number;
}

/** Prints one row for each format, the text family beside plain JSON, and the growth of memory while streaming. */
export async function benchParse({ papers: count, runs, mailboxBytes }: ParseBench): Promise<void> {
  // First, while the heap is still small.
  await benchStream(mailboxBytes);
  const papers = madePapers(count);
  console.log(`${count.toLocaleString('en')} papers a format, medians of ${runs}`);
  for (const [name, make] of Object.entries(MAKERS)) {
    const bytes = new TextEncoder().encode(make(papers));
    await benchFormat(name, bytes, runs);
  }
  await benchJson(new TextEncoder().encode(MAKERS['text']!(papers)), runs);
}

async function benchFormat(name: string, bytes: Uint8Array, runs: number): Promise<void> {
  const once = async () => {
    const parsed = await parseDigest({ bytes, name: 'bench' });
    if (!parsed.ok) throw new Error(`${name}: ${parsed.problem.code}`);
    return parsed.value;
  };
  const { format, records } = await once();
  const ms = await median(runs, once);
  const outside = await shareOutside(once);
  const speed = `${(bytes.length / MB / (ms / 1000)).toFixed(1)} MB/s`;
  const perSecond = Math.round((records.length / ms) * 1000).toLocaleString('en');
  const row = [name.padEnd(24), format.padEnd(16), speed.padStart(11), `${perSecond} papers/s`.padStart(18)];
  console.log(`${row.join(' ')}   ${Math.round(outside * 100)} % outside our code`);
}

async function benchJson(bytes: Uint8Array, runs: number): Promise<void> {
  const parsed = await parseDigest({ bytes });
  if (!parsed.ok) throw new Error(parsed.problem.code);
  const text = JSON.stringify(parsed.value);
  const own = await median(runs, () => parseDigest({ bytes }));
  const json = await median(runs, () => JSON.stringify(JSON.parse(text)));
  console.log(
    `text family ${own.toFixed(0)} ms, JSON.parse and JSON.stringify of its report ${json.toFixed(0)} ms: ${(own / json).toFixed(1)} times as long`,
  );
}

async function benchStream(size: number): Promise<void> {
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  let peak = before;
  let records = 0;
  const start = performance.now();
  for await (const event of parseDigestStream(madeMailbox(size))) {
    if (event.kind === 'problem') throw new Error(event.problem.code);
    if (event.kind === 'batch') records += event.records.length;
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  const seconds = (performance.now() - start) / 1000;
  console.log(
    `a mailbox of ${Math.round(size / MB)} MB, making it included: ${(size / MB / seconds).toFixed(1)} MB/s, ${Math.round(records / seconds).toLocaleString('en')} papers/s, memory grew by ${Math.round((peak - before) / MB)} MB at most`,
  );
}

async function median(runs: number, run: () => unknown): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < runs; n++) {
    const start = performance.now();
    await run();
    times.push(performance.now() - start);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? Number.NaN;
}

/** The share of samples whose innermost frame is in a library, in the runtime or in the garbage collector. */
async function shareOutside(run: () => Promise<unknown>): Promise<number> {
  const session = new Session();
  session.connect();
  const post = (method: string): Promise<unknown> =>
    new Promise((resolve, reject) => {
      session.post(method, (error, result) => (error === null ? resolve(result) : reject(error)));
    });
  await post('Profiler.enable');
  await post('Profiler.start');
  await run();
  const { profile } = (await post('Profiler.stop')) as { profile: Profiler.Profile };
  session.disconnect();
  let [inside, all] = [0, 0];
  for (const { callFrame, hitCount = 0 } of profile.nodes) {
    if (callFrame.functionName === '(idle)') continue;
    all += hitCount;
    if (/\/shared\/(?!.*node_modules)/.test(callFrame.url)) inside += hitCount;
  }
  return all === 0 ? Number.NaN : 1 - inside / all;
}
