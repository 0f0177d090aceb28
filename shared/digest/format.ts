/**
 * What a digest format is. One file under `formats/` exports one `format`; the registry finds it there, nothing else knows of it.
 * A format says whether a text is its own, by content, and turns it into records and a ledger. It never throws on input.
 */
import type { Document } from 'domhandler';
import type { LedgerLine, ParsedPaper, ParseOptions, ParseReport } from './report.ts';

/** The headers of the mail whose body a text is. Addresses are lower-case. */
export interface MailHeaders {
  readonly from: string;
  readonly fromName: string;
  readonly subject: string;
  /** ISO day, or null where the mail has none that reads. */
  readonly date: string | null;
}

/** One text to look at, with what is known of where it came from. What is costly is made when first asked for, and once. */
export interface DigestInput {
  /** Decoded, without byte order mark; line ends as in the file. */
  readonly text: string;
  /** The first 64 Ki characters with line ends as `\n`, to recognise by. */
  readonly head: string;
  /** File or part name; empty when unknown. It only breaks ties. */
  readonly name: string;
  /** Lower-case, without the dot; empty when there is none. */
  readonly extension: string;
  /** What a mail says that this part is (`text/plain`, `text/html`); null for a file. */
  readonly mediaType: string | null;
  readonly mail: MailHeaders | null;
  /** ISO day that dates without a year are read against. */
  readonly capturedAt: string | null;
  /** The value of a JSON text; undefined for any other text. */
  json(): unknown;
  /** The tree of an XML text, tag names as written; null where the text does not start like XML. Lenient: never throws. */
  xml(): Document | null;
  /** The tree of an HTML text, tag names lower-case; null where nothing in the text looks like a tag. Lenient: never throws. */
  html(): Document | null;
}

/** What a format found. Where it counts lines, every non-blank line is in a record or in `ignored`; where it counts entries, every entry is. */
export interface FormatReport {
  readonly digest: ParseReport['digest'];
  readonly records: readonly ParsedPaper[];
  readonly ignored: readonly LedgerLine[];
  readonly trimmed?: readonly LedgerLine[];
  readonly warnings?: readonly string[];
  /** How many entries the digest says that it has, where it says so. */
  readonly claimed?: number;
  /** The ledger's own count: all units and those that records use. */
  readonly count: { readonly unit: 'line' | 'entry'; readonly total: number; readonly used: number };
  /** Only for texts that may be no digest at all; 1 where absent. */
  readonly gate?: ParseReport['gate'];
}

export interface DigestFormat {
  /** Stable and kebab-case: it is stored with every digest (`arxiv-mail`). */
  readonly id: string;
  /** For the reader: "Google Scholar alert". */
  readonly label: string;
  /** Whether a text is in this format, by its content. At most one format says yes to a text. Cheap: it runs for every text. */
  readonly recognises: (input: DigestInput) => boolean;
  /** Which form of a mail it reads where it knows both; the HTML one where absent. */
  readonly prefers?: 'text/plain';
  readonly read: (input: DigestInput, options: ParseOptions) => FormatReport | Promise<FormatReport>;
}
