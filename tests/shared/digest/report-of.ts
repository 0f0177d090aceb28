import { parseDigest } from '../../../shared/digest/index.ts';
import type { DigestSource, ParseOptions, ParseReport } from '../../../shared/digest/report.ts';

/** The report on a text or on bytes that must be readable. */
export async function report(
  content: string | Uint8Array,
  source: Omit<DigestSource, 'bytes'> = {},
  options: ParseOptions = {},
): Promise<ParseReport> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const parsed = await parseDigest({ ...source, bytes }, options);
  if (!parsed.ok) throw new Error(`unreadable: ${parsed.problem.code}`);
  return parsed.value;
}
