/**
 * Walks the blocks of a digest in Markdown: headings are sections, rows and list lines with papers are records, folded parts with
 * one paper in them too. Everything else is ignored, with what it is.
 */
import { decodeHTML } from 'entities';
import type { List, ListItem, Nodes } from 'mdast';
import type { Block } from './parse.ts';
import { about, hasPaper, lineFields, urlsOf, type EntryFields } from './entry.ts';
import { isLabel } from './labels.ts';
import { runsOf, textOf, type Run } from './inline.ts';
import { keyedFields } from './keyed.ts';
import { rowsOf } from './tables.ts';

export interface FoundPaper {
  readonly fields: EntryFields;
  readonly section?: string;
  readonly from: number;
  readonly to: number;
}

export interface Walked {
  readonly papers: readonly FoundPaper[];
  /** Why a line is in no paper, by line number. */
  readonly reasons: ReadonlyMap<number, string>;
}

const PAPER_SECTION = /\bpapers?\b|publication|literature|reading list|论文|文献/i;

export function walk(blocks: readonly Block[]): Walked {
  const papers: FoundPaper[] = [];
  const paragraphs: FoundPaper[] = [];
  const reasons = new Map<number, string>();
  const path: string[] = [];
  const entryLevel = levelOfEntries(blocks);
  const firsts = blocks.filter(({ node }) => node.type === 'heading' && node.depth === 1);
  const titles = firsts.length > 1 ? 'parts' : 'one title';
  const mark = (from: number, to: number, reason: string): void => {
    for (let line = from; line <= to; line++) reasons.set(line, reason);
  };
  const add = (fields: EntryFields, from: number, to: number): void => {
    papers.push({ fields, from, to, ...sectionOf(path, titles) });
  };
  for (let at = 0; at < blocks.length; at++) {
    const block = blocks[at];
    if (block === undefined) continue;
    const { node, from, to } = block;
    if (node.type === 'heading') {
      path.length = node.depth - 1;
      path[node.depth - 1] = headingText(node);
      const end = at + 1 + bodyLength(blocks.slice(at + 1, at + 200), node.depth);
      const body = blocks.slice(at + 1, end).map((each) => each.node);
      const needs = node.depth === entryLevel ? 'nothing' : 'authors';
      const keyed = holdsMany(body) ? null : keyedFields(runsOf(node), body, { needs });
      if (keyed !== null) {
        path.length = node.depth - 1;
        add(keyed, from, blocks[end - 1]?.to ?? to);
        at = end - 1;
      } else mark(from, to, 'section heading');
    } else if (node.type === 'table') {
      mark(from, to, 'a table row that is no paper');
      mark(from, from + 1, 'table header');
      const rows = node.children;
      for (const { index, fields } of rowsOf(node)) {
        const line = from + (rows[index]?.position?.start.line ?? 0) - (node.position?.start.line ?? 0);
        if (fields !== null) add(fields, line, line);
      }
    } else if (node.type === 'list') {
      mark(from, to, 'a line of a list that is no paper');
      const offset = from - (node.position?.start.line ?? 1);
      readList(node, { offset, section: path.slice(1).findLast(Boolean) ?? '', add });
    } else if (node.type === 'html' && /<summary\b/i.test(node.value)) {
      const end = at + 1 + foldLength(blocks.slice(at + 1, at + 200).map((each) => each.node));
      const body = blocks.slice(at + 1, end).map((each) => each.node);
      const fields = foldFields(node.value, body);
      if (fields !== null) {
        add(fields, from, blocks[end - 1]?.to ?? to);
        at = end - 1;
      } else mark(from, to, 'HTML');
    } else if (node.type === 'paragraph') {
      const runs = runsOf(node);
      const fields = hasPaper(runs) && startsWithTitle(runs) ? lineFields(runs) : null;
      if (fields !== null) paragraphs.push({ fields, from, to, ...sectionOf(path, titles) });
    } else if (node.type === 'html') mark(from, to, 'HTML');
    else if (node.type === 'code') mark(from, to, 'code');
    else if (node.type === 'thematicBreak') mark(from, to, 'a rule');
  }
  const all =
    paragraphs.length >= 3 ? [...papers, ...paragraphs].toSorted((a, b) => a.from - b.from) : papers;
  return { papers: all, reasons };
}

/** A heading without the links that lead back to the contents. */
const headingText = (node: Nodes): string =>
  textOf(runsOf(node).filter(({ url }) => url?.startsWith('#') !== true))
    .replace(/\[\s*\]/g, '')
    .trim();

/** The headings above an entry; the only heading of the first level is the title of the digest. */
function sectionOf(
  path: readonly string[],
  hasOneTitle: 'one title' | 'parts',
): { readonly section?: string } {
  const section = (hasOneTitle === 'one title' ? path.slice(1) : path).filter(Boolean).join(' / ');
  return section === '' ? {} : { section };
}

/** The heading level of which nearly every heading has one paper under it, or links to one; 0 where there is none. */
function levelOfEntries(blocks: readonly Block[]): number {
  const counts = new Map<number, { all: number; linked: number; titled: number }>();
  for (const [at, { node }] of blocks.entries()) {
    if (node.type !== 'heading' || node.depth === 1) continue;
    const following = blocks.slice(at + 1, at + 200);
    const body = following.slice(0, bodyLength(following, node.depth)).map((block) => block.node);
    const count = counts.get(node.depth) ?? { all: 0, linked: 0, titled: 0 };
    const titled = hasPaper(runsOf(node)) && !holdsMany(body);
    const linked = hasPaper([...runsOf(node), ...body.flatMap(runsOf), ...body.flatMap(listRuns)]);
    counts.set(node.depth, {
      all: count.all + 1,
      linked: count.linked + (linked && !holdsMany(body) ? 1 : 0),
      titled: count.titled + (titled ? 1 : 0),
    });
  }
  const levels = [...counts].filter(
    ([, { all, linked, titled }]) =>
      (linked >= 3 && linked >= all * 0.7) || (titled > 0 && titled >= all * 0.7),
  );
  return levels.toSorted((a, b) => b[1].linked - a[1].linked)[0]?.[0] ?? 0;
}

