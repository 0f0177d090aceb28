/** What importing each record of a digest would do: looked up by keys, then by likeness, among the library's papers and the records before it. */
import type { ParsedPaper } from './digest/report.ts';
import {
  gainsOf,
  identityKeys,
  knownPaper,
  samePaper,
  titleKey,
  type KnownPaper,
  type Sameness,
  type Why,
} from './identity.ts';
import { SKETCH_SIZE, sketch } from './similarity.ts';

/** At most this many papers are compared with one record. */
const MOST_CANDIDATES = 12;

/** A paper of the library. `id` is the paper that stands for it, where the reader merged it into another. */
export interface Candidate extends KnownPaper {
  readonly id: string;
}

export interface Decision {
  readonly ordinal: number;
  readonly paper: KnownPaper;
  readonly sketch: Uint32Array;
  readonly status: 'new' | 'here' | 'possible' | 'related' | 'conflict' | 'untitled';
  /** The paper it would join (`here`) or looks like: one of the library, or of an earlier record. */
  readonly other?: { readonly paperId?: string; readonly ordinal?: number; readonly paper: KnownPaper };
  readonly similarity?: number;
  /** Why it would join the other, or looks like it. */
  readonly why?: Why;
}

/** What the plan asks of the library. Both answer candidates by record ordinal. */
export interface Library {
  byKeys(keys: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>>;
  bySketches(wanted: ReadonlySet<number>): Promise<ReadonlyMap<number, readonly string[]>>;
  papers(ids: readonly string[]): Promise<ReadonlyMap<string, Candidate>>;
}

const RANK: readonly Sameness[] = ['same', 'conflict', 'possible', 'related'];

/** Decides about every record. Linear in the records: only what shares a key or a number of the sketch is compared. */
export async function planImport(
  records: readonly ParsedPaper[],
  library: Library,
): Promise<readonly Decision[]> {
  const papers = records.map(knownPaper);
  const keys = papers.map(identityKeys);
  const sketches = papers.map((paper) => sketch(titleKey(paper.title), paper.abstract));
  const wanted = new Set(sketches.flatMap((each) => [...each].filter((n) => n !== 0)));
  const [byKey, byNumber] = await Promise.all([
    library.byKeys([...new Set(keys.flat())]),
    library.bySketches(wanted),
  ]);
  const candidates = papers.map((_, at) =>
    mostFrequent([
      (keys[at] ?? []).flatMap((key) => byKey.get(key) ?? []),
      numbers(sketches[at]).flatMap((n) => byNumber.get(n) ?? []),
    ]),
  );
  const known = await library.papers([...new Set(candidates.flat())]);
  const here = new Map<string, number[]>();
  return papers.map((paper, ordinal): Decision => {
    const names = [...(keys[ordinal] ?? []), ...numbers(sketches[ordinal]).map(String)];
    const earlier = mostFrequent([names.flatMap((name) => here.get(name) ?? [])]);
    for (const name of names) {
      const seen = here.get(name) ?? [];
      if (seen.length < MOST_CANDIDATES * 2) here.set(name, [...seen, ordinal]);
    }
    const found = [
      ...(candidates[ordinal] ?? []).flatMap((paperId) => {
        const other = known.get(paperId);
        if (other === undefined) return [];
        return [{ ...samePaper(paper, other, 'other digests'), other: { paperId: other.id, paper: other } }];
      }),
      ...earlier.flatMap((each) => {
        const other = papers[each];
        if (other === undefined) return [];
        return [{ ...samePaper(paper, other, 'same digest'), other: { ordinal: each, paper: other } }];
      }),
    ].filter(({ verdict }) => verdict !== 'different');
    const [best] = found.toSorted(
      (a, b) => RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict) || b.similarity - a.similarity,
    );
    const common = { ordinal, paper, sketch: sketches[ordinal] ?? new Uint32Array(SKETCH_SIZE) };
    if (best === undefined)
      return { ...common, status: records[ordinal]?.title === null ? 'untitled' : 'new' };
    const status = best.verdict === 'same' ? 'here' : best.verdict;
    return status === 'different'
      ? { ...common, status: 'new' }
      : {
          ...common,
          status,
          other: best.other,
          similarity: best.similarity,
          ...(best.why === null ? {} : { why: best.why }),
        };
  });
}

const numbers = (of: Uint32Array | undefined): readonly number[] => [...(of ?? [])].filter((n) => n !== 0);

/** Found by key first, then those that share most. */
function mostFrequent<T>(groups: readonly (readonly T[])[]): readonly T[] {
  const all = groups.map((group) => {
    const times = new Map<T, number>();
    for (const each of group) times.set(each, (times.get(each) ?? 0) + 1);
    return [...times].toSorted((a, b) => b[1] - a[1]).map(([each]) => each);
  });
  return [...new Set(all.flat())].slice(0, MOST_CANDIDATES);
}

/** How many papers would gain what, were a digest that is here read again. */
export interface Gains {
  readonly papers: number;
  readonly abstracts: number;
  readonly authors: number;
  readonly identifiers: number;
  readonly links: number;
  /** Entries whose votes differ from the recorded ones. */
  readonly votes: number;
}

/** What a digest that is here recorded about one of its entries. */
interface Recorded {
  readonly paperId: string;
  readonly upvotes: number | null;
}

/** The plan for a digest that is here: an entry that looks like the paper it was recorded as is that paper. */
export const planAgain = (
  plan: readonly Decision[],
  recorded: ReadonlyMap<number, Recorded>,
): readonly Decision[] =>
  plan.map((decision) => {
    const id = recorded.get(decision.ordinal)?.paperId;
    return id !== undefined && id === decision.other?.paperId ? { ...decision, status: 'here' } : decision;
  });

/** What reading a digest of the library again would change. `recorded` is by ordinal. */
export function gainsOfReading(
  plan: readonly Decision[],
  records: readonly ParsedPaper[],
  recorded: ReadonlyMap<number, Recorded>,
): Gains {
  const gained = plan.flatMap(({ status, other, paper }) =>
    status === 'here' && other?.paperId !== undefined ? gainsOf(other.paper, paper) : [],
  );
  const count = (gain: (typeof gained)[number]): number => gained.filter((each) => each === gain).length;
  return {
    papers: plan.filter(({ status, other }) => status === 'new' && other === undefined).length,
    abstracts: count('abstract'),
    authors: count('authors'),
    identifiers: count('identifier'),
    links: count('link'),
    votes: records.filter(({ upvotes = null }, ordinal) => {
      const before = recorded.get(ordinal);
      return before !== undefined && before.upvotes !== upvotes;
    }).length,
  };
}
