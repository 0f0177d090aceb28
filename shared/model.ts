import type { Author, PaperIds, PaperUrl, ParsedPaper } from './digest/report.ts';
import type { AbstractChange, EditableField } from './paper-text.ts';

/** The vocabulary of Lectern. Everything is read-only: rows change by cells (`change.ts`), never in place. */

/** Where a paper stands. Exclusive; a star is apart. */
export type Verdict = 'inbox' | 'later' | 'reading' | 'done' | 'skipped';

export const VERDICTS = [
  'inbox',
  'later',
  'reading',
  'done',
  'skipped',
] as const satisfies readonly Verdict[];

export const HIGHLIGHT_COLORS = ['amber', 'green', 'blue', 'rose', 'violet'] as const;
export type HighlightColor = (typeof HIGHLIGHT_COLORS)[number];

/** What the reader calls each colour. */
export type Labels = Readonly<Record<HighlightColor, string>>;

/** The colours of a tag are those of highlights, so that each keeps its contrast in every theme; null for the colour of text. */
export type TagColor = HighlightColor | null;

/** A tag as it stands on a paper or a highlight. */
export interface TagMark {
  readonly id: string;
  readonly name: string;
  readonly color: TagColor;
}

/** A tag, and how many papers have it or a highlight with it. */
export interface Tag extends TagMark {
  readonly papers: number;
}

/** What a tag is put on: papers, or one highlight. */
export type Tagged =
  { readonly paperIds: readonly string[] } | { readonly paperId: string; readonly highlightId: string };

/** A half-open range of UTF-16 offsets. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A highlight's place: offsets, the quote with 32 characters of context, and a hash of the text that the offsets belong to. One cell. */
export interface Target extends Span {
  readonly field: 'title' | 'abstract';
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  readonly textHash: string;
}

/** What told a highlight's place: its offsets, its words with all of their context, the diff of both texts, or a search. */
export type How = 'position' | 'exact' | 'diff' | 'fuzzy';

/**
 * Where a highlight is in its text as that is now: `ok` in the text that it was made on, `moved` found again, `check` found but
 * not surely, `detached` lost and kept.
 */
export type Placement =
  | {
      readonly state: 'ok' | 'moved' | 'check';
      readonly span: Span;
      /** How well it fits, 0 to 1. */
      readonly score: number;
      readonly how: How;
    }
  | { readonly state: 'detached' };

/** A paper's own text, as first seen. Derived from digests, never authored. */
export interface PaperText {
  readonly id: string;
  readonly title: string;
  readonly abstract: string;
  readonly authors: readonly Author[];
  readonly venue?: string;
  readonly published?: string;
  readonly ids: PaperIds;
  readonly urls: readonly PaperUrl[];
}

/** What a list row shows: the text, and what is derived from the reader's cells. */
export interface Paper extends PaperText {
  readonly verdict: Verdict;
  readonly read: boolean;
  readonly starred: boolean;
  readonly highlights: readonly HighlightColor[];
  readonly hasNote: boolean;
  /** What it is in one line, in the reader's words; empty where they wrote none. */
  readonly gist: string;
  readonly listNames: readonly string[];
  /** Its own tags and those of its highlights. */
  readonly tags: readonly TagMark[];
  /** In the trash: shown nowhere else. */
  readonly isTrashed: boolean;
  readonly digestCount: number;
}

/** Why a digest names a paper, where it says so. */
export type AppearanceKind = NonNullable<ParsedPaper['digest']['kind']>;

/** One paper in one digest. `ordinal` is 0-based. */
export interface Appearance {
  readonly digestId: string;
  readonly digestName: string;
  /** ISO date of the digest; null where it gave none. */
  readonly date: string | null;
  readonly importedAt: number;
  readonly ordinal: number;
  readonly of: number;
  readonly upvotes?: number;
  readonly section?: string;
  readonly kind?: AppearanceKind;
}

