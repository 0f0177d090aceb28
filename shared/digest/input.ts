import { DomHandler, type Document } from 'domhandler';
import { appendChild } from 'domutils';
import { Parser } from 'htmlparser2';
import type { DigestInput, MailHeaders } from './format.ts';

const HEAD_CHARACTERS = 64 * 1024;
const WRITTEN_CHARACTERS = 16 * 1024;
const MAX_DEPTH = 2000;

interface Origin {
  readonly name?: string | undefined;
  readonly mediaType?: string;
  readonly mail?: MailHeaders;
  readonly capturedAt?: string | undefined;
}

/** A text as formats see it. */
export function createInput(
  raw: string,
  { name = '', mediaType, mail, capturedAt }: Origin = {},
): DigestInput {
  const text = raw.replace(/^\uFEFF/, '');
  const head = text.slice(0, HEAD_CHARACTERS).replace(/\r\n?/g, '\n');
  return {
    text,
    head,
    name,
    extension: /\.([a-z0-9]{1,8})$/i.exec(name)?.[1]?.toLowerCase() ?? '',
    mediaType: mediaType ?? null,
    mail: mail ?? null,
    capturedAt: capturedAt ?? null,
    json: once(() => (/^\s*[[{]/.test(head) ? parseJson(text) : undefined)),
    xml: once(() =>
      /^\s*<(?:\?xml|!--|!DOCTYPE|[A-Za-z_][\w.-]*(?::[\w.-]+)?[\s>/])/.test(head) ? tree(text, 'xml') : null,
    ),
    html: once(() => (/<[a-z!][^<>]{0,2000}>/i.test(head) ? tree(text, 'html') : null)),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

/** A handler that knows how deep it is. */
class Tree extends DomHandler {
  get depth(): number {
    return this.tagStack.length;
  }
}

/**
 * The parser takes time in the square of the depth, so what is deeper than any real document starts over at the top: its
 * texts stay, its place in the tree (and its start indices) do not.
 */
function tree(text: string, kind: 'xml' | 'html'): Document {
  const xmlMode = kind === 'xml';
  const start = (): { handler: Tree; parser: Parser } => {
    const handler = new Tree(undefined, { xmlMode, withStartIndices: true, withEndIndices: true });
    return { handler, parser: new Parser(handler, { xmlMode }) };
  };
  let { handler, parser } = start();
  const { root } = handler;
  for (let at = 0; at < text.length;) {
    const mark = text.indexOf('<', at + WRITTEN_CHARACTERS);
    const end = mark < 0 ? text.length : mark;
    parser.write(text.slice(at, end));
    at = end;
    if (handler.depth <= MAX_DEPTH && at < text.length) continue;
    parser.end();
    if (handler.root !== root) for (const child of handler.root.children) appendChild(root, child);
    ({ handler, parser } = start());
  }
  return root;
}
