/** What leaves the library: papers with all that a reader made of them, as every format, mirror and print takes them. */
import type { HighlightColor, PaperText, Placement, Target, Verdict } from '../model.ts';

/** One highlight, with its words as they are in the text now; `target` holds them as they were highlighted. */
export interface ExportedHighlight {
  readonly id: string;
  /** As the reader made it. Offsets are in UTF-16 units of the text that `textHash` names. */
  readonly target: Target;
  /** Where that is in the paper's text as exported. */
  readonly place: Placement;
  readonly color: HighlightColor;
  /** What the reader calls that colour. */
  readonly label: string;
  /** Markdown; empty for none. */
  readonly note: string;
  readonly tags: readonly string[];
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

/** One paper, whole. Texts are the reader's and the digests' own, in no format's escapes. */
export interface ExportedPaper extends PaperText {
  /** Unique among what is exported with it, and the same in every export (the library's pattern decides). */
  readonly citationKey: string;
  readonly verdict: Verdict;
  readonly read: boolean;
  readonly starred: boolean;
  /** What it is in one line; empty for none. */
  readonly gist: string;
  /** Markdown; empty for none. */
  readonly note: string;
  /** Names of its own tags, without those of its highlights. */
  readonly tags: readonly string[];
  /** Names of the lists it is on. */
  readonly lists: readonly string[];
  /** In the order of the text, those that are lost in it last. */
  readonly highlights: readonly ExportedHighlight[];
  /** The digests that brought it, the newest first; dates are ISO days. */
  readonly digests: readonly { readonly name: string; readonly date: string | null }[];
}
