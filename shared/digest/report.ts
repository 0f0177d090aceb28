/** The shapes that every digest parser produces. Line numbers are 1-based lines of the decoded text. */

export interface Author {
  readonly name: string;
  readonly family?: string;
  readonly given?: string;
}

export interface PaperIds {
  readonly arxiv?: string;
  readonly arxivVersion?: number;
  readonly doi?: string;
  readonly pmid?: string;
  readonly pmcid?: string;
  readonly s2?: string;
  readonly openalex?: string;
  readonly corpusId?: string;
}

export interface PaperUrl {
  readonly url: string;
  readonly kind: 'abs' | 'pdf' | 'html' | 'hf' | 'code' | 'project' | 'dataset' | 'doi' | 'other';
}

/** Where in the digest a record came from: its lines, and their raw text. */
export interface RawEntry {
  readonly format: string;
  readonly part?: string;
  readonly lineFrom?: number;
  readonly lineTo?: number;
  readonly byteFrom?: number;
  readonly byteTo?: number;
  readonly text: string;
}

/** One entry of a digest as it stands in the file. Texts are the file's own, never repaired here. */
export interface ParsedPaper {
  readonly title: string | null;
  /** How often the page printed this entry in a row; absent for once. */
  readonly repeats?: number;
  readonly abstract?: string;
  readonly abstractKind?: 'full' | 'snippet' | 'ai-summary' | 'tldr';
  readonly authors: readonly Author[];
  readonly authorsComplete: boolean;
  readonly authorCount?: number;
  readonly venue?: string;
  readonly published?: { readonly iso: string; readonly precision: 'day' | 'month' | 'year' };
  readonly ids: PaperIds;
  readonly urls: readonly PaperUrl[];
  readonly code: readonly string[];
  readonly rank?: number;
  readonly upvotes?: number;
  readonly score?: number;
  readonly digest: {
    readonly source: string;
    readonly kind: 'new' | 'cross' | 'replace' | 'citation' | 'recommended' | null;
    readonly date?: string;
    readonly section?: string;
    readonly itemNo?: number;
  };
  readonly raw: RawEntry;
  /** 0 to 1: how sure the boundaries of this entry are. Below 0.6 the reader is asked to check. */
  readonly confidence: number;
  readonly warnings: readonly string[];
}

/** One line, or part of one, that did not become a record, and why. */
export interface LedgerLine {
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** What a reader may decide about a line of a text digest; a correction wins over every rule. */
export type LineRole = 'title' | 'abstract' | 'authors' | 'ignored';

/** What a parser found. Every non-blank line is in a record, in `ignored` or (in part) in `trimmed`; `unaccounted` counts the rest and must be 0. */
export interface ParseReport {
  readonly format: string;
  readonly digest: { readonly title?: string; readonly source?: string; readonly date?: string };
  readonly messages?: number;
  readonly unaccounted: number;
  readonly warnings: readonly string[];
  readonly records: readonly ParsedPaper[];
  readonly ignored: readonly LedgerLine[];
  readonly trimmed: readonly LedgerLine[];
  /** How many of `records` have no title. */
  readonly untitled: number;
  /** How many entries the digest says that it has, where it says so. */
  readonly claimed?: number;
  readonly encoding: { readonly label: string; readonly confidence: number; readonly replaced: number };
  /** The file-level gate: does this look like a list of papers at all? Below 0.5 the preview asks first and ticks nothing. */
  readonly gate: { readonly score: number; readonly reasons: readonly string[] };
  /** Non-blank lines (or entries, where a format has no lines of its own), and how many of them records use: `total = used + ignored.length + unaccounted`. */
  readonly lines: { readonly total: number; readonly used: number; readonly unit?: 'line' | 'entry' };
}

export interface DigestSource {
  readonly bytes: Uint8Array;
  /** File name, for the title of the digest and to break ties between formats. */
  readonly name?: string;
  /** ISO date that dates without a year are read against (the file's own date, say). */
  readonly capturedAt?: string;
}

export interface ParseOptions {
  /** An encoding the reader chose; wins over every detection. */
  readonly encoding?: string;
  /** The reader's corrections by line number. */
  readonly roles?: Readonly<Record<number, LineRole>>;
  /** Lines whose trimmed prefix the reader wants back. */
  readonly keepPrefix?: readonly number[];
}
