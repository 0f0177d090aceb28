import { docOf, paperAt, type Segment } from './segment.ts';

/** For a set of papers, a 1 for each document of theirs, by number over all segments. The last set is remembered. */
export function createFilter(segments: readonly Segment[]): (papers: ReadonlySet<string>) => Uint8Array {
  const known = new WeakMap<ReadonlySet<string>, { readonly size: number; readonly allowed: Uint8Array }>();
  return (papers) => {
    const before = known.get(papers);
    if (before?.size === papers.size) return before.allowed;
    const allowed = new Uint8Array(segments.reduce((sum, { size }) => sum + size, 0));
    let base = 0;
    for (const segment of segments) {
      for (const id of papers) {
        const doc = docOf(segment, id);
        if (doc >= 0 && !isAnothers(segment, doc)) allowed[base + doc] = 1;
      }
      for (let doc = 0; doc < segment.size; doc += 1)
        if (isAnothers(segment, doc) && papers.has(paperAt(segment, doc))) allowed[base + doc] = 1;
      base += segment.size;
    }
    known.set(papers, { size: papers.size, allowed });
    return allowed;
  };
}

/** Whether a document has an id that is not its paper's. */
const isAnothers = ({ nameAt }: Segment, doc: number): boolean => nameAt[doc * 2 + 1] !== nameAt[doc * 2 + 2];
