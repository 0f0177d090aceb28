/**
 * Markdown as blocks with their lines. A README of a megabyte is parsed in pieces of some kilobytes, cut where no block goes on,
 * so that the time grows with its length whatever it holds. Definitions of links are given to every piece that uses them.
 */
import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';

export interface Block {
  readonly node: RootContent;
  /** 1-based lines of the file. */
  readonly from: number;
  readonly to: number;
}

const PIECE = 12_000;
const LONGEST_PIECE = 60_000;
const DEFINITION = /^ {0,3}\[([^\]\n]{1,200})\]:[ \t]*(\S{1,2000})/gm;

/** Every top-level block in order. Never throws: what the parser gives up on is left out, and so counted as ignored. */
export function blocksOf(text: string): readonly Block[] {
  const definitions = new Map(
    [...text.matchAll(DEFINITION)].map((match) => [
      (match[1] ?? '').toLowerCase(),
      { source: match[0], url: (match[2] ?? '').replace(/^<|>$/g, '') },
    ]),
  );
  const blocks: Block[] = [];
  for (const { lines, offset } of pieces(text.split(/\r\n|[\n\r]/))) {
    const piece = lines.join('\n');
    const nodes = parsed(`${piece}${definitionsFor(piece, definitions)}`);
    for (const node of nodes.map((each) => resolved(each, definitions))) {
      const from = (node.position?.start.line ?? 1) + offset;
      if (from > offset + lines.length) continue;
      blocks.push({ node, from, to: (node.position?.end.line ?? 1) + offset });
    }
  }
  return blocks;
}

function parsed(piece: string): readonly RootContent[] {
  try {
    return fromMarkdown(piece, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }).children;
  } catch {
    return [];
  }
}

interface Piece {
  readonly lines: readonly string[];
  readonly offset: number;
}

/** Cut before headings, and where it must be at blank lines; never inside a code fence. */
function pieces(lines: readonly string[]): readonly Piece[] {
  const found: Piece[] = [];
  let start = 0;
  let size = 0;
  let fence: string | null = null;
  for (const [at, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (mark !== undefined) fence = fence === null ? mark : mark.startsWith(fence) ? null : fence;
    const startsBlock = fence === null && /^#{1,6} /.test(line);
    const afterBlank = fence === null && /^\S/.test(line) && (lines[at - 1] ?? '').trim() === '';
    if (
      at > start &&
      ((startsBlock && size > PIECE) || (afterBlank && size > LONGEST_PIECE) || size > 2_000_000)
    ) {
      found.push({ lines: lines.slice(start, at), offset: start });
      start = at;
      size = 0;
    }
    size += line.length + 1;
  }
  return [...found, { lines: lines.slice(start), offset: start }];
}

/** A node in which links by reference are links. */
function resolved<T extends Nodes>(node: T, definitions: Definitions): T {
  if (definitions.size === 0 || !('children' in node)) return node;
  const children = node.children.map((child): Nodes => {
    const inside = resolved<Nodes>(child, definitions);
    if (inside.type !== 'linkReference') return inside;
    const url = definitions.get(inside.identifier)?.url;
    return url === undefined ? inside : { type: 'link', url, children: inside.children };
  });
  return { ...node, children };
}

type Definitions = ReadonlyMap<string, { readonly source: string; readonly url: string }>;

function definitionsFor(piece: string, definitions: Definitions): string {
  if (definitions.size === 0) return '';
  const used = new Set(
    [...piece.matchAll(/\[([^[\]\n]{1,200})\]/g)].map((match) => (match[1] ?? '').toLowerCase()),
  );
  const wanted = [...used].flatMap((label) => definitions.get(label)?.source ?? []);
  return wanted.length === 0 ? '' : `\n\n${wanted.join('\n')}`;
}
