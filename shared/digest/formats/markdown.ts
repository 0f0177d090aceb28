/**
 * Digests and lists in Markdown that need its structure: tables of papers, lists of links to papers, folded entries, entries with
 * `**Authors:**` lines. Pasted titles and abstracts, with or without `##`, and copied pages are the plain-text family's.
 */
import { digestOfFile, reportEntries, sourceText } from '../entries.ts';
import type { DigestFormat, DigestInput, FormatReport } from '../format.ts';
import { isPaperUrl } from '../addresses/papers.ts';
import { urlsIn } from '../ids.ts';
import { isLabel } from '../markdown/labels.ts';
import { blocksOf } from '../markdown/parse.ts';
import { walk } from '../markdown/walk.ts';
import type { LedgerLine, ParseReport } from '../report.ts';

export const format: DigestFormat = { id: 'markdown', label: 'Markdown', recognises, read };

const COPIED_PAGE =
  /^(?:#+ )?(?:Get trending papers in your email inbox|Daily Papers$)|huggingface\.co\/login\b/m;
const SEPARATOR = /^\s{0,3}\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)+\|?\s*$/;
const BULLET = /^\s*(?:[-*+]|\d{1,4}[.)])\s+\S/;
const KEYED =
  /^\s*(?:[-*+]\s+)?\*\*[^\p{L}*]{0,8}(?:Authors?|作者)\s{0,2}(?:[::]\s{0,2}\*\*|\*\*\s{0,2}[::])/iu;

function recognises({ head, mail, mediaType, extension }: DigestInput): boolean {
  const isAttached = /^(?:md|markdown|mdx?|rmd|qmd)$/.test(extension) || mediaType === 'text/markdown';
  if (mail !== null && !isAttached) return false;
  if (/^\s*(?:<(?:!doctype|html|\?xml)|[{[]\s*["{[])/i.test(head) || COPIED_PAGE.test(head)) return false;
  const lines = head.split('\n');
  let rows = 0;
  let bullets = 0;
  let keyed = 0;
  const headings: { readonly depth: number; linked: boolean }[] = [];
  let folds = 0;
  let inTable = false;
  for (const line of lines) {
    if (SEPARATOR.test(line)) inTable = true;
    else if (line.trim() === '') inTable = false;
    else if (inTable && linksOf(line).some(({ url }) => isPaperUrl(url))) rows++;
    else if (BULLET.test(line) && isEntry(line)) bullets++;
    else if (KEYED.test(line)) keyed++;
    const depth = /^(#{1,6}) \S/.exec(line)?.[1]?.length ?? 0;
    if (depth > 0) headings.push({ depth, linked: false });
    const last = headings.at(-1);
    if (
      last !== undefined &&
      !last.linked &&
      (linksOf(line).some(({ url }) => isPaperUrl(url)) || (depth > 0 && urlsIn(line).some(isPaperUrl)))
    )
      last.linked = true;
    if (/<summary\b/i.test(line)) folds++;
  }
  const linked = linksOf(head).some(({ url }) => isPaperUrl(url));
  return (
    rows >= 2 ||
    bullets >= 3 ||
    (folds >= 2 && linked) ||
    (keyed >= 2 && headings.length >= 2) ||
    areEntries(headings)
  );
}

/** Whether nearly every heading of one level has an address of a paper under it. */
const areEntries = (headings: readonly { readonly depth: number; readonly linked: boolean }[]): boolean =>
  [2, 3, 4, 5].some((level) => {
    const same = headings.filter(({ depth }) => depth === level);
    const linked = same.filter((heading) => heading.linked).length;
    return linked >= 3 && linked >= same.length * 0.7;
  });

const linksOf = (text: string): readonly { readonly label: string; readonly url: string }[] =>
  [...text.matchAll(/\[([^[\]\n]{0,400})\]\((https?:\/\/[^\s)]{1,2000})/g)].map((match) => ({
    label: match[1] ?? '',
    url: match[2] ?? '',
  }));

/** A line of a list with an address of a paper, and more on it than labels. */
function isEntry(line: string): boolean {
  const links = linksOf(line.slice(0, 4000));
  if (!links.some(({ url }) => isPaperUrl(url))) return false;
  const text = line
    .replace(/\[[^[\]\n]{0,400}\]\([^)]{0,2000}\)/g, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return links.some(({ label }) => !isLabel(label)) || text.split(' ').length >= 3;
}

function read(input: DigestInput): FormatReport {
  const lines = input.text.split(/\r\n|[\n\r]/);
  const { front, meta } = frontMatter(lines);
  const body = front === 0 ? input.text : lines.map((line, at) => (at < front ? '' : line)).join('\n');
  const { papers, reasons } = walk(blocksOf(body));
  const used = new Set<number>();
  for (const { from, to } of papers) for (let line = from; line <= to; line++) used.add(line);
  const ignored: LedgerLine[] = [];
  let total = 0;
  for (const [at, text] of lines.entries()) {
    if (text.trim() === '') continue;
    total++;
    const reason = at < front ? 'file header' : (reasons.get(at + 1) ?? 'text between papers');
    if (!used.has(at + 1)) ignored.push({ line: at + 1, text: text.slice(0, 300), reason });
  }
  const entries = papers.map(({ fields, section, from, to }) => ({
    ...fields,
    digest: { source: 'Markdown', kind: null, ...(section === undefined ? {} : { section }) },
    raw: {
      format: 'markdown',
      lineFrom: from,
      lineTo: to,
      text: lines.slice(from - 1, to).join('\n'),
    },
  }));
  const claimed = /badge\/Papers(?:%20|_|\s)Today-(\d{1,6})-/i.exec(input.head)?.[1];
  return {
    ...reportEntries(digestOf(input, meta), entries, {
      alike: sourceText,
      ...(claimed === undefined ? {} : { claimed: Number(claimed) }),
    }),
    ignored,
    count: { unit: 'line', total, used: total - ignored.length },
  };
}

function frontMatter(lines: readonly string[]): {
  readonly front: number;
  readonly meta: ReadonlyMap<string, string>;
} {
  const end =
    lines[0]?.trim() === '---'
      ? lines.slice(1, 60).findIndex((line) => /^(?:---|\.\.\.)\s*$/.test(line))
      : -1;
  if (end < 0) return { front: 0, meta: new Map() };
  const pairs = lines.slice(1, end + 1).flatMap((line): (readonly [string, string])[] => {
    const [, key = '', value = ''] = /^([A-Za-z][\w -]{0,40}):\s*["']?(.*?)["']?\s*$/.exec(line) ?? [];
    return key === '' || value === '' ? [] : [[key.toLowerCase(), value]];
  });
  return { front: end + 2, meta: new Map(pairs) };
}

const DAY = /(?<!\d)(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)/;

/** Title, source and day of a digest: its front matter, or the day in its first heading. */
function digestOf(input: DigestInput, meta: ReadonlyMap<string, string>): ParseReport['digest'] {
  const heading = /^# +(.{1,300})$/m.exec(input.head)?.[1];
  const date = DAY.exec(meta.get('date') ?? meta.get('retrieved') ?? '')?.[0] ?? DAY.exec(heading ?? '')?.[0];
  const title = meta.get('title');
  const url = meta.get('url') ?? meta.get('source');
  return digestOfFile(input, {
    ...(title === undefined ? {} : { title }),
    ...(url === undefined ? {} : { source: URL.canParse(url) ? new URL(url).hostname : url }),
    ...(date === undefined ? {} : { date }),
  });
}
