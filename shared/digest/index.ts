/** The one door to the digest parsers: bytes in, a report of papers out. */
import { fail, ok, type Result } from '../problem.ts';
import { parseText } from './formats/text/index.ts';
import { hasMoreLines, MAX_TEXT_BYTES, MAX_TEXT_LINES } from './limits.ts';
import type { DigestSource, ParseOptions, ParseReport } from './report.ts';
import { recogniseBinary } from './source/binary.ts';
import { decodeText } from './source/decode.ts';

/**
 * Reads a digest. Promises a report in which every non-blank line is accounted for, zero records included, for
 * anything that is text; a problem for an empty file, a file that is no text, one above 32 MiB or a million lines,
 * and an unknown chosen encoding. Never rejects on input, however broken.
 */
export async function parseDigest(
  source: DigestSource,
  options: ParseOptions = {},
): Promise<Result<ParseReport>> {
  const { bytes, name } = source;
  if (bytes.length === 0) return fail('file-empty', name);
  const binary = recogniseBinary(bytes, name);
  if (binary !== null) return fail(binary, name);
  if (bytes.length > MAX_TEXT_BYTES) return fail('text-too-large', name);
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) return decoded.problem.code === 'is-binary' ? fail('is-binary', name) : decoded;
  if (decoded.value.text.trim() === '') return fail('file-empty', name);
  if (hasMoreLines(decoded.value.text, MAX_TEXT_LINES)) return fail('text-too-many-lines', name);
  return ok(parseText(decoded.value, source, options));
}
