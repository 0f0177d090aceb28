/** A document and its file: what the file should say, what the library should hear, and what needs the reader. Pure; `README.md` says why it is so. */
import { canonical, findBlocks, innerText, type FoundBlocks } from './blocks.ts';
import type { FrontField, VaultConflict, VaultDocument, VaultEdit, VaultIssue } from './contract.ts';
import { decide, type Decision } from './decide.ts';
import { commentsIn, propertyLines, readFront, type FrontMatter } from './front-matter.ts';
import { insertions } from './insert.ts';
import { acceptable, oneLine } from './values.ts';

/** What both sides agreed on last, by field. */
export type Fields = Readonly<Record<string, string>>;

/** The property by which a file says whose it is. */
export const ID_KEY = 'lectern-id';

/** What came of a file. `text` is what it should hold now, to the byte. */
export interface Reconciled {
  readonly text: string;
  /** Agreed on, once the file holds `text`. */
  readonly fields: Fields;
  readonly edits: readonly VaultEdit[];
  readonly conflicts: readonly VaultConflict[];
  readonly issues: readonly VaultIssue['kind'][];
}

/** Whose file this is; null where it says nothing of the kind, or does not read. */
export function idOf(text: string): string | null {
  const front = readFront(text);
  return (front.kind === 'read' && front.properties.get(ID_KEY)?.value) || null;
}

/** The fields that a file has; none where it does not read. */
export function keysIn(text: string): ReadonlySet<string> {
  const front = readFront(text);
  if (front.kind !== 'read') return new Set();
  return new Set([...front.properties.keys(), ...findBlocks(text, front.bodyFrom).blocks.keys()]);
}

interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * Merges a document with its file. `fields` is null where nobody knows what was agreed on. Null where the file does not read, or
 * does not say that it is this document's: then it is to be left alone.
 */
export function reconcile(document: VaultDocument, text: string, fields: Fields | null): Reconciled | null {
  const front = readFront(text);
  if (front.kind !== 'read' || front.properties.get(ID_KEY)?.value !== document.id) return null;
  const found = findBlocks(text, front.bodyFrom);
  const sink = createSink(fields);
  for (const field of document.front) frontField(field, front, sink);
  const fresh = document.blocks.filter(({ key, value, merge }) => {
    const block = found.blocks.get(key);
    if (block === undefined) return sink.absent(key, found.broken.has(key), canonical(value));
    const theirs = merge === 'line' ? oneLine(block.text) : block.text;
    const write = sink.take(key, merge, { ours: canonical(value), theirs });
    if (write !== undefined) sink.splice({ ...block.inner, text: innerText(write) });
    return false;
  });
  dropGone(document, text, { found, sink });
  for (const each of insertions(document.blocks, fresh, { found, end: text.length })) sink.splice(each);
  const eol = /\r\n/.test(text) ? '\r\n' : '\n';
  return { ...sink.result(), text: spliced(text, sink.splices(), eol) };
}

function frontField(
  field: FrontField,
  front: Extract<FrontMatter, { kind: 'read' }>,
  sink: ReturnType<typeof createSink>,
): void {
  const key = field.key;
  const there = front.properties.get(key);
  if (there === undefined) {
    // An empty one is nowhere, and may come later.
    if (field.value !== '' && sink.absent(key, false, field.value))
      sink.splice({ from: front.end, to: front.end, text: `${propertyLines(field)}\n` });
    return;
  }
  // Not a value that this property can have: the reader's, and left alone.
  if (there.value === null || !acceptable(field, there.value)) return;
  const write = sink.take(key, field.merge, { ours: field.value, theirs: there.value });
  if (write === undefined) return;
  sink.splice({
    from: there.from,
    to: there.to,
    text: propertyLines({ ...field, value: write }),
    isProperty: true,
  });
}

/** A highlight that is no longer in the library goes from the file, unless something was written into it. */
function dropGone(
  { blocks }: VaultDocument,
  text: string,
  { found, sink }: { readonly found: FoundBlocks; readonly sink: ReturnType<typeof createSink> },
): void {
  const known = new Set(blocks.map(({ key }) => key));
  const gone = [...found.blocks.values()].filter(({ key }) => key.startsWith('highlight') && !known.has(key));
  for (const [, pair] of Map.groupBy(gone, ({ key }) => key.split(' ')[1])) {
    if (!pair.every((block) => sink.agreed(block.key) === block.text)) {
      sink.issue('kept');
      continue;
    }
    for (const { key, start, end } of pair) {
      const line = /^\r?\n?(?:\r?\n)?/.exec(text.slice(end))?.[0].length ?? 0;
      sink.splice({ from: start, to: end + line, text: '' });
      sink.forget(key);
    }
  }
}

/** Collects what is decided field by field. */
function createSink(before: Fields | null) {
  const fields = new Map(Object.entries(before ?? {}));
  const edits: VaultEdit[] = [];
  const conflicts: VaultConflict[] = [];
  const issues = new Set<VaultIssue['kind']>();
  const splices: (Splice & { readonly isProperty?: true })[] = [];
  return {
    /** A field that is not in the file: whether it goes there, being new. One that was there is not, by the reader's wish. */
    absent(key: string, isBroken: boolean, ours: string): boolean {
      if (isBroken) issues.add('broken');
      if (isBroken || fields.has(key)) return false;
      fields.set(key, ours);
      return true;
    },
    /** Decides a field, and answers what the file should say in its place; undefined for what it says. */
    take(
      key: string,
      merge: Parameters<typeof decide>[0],
      { ours, theirs }: { readonly ours: string; readonly theirs: string },
    ): string | undefined {
      const base = fields.get(key);
      const decision: Decision = decide(merge, { base, ours, theirs });
      if (decision.base !== undefined) fields.set(key, decision.base);
      if (decision.edit !== undefined)
        edits.push({ key, value: decision.edit, ours, theirs: decision.write ?? theirs });
      if (decision.isConflict) conflicts.push({ key, base: base ?? null, ours, theirs });
      return decision.write;
    },
    agreed: (key: string) => fields.get(key),
    forget: (key: string) => void fields.delete(key),
    issue: (kind: VaultIssue['kind']) => void issues.add(kind),
    splice: (splice: Splice & { readonly isProperty?: true }) => void splices.push(splice),
    splices: () => splices,
    result: () => ({ fields: Object.fromEntries(fields), edits, conflicts, issues: [...issues] }),
  };
}

/** The text with every splice made. What is put in has the file's own line ends; a property keeps its comments. */
function spliced(
  text: string,
  splices: readonly (Splice & { readonly isProperty?: true })[],
  eol: string,
): string {
  const parts: string[] = [];
  let at = 0;
  for (const { from, to, text: put, isProperty } of splices.toSorted(
    (a, b) => a.from - b.from || a.to - b.to,
  )) {
    const comments = isProperty ? commentsIn(text.slice(from, to)) : [];
    const whole = [put, ...comments.map((comment) => `  ${comment}`)].join('\n');
    parts.push(text.slice(at, from), whole.replaceAll('\n', eol));
    at = to;
  }
  return parts.join('') + text.slice(at);
}
