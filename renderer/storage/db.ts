/** The Dexie schema. A released version is frozen: later ones only add. Nothing outside `storage` imports this. */
import { Dexie, type EntityTable, type Table } from 'dexie';
import type { Clock, Json, Row, UserTable } from '../../shared/change.ts';
import type { JournalBatch } from '../../shared/library-files.ts';
import type { AppearanceKind, HighlightColor, PaperText, Placement, Verdict } from '../../shared/model.ts';
import type { Sighting } from '../../shared/paper-text.ts';

/** A derived row: nothing in it is authored. `shelf` and `starOrder` are absent while the paper is hidden, which keeps it out of their indexes. */
export interface PaperRow extends PaperText {
  readonly abstractKind: string;
  readonly authorsComplete: boolean;
  readonly verdict: Verdict;
  readonly read: boolean;
  readonly starred: boolean;
  readonly highlights: readonly HighlightColor[];
  readonly hasNote: boolean;
  /** Absent where the reader wrote none. */
  readonly gist?: string;
  /** Ids of the lists it is on. */
  readonly lists: readonly string[];
  /** Ids of its tags and of those of its highlights; absent where there are none. */
  readonly tags?: readonly string[];
  readonly digestCount: number;
  readonly order: number;
  /** Its text follows from sightings and edits (`paper-texts.ts`); absent where one digest alone named it, untouched. */
  readonly composed?: true;
  /** Where its highlights are, by their ids; of those that are on the very text that they were made on, nothing. */
  readonly places?: Readonly<Record<string, Placement>>;
  readonly shelf?: Verdict;
  readonly starOrder?: number;
  /** Hidden because the reader put it in the trash, or erased what was said of it. */
  readonly away?: 'trash' | 'erased';
}

/** One way of finding a paper again: a name such as `arxiv:2401.01234` or `t:` with a title. */
export interface KeyRow {
  readonly key: string;
  readonly paperId: string;
}

export interface AppearanceRow {
  readonly digestId: string;
  readonly ordinal: number;
  readonly paperId: string;
  readonly order: number;
  readonly upvotes?: number;
  readonly section?: string;
  readonly kind?: AppearanceKind;
}

/** What one digest said of a paper. Kept for papers of several digests, and for edited ones; of all others the row says it. */
export interface SightingRow extends Sighting {
  readonly paperId: string;
}

/** Fingerprints of the texts of many papers, in one record because cost is per record. */
export interface SketchRow {
  readonly id: string;
  readonly paperIds: readonly string[];
  readonly sketches: Uint32Array;
}

/** A batch as kept. `under` is the next step down its stack: of undo for what was done or redone, of redo for an undo. */
export interface BatchRow extends JournalBatch {
  readonly seq: number;
  readonly under: string | null;
  /** True when it took something back; false when it did something, or did it again. */
  readonly isUndo: boolean;
}

/** A batch that is not known to be in the journal. `sent` from when it first left: it may be there, though nobody said so. */
export interface OutboxRow {
  readonly seq: number;
  readonly id: string;
  readonly sent?: true;
}

/** One highlight, or the note on one paper, as the highlights view filters and orders it. All of it is its key. */
export interface CardRow {
  readonly at: number;
  readonly label: string;
  readonly paperId: string;
  readonly start: number;
  readonly id: string;
}

export type CardKey = [at: number, label: string, paperId: string, start: number, id: string];

export interface CounterRow {
  readonly id: string;
  readonly n: number;
}

/** Where history stands: the last clock and number, and the tops of the two stacks. */
export interface Head {
  readonly id: 'head';
  readonly device: string;
  readonly clock: Clock;
  readonly seq: number;
  readonly undo: string | null;
  readonly redo: string | null;
}

/** Papers ordered below the horizon are being imported and not there yet. */
export interface Horizon {
  readonly id: 'horizon';
  readonly order: number;
}

/** The digests that are being written, so that what was left behind of them can be found. */
export interface Staging {
  readonly id: 'staging';
  readonly digestIds: readonly string[];
}

