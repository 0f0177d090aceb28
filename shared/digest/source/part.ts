/** What comes out of a file before any format looks at it: a plain file is one part, a mail, a mailbox or an archive has several. */
import type { MailHeaders } from '../format.ts';
import type { LedgerLine } from '../report.ts';
import type { DecodedText } from './decode.ts';

/** One form of a text: a mail may bring the same content as text and as HTML. */
export interface Body {
  /** `text/plain`, `text/html` …; null for a file. */
  readonly mediaType: string | null;
  readonly decoded: DecodedText;
  /** Lines that are blank in `decoded` because they frame the content (the header of a forwarded mail). */
  readonly aside: readonly LedgerLine[];
}

/** A text to read. Only one of its bodies is read. */
export interface TextPart {
  readonly kind: 'text';
  /** Where it was: `message 3 › library.bib`; empty for a file of its own. */
  readonly path: string;
  /** File or part name; empty when unknown. */
  readonly name: string;
  readonly bodies: readonly [Body, ...Body[]];
  readonly mail: MailHeaders | null;
  /** Why it is set aside where neither a format nor the gate says that it is a digest; null where it is read all the same. */
  readonly otherwise: string | null;
  /** Lines of the file before the text, where both have the same lines; else 0. */
  readonly linesBefore: number;
  /** Where its message is in the file. */
  readonly bytes?: { readonly from: number; readonly to: number };
}

/** Something that is not read, and why. */
export interface SetAside {
  readonly kind: 'aside';
  readonly path: string;
  readonly reason: string;
}

export type Part = TextPart | SetAside;

/** A path one level deeper. */
export const within = (path: string, name: string): string => [path, name].filter(Boolean).join(' › ');
