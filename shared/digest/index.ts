/** The one door to the digest parsers: bytes in, a report of papers out. */
import { fail, ok, type Result } from '../problem.ts';
import { Gathering } from './gather.ts';
import { MAX_TEXT_BYTES } from './limits.ts';
import { readPart } from './read-part.ts';
import type { DigestSource, LedgerLine, ParsedPaper, ParseOptions, ParseReport } from './report.ts';
import { open } from './source/open.ts';

/**
 * Reads a digest: a text, a mail, a mailbox or a zip of those. Promises a report in which every non-blank line (or
 * entry) is accounted for, zero records included, for anything that holds text; a problem for an empty file, a file
 * that holds no text, one above 32 MiB or a million lines, and an unknown chosen encoding. Never rejects on input, however broken.
 */
export async function parseDigest(
  source: DigestSource,
  options: ParseOptions = {},
): Promise<Result<ParseReport>> {
  const { bytes, name = '', mediaType } = source;
  if (bytes.length === 0) return fail('file-empty', name);
  const opened = open(bytes, { name, mediaType, encoding: options.encoding, maxBytes: MAX_TEXT_BYTES });
  if (!opened.ok) return opened;
  const { container, parts, messages } = opened.value;
  const gathering = new Gathering();
  const records: ParsedPaper[] = [];
  const ignored: LedgerLine[] = [];
  const trimmed: LedgerLine[] = [];
  for await (const part of parts) {
    const report =
      part.kind === 'text' ? await readPart(part, gathering.optionsFor(part, options), source) : null;
    const added = gathering.take(part, report);
    for (const record of added.records) records.push(record);
    for (const line of added.ignored) ignored.push(line);
    for (const line of added.trimmed) trimmed.push(line);
  }
  const count = messages();
  return ok({
    ...gathering.totals(container),
    ...(count > 0 ? { messages: count } : {}),
    records,
    ignored,
    trimmed,
  });
}
