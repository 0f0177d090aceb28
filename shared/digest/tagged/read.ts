/**
 * The reader of line formats whose fields are `TAG value` lines: RIS, MEDLINE, EndNote's and Web of Science's tags. They differ
 * in what a tag line looks like, what opens and closes an entry, and what a line without a tag continues.
 */
import type { LedgerLine } from '../report.ts';

export interface TagLine {
  readonly tag: string;
  readonly value: string;
}

export interface TagSyntax {
  readonly tagOf: (line: string) => TagLine | null;
  /** Whether a tag line starts an entry; `entry` is the open one, `afterBlank` says that a blank line or the start stands above. */
  readonly opens: (
    tag: string,
    entry: TaggedEntry | null,
    position: { readonly afterBlank: boolean },
  ) => boolean;
  readonly closes: (tag: string) => boolean;
  /** Tags whose untagged lines are values of their own, not the rest of the line above. */
  readonly listed: ReadonlySet<string>;
  /** Tag lines that belong to the file and to no entry, with the reason for the ledger. */
  readonly furniture?: (tag: string) => string | null;
}

export interface TaggedEntry {
  readonly tags: readonly TagLine[];
  readonly lineFrom: number;
  readonly lineTo: number;
  /** Non-blank lines. */
  readonly lines: number;
  readonly text: string;
  /** Whether the end mark was there, where the format has one. */
  readonly closed: boolean;
}

export interface TaggedText {
  readonly entries: readonly TaggedEntry[];
  readonly ignored: readonly LedgerLine[];
  readonly total: number;
}

interface Open {
  readonly tags: { tag: string; value: string }[];
  readonly lineFrom: number;
  lineTo: number;
  lines: number;
  readonly text: string[];
  closed: boolean;
}

/** Every entry of a text, and the lines outside entries with a reason. One pass; no value is lost. */
export function readTagged(text: string, syntax: TagSyntax): TaggedText {
  const entries: TaggedEntry[] = [];
  const ignored: LedgerLine[] = [];
  let open: Open | null = null;
  let afterBlank = true;
  let total = 0;
  const close = (): void => {
    if (open !== null) entries.push({ ...open, text: open.text.join('\n').replace(/\n+$/, '') });
    open = null;
  };
  const lines = text.split(/\r\n|[\n\r\u2028\u0085]/);
  for (const [index, line] of lines.entries()) {
    const number = index + 1;
    if (line.trim() === '') {
      afterBlank = true;
      if (open !== null) continued(open, '');
      continue;
    }
    total++;
    const tagged = syntax.tagOf(line);
    const furniture = tagged === null ? null : (syntax.furniture?.(tagged.tag) ?? null);
    if (furniture !== null) close();
    const current: Open | null = open;
    if (
      tagged !== null &&
      syntax.opens(tagged.tag, current === null ? null : asEntry(current), { afterBlank })
    ) {
      close();
      open = { tags: [tagged], lineFrom: number, lineTo: number, lines: 1, text: [line], closed: false };
    } else if (current === null) {
      ignored.push({ line: number, text: line.slice(0, 300), reason: furniture ?? 'outside any entry' });
    } else {
      current.lineTo = number;
      current.lines++;
      current.text.push(line);
      if (tagged === null) continued(current, line, syntax);
      else current.tags.push({ ...tagged });
      if (tagged !== null && syntax.closes(tagged.tag)) {
        current.closed = true;
        close();
      }
    }
    afterBlank = false;
  }
  close();
  return { entries, ignored, total };
}

const asEntry = (open: Open): TaggedEntry => ({ ...open, text: '' });

/** A line without a tag belongs to the value above it; a blank one parts its paragraphs. */
function continued(open: Open, line: string, syntax?: TagSyntax): void {
  const last = open.tags.at(-1);
  if (last === undefined) return;
  if (line === '') open.text.push('');
  if (line !== '' && syntax?.listed.has(last.tag) === true)
    open.tags.push({ tag: last.tag, value: line.trim() });
  else last.value += `\n${line.trim()}`;
}

/** Every value of the tags that says something, in the file's order. */
export const values = ({ tags }: TaggedEntry, ...wanted: readonly string[]): readonly string[] =>
  tags
    .filter(({ tag }) => wanted.includes(tag))
    .map(({ value }) => value.trim())
    .filter((value) => value !== '');

/** The first value of the first tag that has one. */
export function first(entry: TaggedEntry, ...wanted: readonly string[]): string | undefined {
  for (const tag of wanted) {
    const [value] = values(entry, tag);
    if (value !== undefined) return value;
  }
  return undefined;
}