/** A body with a table, a folded paper or several lines that are papers themselves is a section. */
function holdsMany(body: readonly Nodes[]): boolean {
  if (holdsTable(body)) return true;
  const items = body.flatMap((node) => (node.type === 'list' ? node.children : []));
  return items.map(runsOf).filter((runs) => hasPaper(runs) && lineFields(runs) !== null).length > 1;
}

const isFold = (node: Nodes): boolean => node.type === 'html' && /<summary\b/i.test(node.value);

/** A table, or a folded part that is not about the paper above it but names its own. */
function holdsTable(body: readonly Nodes[]): boolean {
  return body.some((node, at) => {
    if (node.type === 'table') return true;
    if (!isFold(node)) return false;
    const inside = body.slice(at + 1, at + 1 + foldLength(body.slice(at + 1)));
    return hasPaper([...inside.flatMap(runsOf), ...inside.flatMap(listRuns)]);
  });
}

/** How many blocks stand under a heading of this depth. */
function bodyLength(blocks: readonly Block[], depth: number): number {
  const end = blocks.findIndex(
    ({ node }) => (node.type === 'heading' && node.depth <= depth) || node.type === 'thematicBreak',
  );
  return end < 0 ? blocks.length : end;
}

function foldLength(nodes: readonly Nodes[]): number {
  const end = nodes.findIndex((node) => node.type === 'html' && /<\/details>/i.test(node.value));
  const next = nodes.findIndex(isFold);
  if (end >= 0 && (next < 0 || end <= next)) return end + 1;
  return next >= 0 ? next : nodes.length;
}

/** A folded part with the title of a paper on it; one that holds a whole table or list is a section. */
function foldFields(summary: string, body: readonly Nodes[]): EntryFields | null {
  if (body.some((node) => node.type === 'table' || node.type === 'heading')) return null;
  const runs = body.flatMap(runsOf);
  if (!hasPaper([...runs, ...body.flatMap(listRuns)])) return null;
  const inner = /<summary[^>]{0,200}>([\s\S]{1,2000}?)<\/summary>/i.exec(summary)?.[1] ?? '';
  const text = decodeHTML(inner.replace(/<\/?[a-z][^<>]{0,200}>/gi, ' '))
    .replace(/\s+/g, ' ')
    .trim();
  const votes = /(?:⭐|👍|🔥|▲|⬆️?)\s*(\d{1,6})\s*$/u.exec(text);
  const title = text.slice(0, votes?.index ?? text.length);
  return keyedFields([{ text: title, strong: true }], body, {
    votes: votes?.[1],
    needs: 'nothing',
  });
}

const listRuns = (node: Nodes): readonly Run[] =>
  node.type === 'list'
    ? node.children.flatMap((item) => [...runsOf(item), ...item.children.flatMap(listRuns)])
    : [];

interface ListContext {
  /** Lines above the list's own first one. */
  readonly offset: number;
  readonly section: string;
  readonly add: (fields: EntryFields, from: number, to: number) => void;
}

function readList(list: List, context: ListContext): void {
  for (const item of list.children) readItem(item, context);
}

/** A line of a list is a paper by an address of one, or by any address under a heading that promises papers. */
function readItem(item: ListItem, context: ListContext): void {
  const runs = runsOf(item);
  const nested = item.children.filter((child) => child.type === 'list');
  const below = nested.flatMap((list) => list.children);
  const labels = below.filter((each) =>
    runsOf(each).every(({ url, text }) => url === undefined || isLabel(text)),
  );
  const ownPaper = hasPaper(runs);
  const lent = !ownPaper && labels.length === below.length ? below.flatMap(runsOf) : [];
  const promised = PAPER_SECTION.test(context.section) && urlsOf(runs).some(({ kind }) => kind !== 'code');
  const isPaper = ownPaper || hasPaper(lent) || (promised && textOf(runs).split(' ').length >= 5);
  const fields = isPaper ? lineFields(runs) : null;
  if (fields === null) {
    for (const each of nested) readList(each, context);
    return;
  }
  const from = (item.position?.start.line ?? 1) + context.offset;
  const isAbout = ownPaper && below.length > 0 && below.length <= 4 && !hasPaper(below.flatMap(runsOf));
  const withLabels = labels.length === below.length || (isAbout && labels.length < below.length);
  const last = withLabels ? item : (item.children.findLast((child) => child.type !== 'list') ?? item);
  const to = (last.position?.end.line ?? 1) + context.offset;
  const urls = withLabels ? [...(fields.urls ?? []), ...urlsOf(below.flatMap(runsOf))] : (fields.urls ?? []);
  context.add({ ...(isAbout ? about(below.flatMap(runsOf)) : {}), ...fields, urls }, from, to);
  if (!withLabels) for (const each of nested) readList(each, context);
}

/** A paragraph is an entry only where its title opens it. */
function startsWithTitle(runs: readonly Run[]): boolean {
  const [first] = runs.filter(({ text }) => text.trim() !== '');
  return first !== undefined && !isLabel(first.text) && (first.strong === true || first.url !== undefined);
}
