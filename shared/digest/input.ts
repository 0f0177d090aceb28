import type { Document } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import type { DigestInput, MailHeaders } from './format.ts';

const HEAD_CHARACTERS = 64 * 1024;

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

const tree = (text: string, kind: 'xml' | 'html'): Document =>
  parseDocument(
    text,
    kind === 'xml'
      ? { xmlMode: true, withStartIndices: true, withEndIndices: true }
      : { withStartIndices: true, withEndIndices: true },
  );