/** A field that the reader wrote over, and what the digests say. */
export interface EditedField {
  readonly field: EditableField;
  readonly original: string;
}

/** A paper that this one stands for, since the reader merged them. Its note is a note of its own. */
export interface MergedPaper {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  /** Which of the note's texts that is: greater for a later one. */
  readonly noteRev: string;
}

/** A paper whose notes link to another, and the passage that does. */
export interface Backlink {
  readonly paperId: string;
  readonly title: string;
  readonly passage: string;
}

/** Another paper that has something to do with this one. `id` is the identifier that both have, such as `arxiv:2302.07863`. */
export type Connection =
  | { readonly kind: 'shares'; readonly id: string; readonly paperId: string; readonly title: string }
  | { readonly kind: 'related' | 'possible'; readonly paperId: string; readonly title: string };

export interface Highlight {
  readonly id: string;
  readonly paperId: string;
  /** As the reader put it; written over by the reader alone, never because the text changed. */
  readonly target: Target;
  /** Where that is now. */
  readonly place: Placement;
  readonly color: HighlightColor;
  readonly note: string;
  /** Which of the note's texts that is: greater for a later one. */
  readonly noteRev: string;
  readonly createdAt: number;
}

/** All that the reader pane shows of a paper. */
export interface PaperDetail extends Paper {
  readonly note: string;
  /** Which of the note's texts that is: greater for a later one. */
  readonly noteRev: string;
  /** The gist that was written on this very paper, and which of its texts that is. */
  readonly ownGist: string;
  readonly gistRev: string;
  readonly marks: readonly Highlight[];
  readonly appearances: readonly Appearance[];
  /** When the reader last decided where it stands, in milliseconds; null for never. */
  readonly verdictAt: number | null;
  readonly edited: readonly EditedField[];
  /** How its abstract changed from digest to digest, the newest first. */
  readonly abstractChanges: readonly AbstractChange[];
  /** Which digest each field came from; empty where one digest alone gave them all. */
  readonly provenance: Readonly<Partial<Record<EditableField, string>>>;
  readonly merged: readonly MergedPaper[];
  readonly lists: readonly { readonly id: string; readonly name: string }[];
  /** Its own tags, without those of its highlights. */
  readonly ownTags: readonly TagMark[];
  /** The tags of its highlights, by their ids; of those without, nothing. */
  readonly markTags: Readonly<Record<string, readonly TagMark[]>>;
}

export interface Digest {
  readonly id: string;
  readonly name: string;
  readonly date: string | null;
  readonly source: string | null;
  readonly importedAt: number;
  /** Visible papers. */
  readonly papers: number;
}

export interface ReadingList {
  readonly id: string;
  readonly name: string;
  readonly parentId: string | null;
  readonly position: string;
  readonly papers: number;
  /** Kept, out of the way. */
  readonly isArchived: boolean;
}

/** A saved query with a name. */
export interface SmartList {
  readonly id: string;
  readonly name: string;
  readonly query: string;
}

/** Where papers are put, by the reader or by an import. */
export type Place =
  | { readonly kind: 'shelf'; readonly verdict: Verdict }
  | { readonly kind: 'starred' }
  | { readonly kind: 'highlights' }
  | { readonly kind: 'digest'; readonly id: string }
  | { readonly kind: 'list'; readonly id: string }
  | { readonly kind: 'tag'; readonly id: string }
  | { readonly kind: 'trash' };

/** What the window shows: the papers of a place, what a query finds, or all highlights. */
export type View =
  | Place
  | { readonly kind: 'highlights' }
  /** What the reader did, as pictures. */
  | { readonly kind: 'picture' }
  | { readonly kind: 'search'; readonly query: string }
  | { readonly kind: 'smart'; readonly id: string };

/** How many papers are where; `cards` are highlights and notes. */
export type Counts = Readonly<Record<Verdict | 'starred' | 'cards' | 'trash', number>>;
