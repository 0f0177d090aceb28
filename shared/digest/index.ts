/** The one door to the digest parsers: bytes in, a report of papers out. */
import { fail, ok, type Result } from '../problem.ts';
import type { FormatReport } from './format.ts';
import { formatOf } from './formats/index.ts';
import { parseText } from './formats/text/index.ts';
import { createInput } from './input.ts';
import type { DigestSource, ParseOptions, ParseReport } from './report.ts';
import { recogniseBinary } from './source/binary.ts';
import { decodeText, type DecodedText } from './source/decode.ts';

/** Texts above this are refused: parsing them would hold too much memory for too long. */
export const MAX_TEXT_BYTES = 32 * 1024 * 1024;

/**
 * Reads a digest. Promises a report in which every non-blank line is accounted for, zero records included, for
 * anything that is text; a problem for an empty file, a file that is no text, one above 32 MiB and an unknown
 * chosen encoding. Never rejects on input, however broken.
 */
export async function parseDigest(
  source: DigestSource,
  options: ParseOptions = {},
): Promise<Result<ParseReport>> {
  const { bytes, name } = source;
  if (bytes.length === 0) return fail('file-empty', name);
  const binary = recogniseBinary(bytes, name);
  if (binary !== null) return fail(binary, name);
  if (bytes.length > MAX_TEXT_BYTES) return fail('text-too-large', String(bytes.length));
  const decoded = decodeText(bytes, options.encoding);
  if (!decoded.ok) return decoded.problem.code === 'is-binary' ? fail('is-binary', name) : decoded;
  if (decoded.value.text.trim() === '') return fail('file-empty', name);
  const { text } = decoded.value;
  const input = createInput(text, { name, capturedAt: source.capturedAt });
  const format = formatOf(input);
  if (format === null) return ok(parseText(decoded.value, source, options));
  return ok(completed(format.id, await format.read(input, options), decoded.value));
}

/** The report of a format with what the door knows. */
function completed(format: string, found: FormatReport, decoded: DecodedText): ParseReport {
  const { digest, records, ignored, count } = found;
  return {
    format,
    digest,
    unaccounted: Math.max(0, count.total - count.used - ignored.length),
    warnings: [...decoded.warnings, ...(found.warnings ?? [])],
    records,
    ignored,
    trimmed: found.trimmed ?? [],
    untitled: records.filter(({ title }) => title === null).length,
    ...(found.claimed === undefined ? {} : { claimed: found.claimed }),
    encoding: decoded.encoding,
    gate: found.gate ?? { score: 1, reasons: [] },
    lines: count,
  };
}