/** Where the journal ended when it last answered. `behind` when it held more than this library ever sent. */
export interface Marker {
  readonly id: 'journal';
  readonly generation: string;
  readonly batches: number;
  readonly lastId: string | null;
  readonly behind: boolean;
}

/** This library is being written anew from the files; until it is, nothing in it counts. */
export interface Rebuilding {
  readonly id: 'rebuilding';
}

/** The cards of papers from before there were cards are written. */
export interface Carded {
  readonly id: 'cards';
}

const USER_TABLES = {
  digests: 'id',
  readings: 'id',
  texts: 'id, paperId',
  lists: 'id',
  memberships: 'id, [listId+position], paperId',
  highlights: 'id, paperId',
  tags: 'id',
  taggings: 'id',
  labels: 'id',
  smartLists: 'id',
  outlines: 'id',
  watchWords: 'id',
  aliases: 'id',
  settings: 'id',
} as const satisfies Record<UserTable, string>;

/** The tables of what a reader wrote. */
export const USER_TABLE_NAMES = Object.keys(USER_TABLES) as readonly UserTable[];

class LibraryDatabase extends Dexie {
  declare readonly papers: EntityTable<PaperRow, 'id'>;
  declare readonly keys: Table<KeyRow, [string, string]>;
  declare readonly appearances: Table<AppearanceRow, [string, number]>;
  declare readonly sightings: Table<SightingRow, [string, string]>;
  declare readonly sketches: EntityTable<SketchRow, 'id'>;
  declare readonly batches: EntityTable<BatchRow, 'id'>;
  declare readonly outbox: Table<OutboxRow, number>;
  declare readonly cards: Table<CardRow, CardKey>;
  declare readonly counters: EntityTable<CounterRow, 'id'>;
  declare readonly meta: Table<Head | Horizon | Staging | Marker | Rebuilding | Carded, string>;

  constructor(name: string) {
    super(name, { chromeTransactionDurability: 'relaxed' });
    this.version(1).stores({
      papers: 'id, [shelf+order], starOrder',
      keys: '[key+paperId], paperId',
      appearances: '[digestId+ordinal], paperId',
      sketches: 'id',
      batches: 'id, seq',
      outbox: 'seq, id',
      counters: 'id',
      meta: 'id',
      ...USER_TABLES,
    });
    this.version(2).stores({ sightings: '[paperId+digestId], digestId' });
    this.version(3).stores({
      cards: '[at+label+paperId+start+id], paperId',
      outlines: 'id, [outlineId+position]',
    });
    this.version(4).stores({
      papers: 'id, [shelf+order], starOrder, [away+order]',
      taggings: 'id, tagId, paperId',
    });
  }

  /** The rows of one user table. */
  rows(table: UserTable): Table<Row, string> {
    return this.table(table);
  }
}

export const db = new LibraryDatabase('lectern');

export const asText = (value: Json | undefined): string => (typeof value === 'string' ? value : '');
export const asNumber = (value: Json | undefined): number => (typeof value === 'number' ? value : 0);
export const asTexts = (value: Json | undefined): readonly string[] =>
  Array.isArray(value) ? value.filter((each): each is string => typeof each === 'string') : [];
/** Whether a row is there and not deleted. */
export const alive = (row: Row | undefined): row is Row => row !== undefined && row['deleted'] !== true;

/** The order above which papers have been revealed. */
export async function horizon(): Promise<number> {
  const row = await db.meta.get('horizon');
  return row?.id === 'horizon' ? row.order : 0;
}

/** Where the journal ended when it last answered; undefined in a library that never sent anything. */
export async function readMarker(): Promise<Marker | undefined> {
  const row = await db.meta.get('journal');
  return row?.id === 'journal' ? row : undefined;
}

/** In pieces of at most `size`. */
export function* chunks<T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let from = 0; from < all.length; from += size) yield all.slice(from, from + size);
}
