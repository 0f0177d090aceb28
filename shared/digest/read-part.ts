/** Reads one text: which format it is in, which of its bodies that format reads, and what the report says beyond the format. */
import type { DigestFormat, DigestInput, FormatReport } from './format.ts';
import { formatOf } from './formats/index.ts';
import { LINKS } from './links/index.ts';
import { parseText } from './formats/text/index.ts';
import { createInput } from './input.ts';
import { textOfPage } from './page/lines.ts';
import type { ParseOptions, ParseReport } from './report.ts';
import type { Body, TextPart } from './source/part.ts';

/** Below this a text that no format knows is not taken for a digest. */
const GATE = 0.5;

interface Looked {
  readonly body: Body;
  readonly input: DigestInput;
  readonly format: DigestFormat | null;
}

/**
 * The report on a text, its line numbers those of the part. Null for a part that only counts as a digest and is none.
 * Of a mail's two bodies the one is read that a format knows: the HTML one first, unless the format prefers the text.
 */
export async function readPart(
  part: TextPart,
  options: ParseOptions,
  { capturedAt }: { readonly capturedAt?: string | undefined },
): Promise<ParseReport | null> {
  const looked = part.bodies.map((body): Looked => {
    const input = inputOf(body, part, { capturedAt });
    return { body, input, format: formatOf(input) };
  });
  const known = choose(looked);
  if (known?.format) {
    const found = await known.format.read(known.input, options);
    return withMail(completed(known.format.id, found, known.body), part);
  }
  const report = await unknown(looked, part, options);
  return part.otherwise !== null && report.gate.score < GATE ? null : report;
}

/** What formats are shown of one body of a part. */
export const inputOf = (
  { mediaType, decoded }: Body,
  { name, mail }: Pick<TextPart, 'name' | 'mail'>,
  { capturedAt }: { readonly capturedAt?: string | undefined },
): DigestInput =>
  createInput(decoded.text, {
    name,
    capturedAt: mail?.date ?? capturedAt,
    ...(mediaType === null ? {} : { mediaType }),
    ...(mail === null ? {} : { mail }),
  });

function choose(looked: readonly Looked[]): Looked | undefined {
  const known = looked.filter(({ format }) => format !== null);
  const preferred = known.find(({ body, format }) => format?.prefers === body.mediaType);
  return preferred ?? known[0];
}

/** No format knows it: the papers that a mail links to, or else the plain-text family's reading of its text. */
async function unknown(
  looked: readonly Looked[],
  part: TextPart,
  options: ParseOptions,
): Promise<ParseReport> {
  const html = looked.find(({ body }) => body.mediaType === 'text/html');
  const plain = looked.find(({ body }) => body.mediaType !== 'text/html');
  const links =
    html === undefined
      ? null
      : withMail(completed(LINKS.id, await LINKS.read(html.input, options), html.body), part);
  if (links !== null && links.records.length > 0) return links;
  const body = plain?.body ?? asText(html);
  if (body === null) return emptyReport(part);
  const name = part.mail === null ? part.name : part.mail.subject;
  const capturedAt = looked[0]?.input.capturedAt;
  const source = { bytes: new Uint8Array(), name, ...(capturedAt ? { capturedAt } : {}) };
  const text = withMail(withAside(parseText(body.decoded, source, options), body), part);
  return links === null || links.lines.total === 0 || text.gate.score >= GATE ? text : links;
}

function asText(looked: Looked | undefined): Body | null {
  const document = looked?.input.html() ?? null;
  if (looked === undefined) return null;
  if (document === null) return looked.body;
  return { ...looked.body, decoded: { ...looked.body.decoded, text: textOfPage(document) } };
}

const emptyReport = (part: TextPart): ParseReport =>
  completed(
    'text',
    { digest: {}, records: [], ignored: [], count: { unit: 'line', total: 0, used: 0 } },
    part.bodies[0],
  );

/** The report of a format with what the door knows. */
function completed(format: string, found: FormatReport, body: Body): ParseReport {
  const { digest, records, ignored, count } = found;
  const { decoded } = body;
  return withAside(
    {
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
    },
    body,
  );
}

/** What was set aside before the format saw the text is in the account as well. */
function withAside(report: ParseReport, { aside }: Body): ParseReport {
  if (aside.length === 0) return report;
  return {
    ...report,
    ignored: [...aside, ...report.ignored],
    lines: { ...report.lines, total: report.lines.total + aside.length },
  };
}

/** A mail names its digest and dates it where the format does not. */
function withMail(report: ParseReport, { mail }: TextPart): ParseReport {
  if (mail === null) return report;
  const { title, source, date } = report.digest;
  const named = report.format === 'text' ? mail.subject : (title ?? mail.subject);
  const sender = source ?? (mail.fromName || mail.from);
  const day = date ?? mail.date ?? undefined;
  return {
    ...report,
    digest: {
      ...(named === '' ? {} : { title: named }),
      ...(sender === '' ? {} : { source: sender }),
      ...(day === undefined ? {} : { date: day }),
    },
  };
}
