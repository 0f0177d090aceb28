import type { parseDigest } from '../../shared/digest/index.ts';
import { MAX_TEXT_BYTES } from '../../shared/digest/limits.ts';
import { LINKS } from '../../shared/digest/links/index.ts';
import type { IngestSource, PastedAs } from './ingest-api.ts';

/** Below this a text does not look like a list of papers. */
const DIGEST_LIKE = 0.5;
const ANYTHING: ReadonlySet<string> = new Set(['text', LINKS.id]);

/** The form of a paste that is read, and which one it is; `as` is null where there is only one. */
export interface Pasted {
  readonly text: string;
  readonly as: PastedAs | null;
  readonly mediaType?: string;
}

/** Chooses between the two forms of a paste: what the reader wants, else the copied page where a format reads papers in it, else the text. */
export async function pastedAs(
  { text, html = '', as }: Extract<IngestSource, { kind: 'text' }>,
  parse: typeof parseDigest,
): Promise<Pasted> {
  if (html.trim() === '' || html.length > MAX_TEXT_BYTES) return { text, as: null };
  const page: Pasted = { text: html, as: 'html', mediaType: 'text/html' };
  if (text.trim() === '') return { ...page, as: null };
  const chosen = as ?? ((await isKnown(html, parse)) ? 'html' : 'text');
  return chosen === 'html' ? page : { text, as: 'text' };
}

/** The plain-text family reads anything, and the reader of bare links most of it: neither says that the page is a digest. */
async function isKnown(html: string, parse: typeof parseDigest): Promise<boolean> {
  const parsed = await parse({ bytes: new TextEncoder().encode(html), mediaType: 'text/html' });
  if (!parsed.ok) return false;
  const { format, records, gate } = parsed.value;
  return !ANYTHING.has(format) && records.length > 0 && gate.score >= DIGEST_LIKE;
}
